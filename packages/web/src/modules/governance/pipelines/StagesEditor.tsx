import { Plus } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { change, moved, putInOrder, type Stage } from './pipelines.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import { StageRow } from './StageRow.tsx'

interface StagesEditorProps {
  pipelineId: string
  /** In their order. */
  stages: readonly Stage[]
}

/** The stages of a pipeline, in order: dragged by their handle, or moved with Alt and the arrow keys. */
export function StagesEditor({ pipelineId, stages }: StagesEditorProps) {
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const [removing, setRemoving] = useState<Stage | null>(null)
  const move = (from: number, to: number) => {
    if (to < 0 || to >= stages.length || from === to) return
    void putInOrder(moved(stages, from, to))
  }
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault()
    if (dragged !== null) move(dragged, to)
    setDragged(null)
    setOver(null)
  }
  const add = () =>
    change('A stage was added.', 'POST', 'stages', {
      ...{ pipelineId, name: 'New stage', position: stages.length + 1, probability: 0.5 },
    })
  return (
    <>
      {stages.length === 0 && (
        <EmptyState title="No stages yet">
          A pipeline needs at least one open stage, and one that means won.
        </EmptyState>
      )}
      <ol aria-label="Stages" className="border-t border-hairline">
        {stages.map((stage, index) => (
          <li
            key={stage.id}
            onDragOver={(event) => {
              if (dragged === null) return
              event.preventDefault()
              setOver(index)
            }}
            onDrop={(event) => drop(event, index)}
            className={classNames(
              'border-b border-hairline transition-colors',
              dragged === index && 'opacity-50',
              over === index && dragged !== null && dragged !== index && 'bg-hover',
            )}
          >
            <StageRow
              stage={stage}
              onMove={(by) => move(index, index + by)}
              onDragStart={() => setDragged(index)}
              onDragEnd={() => {
                setDragged(null)
                setOver(null)
              }}
              onRemove={() => setRemoving(stage)}
            />
          </li>
        ))}
      </ol>
      <Button variant="quiet" className="-ms-3 mt-2" icon={<Plus />} onClick={() => void add()}>
        Add a stage
      </Button>
      {removing && (
        <RemoveDialog
          what={{ path: 'stages', id: removing.id, name: removing.name, field: 'stage' }}
          targets={stages.filter(({ id }) => id !== removing.id)}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  )
}
