import { useMutation, useQuery } from '@tanstack/react-query'
import { Megaphone } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import type { SelectionVerbProps } from '../../app/web-module.ts'
import { AddPeopleDialog } from '../../records/list/AddPeopleDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { TextLink } from '../../ui/Link.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toasts.ts'
import { leftOutSentences } from './plan/launch-check.ts'

interface OpenProgram {
  id: string
  name: string
  status: 'draft' | 'running'
}

/** What came of it, as the server says. */
interface AddedPeople {
  added: number
  leftOut: { reason: string; count: number }[]
  /** When it is drawn who is written to; null for a draft. */
  drawnAt: string | null
}

const openPrograms = apiQuery<ListPage<OpenProgram>>('programs', {
  filter: { field: 'status', op: 'in', value: ['draft', 'running'] },
  fields: 'name,status',
  limit: 50,
})

/** Adds the selected people, or whoever the selected records belong to, to a program that is being made or runs. */
export default function AddToProgram(props: SelectionVerbProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" icon={<Megaphone />} onClick={() => setOpen(true)}>
        Add to program
      </Button>
      {isOpen && <AddDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function AddDialog({ onClose, ...selection }: SelectionVerbProps & { onClose: () => void }) {
  const may = useMay()
  const programs = useQuery(openPrograms)
  const [id, setId] = useState('')
  const chosen = programs.data?.data.find((program) => program.id === id)
  const add = useAdd(selection, onClose)
  return (
    <AddPeopleDialog
      {...selection}
      addTo="a program"
      description="Who has not agreed, or must not be written to, is left out; a part is held back by chance, as in the program."
      isReady={chosen !== undefined}
      isBusy={add.isPending}
      error={add.error}
      onAdd={() => chosen && add.mutate(chosen)}
      onClose={onClose}
    >
      {programs.isError && <ProblemState error={programs.error} what="the programs" />}
      {programs.isPending && <SkeletonText lines={3} />}
      {programs.data?.data.length === 0 && (
        <p className="text-muted">
          No program is being made or runs.{' '}
          {may('program.create') ? (
            <TextLink to="/programs" search={{ plan: true }}>
              Plan one first
            </TextLink>
          ) : (
            'Somebody who may plan one has to do so first'
          )}
          , then add people to it.
        </p>
      )}
      {programs.data && programs.data.data.length > 0 && (
        <RadioGroup
          label="Program"
          value={id}
          onValueChange={setId}
          options={programs.data.data.map((program) => ({
            value: program.id,
            label: program.name,
            hint:
              program.status === 'draft'
                ? 'Draft: they wait for its launch'
                : 'Runs: they are written to soon',
          }))}
        />
      )}
    </AddPeopleDialog>
  )
}

function useAdd({ object, chosen, onDone }: SelectionVerbProps, onClose: () => void) {
  const format = useFormat()
  return useMutation({
    mutationFn: ({ id }: OpenProgram) =>
      api.write<AddedPeople>('POST', `programs/${id}/people`, { object, ...chosen }),
    onSuccess: async ({ data: { added, leftOut, drawnAt }, changeSetId }, { name }) => {
      await invalidateTopic('programs')
      const drawn = drawnAt
        ? [`Who is written to is drawn at ${format.time(drawnAt)}; until then it can be undone.`]
        : []
      const detail = [...leftOutSentences(leftOut, format.number), ...drawn].join(' ') || undefined
      const people = `${format.number(added)} ${added === 1 ? 'person' : 'people'}`
      if (changeSetId)
        offerUndo({
          title:
            added > 0 ? `Added ${people} to “${name}”.` : `Added, but none of them can be written to now.`,
          detail,
          changeSetId,
        })
      else showToast({ title: `Nobody was added to “${name}”.`, detail })
      onClose()
      onDone()
    },
  })
}
