import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { CreateDialog } from '../../../records/page/CreateDialog.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Field } from '../../../ui/Field.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { change, type Pipeline, pipelinesQuery, stagesQuery } from './pipelines.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import { StagesEditor } from './StagesEditor.tsx'

/** The ways of selling, stage by stage: what each asks for, brings and means. */
export function PipelinesPage() {
  const [isAdding, setAdding] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const asked = useQuery(pipelinesQuery)
  return (
    <Guarded permission="pipeline.update" what="how deals are sold">
      <PageHeader
        title="Pipelines"
        description="The ways of selling, stage by stage. Changes hold at once and can be undone."
        actions={
          <Button icon={<Plus />} onClick={() => setAdding(true)}>
            Add a pipeline
          </Button>
        }
      />
      <Answer asked={asked} what="the pipelines">
        {({ data }) => <Chosen pipelines={data} chosen={chosen} onChoose={setChosen} />}
      </Answer>
      <CreateDialog
        object="pipeline"
        open={isAdding}
        onOpenChange={setAdding}
        onCreated={({ id }) => setChosen(id)}
      />
    </Guarded>
  )
}

interface ChosenProps {
  pipelines: readonly Pipeline[]
  chosen: string | null
  onChoose: (id: string | null) => void
}

function Chosen({ pipelines, chosen, onChoose }: ChosenProps) {
  const pipeline = pipelines.find(({ id }) => id === chosen) ?? pipelines[0]
  if (!pipeline)
    return <EmptyState title="No pipeline yet">With one, deals have stages to go through.</EmptyState>
  return (
    <>
      {pipelines.length > 1 && (
        <Field label="Pipeline" className="mb-6 max-w-60">
          <Select
            value={pipeline.id}
            options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
            onValueChange={onChoose}
          />
        </Field>
      )}
      <PipelineEditor
        key={pipeline.id}
        pipeline={pipeline}
        isOnly={pipelines.length === 1}
        onRemoved={() => onChoose(null)}
      />
    </>
  )
}

interface PipelineEditorProps {
  pipeline: Pipeline
  isOnly: boolean
  onRemoved: () => void
}

function PipelineEditor({ pipeline, isOnly, onRemoved }: PipelineEditorProps) {
  const [isRemoving, setRemoving] = useState(false)
  const stages = useQuery(stagesQuery)
  const rename = (name: string) =>
    name &&
    name !== pipeline.name &&
    change(`The pipeline is called ${name}.`, 'PATCH', `pipelines/${pipeline.id}`, { name })
  return (
    <>
      <div className="mb-4 flex items-end gap-2">
        <Field label="Name" className="max-w-80 flex-1">
          <TextInput
            defaultValue={pipeline.name}
            maxLength={200}
            onBlur={(event) => void rename(event.currentTarget.value.trim())}
          />
        </Field>
        {!isOnly && (
          <IconButton label="Remove the pipeline" icon={<Trash2 />} onClick={() => setRemoving(true)} />
        )}
      </div>
      <Answer asked={stages} what="the stages">
        {({ data }) => (
          <>
            <StagesEditor
              pipelineId={pipeline.id}
              stages={data.filter(({ pipelineId }) => pipelineId === pipeline.id)}
            />
            {isRemoving && (
              <RemoveDialog
                what={{ path: 'pipelines', id: pipeline.id, name: pipeline.name, field: 'pipeline' }}
                targets={data.filter(({ pipelineId }) => pipelineId !== pipeline.id)}
                onClose={() => setRemoving(false)}
                onRemoved={onRemoved}
              />
            )}
          </>
        )}
      </Answer>
    </>
  )
}
