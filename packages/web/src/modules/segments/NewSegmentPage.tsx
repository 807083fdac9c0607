import type { Condition } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { asProblem } from '../../app/problem.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { NoPermission } from '../../ui/NoPermission.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { ConditionEditor } from './ConditionEditor.tsx'
import { everybody } from './everybody.ts'
import { PeopleIn } from './PeopleIn.tsx'
import type { Segment } from './segment.ts'

/** A segment in the making: whom it means, with those people in sight, and what it is to be called. */
export function NewSegmentPage() {
  const may = useMay()
  const [condition, setCondition] = useState<Condition>(everybody)
  const [name, setName] = useState('')
  const save = useSave()
  usePageTitle('A new segment')
  if (!may('segment.create')) return <NoPermission isPage what="new segments" />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ name: name.trim(), condition })
  }
  const nameFault = save.error ? asProblem(save.error).faultOf('name') : undefined
  return (
    <Page width="reading">
      <PageHeader title="A new segment" description="Say what is true of the people you mean." />
      <ConditionEditor condition={condition} onChange={setCondition} />
      <form onSubmit={submit} className="mb-8 space-y-3">
        {!nameFault && <ProblemCallout error={save.error} />}
        <div className="flex flex-wrap items-end gap-2">
          <Field label="Name" error={nameFault} className="min-w-56 flex-1">
            <TextInput
              value={name}
              onValueChange={setName}
              maxLength={200}
              placeholder="Filter coffee drinkers in Gdańsk"
            />
          </Field>
          <Button type="submit" variant="primary" disabled={name.trim() === ''} busy={save.isPending}>
            Keep this segment
          </Button>
        </div>
      </form>
      <PeopleIn condition={condition} />
    </Page>
  )
}

function useSave() {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (segment: Pick<Segment, 'name' | 'condition'>) =>
      api.write<Segment>('POST', 'segments', segment),
    onSuccess: async ({ data: { id, name }, changeSetId }) => {
      await invalidateTopic('segments')
      await navigate({ to: '/segments/$segmentId', params: { segmentId: id } })
      offerUndo({
        title: `Made the segment “${name}”.`,
        changeSetId,
        undo: () => navigate({ to: '/segments' }),
      })
    },
  })
}
