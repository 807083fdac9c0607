import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CircleStop, Copy, Ellipsis, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/menu-entry.ts'
import type { Program } from './program.ts'
import { StopDialog } from './StopDialog.tsx'

/** What can be done with a program besides launching it. */
export function ProgramActions({ program }: { program: Program }) {
  const may = useMay()
  const copy = useCopy(program)
  const remove = useRemove(program)
  const [isStopping, setStopping] = useState(false)
  const entries: (MenuEntry | false)[] = [
    may('program.create') && { label: 'Make a copy', icon: <Copy />, onSelect: () => copy.mutate() },
    may('program.delete') &&
      program.status === 'draft' && {
        label: 'Delete the draft',
        icon: <Trash2 />,
        danger: true,
        onSelect: () => remove.mutate(),
      },
  ]
  const shown = entries.filter((entry) => entry !== false)
  return (
    <>
      {program.status === 'running' && may('program.launch') && (
        <Button icon={<CircleStop aria-hidden="true" />} onClick={() => setStopping(true)}>
          Stop
        </Button>
      )}
      {shown.length > 0 && (
        <Menu align="end" trigger={<IconButton label="More" icon={<Ellipsis />} />} entries={shown} />
      )}
      <StopDialog program={program} open={isStopping} onOpenChange={setStopping} />
    </>
  )
}

function useCopy({
  name,
  segmentId,
  templateId,
  channel,
  holdoutShare,
  perHousehold,
  goal,
  goalDays,
  budget,
  costPerMessage,
}: Program) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () =>
      api.post<Program>('programs', {
        name: `${name} (copy)`,
        segmentId,
        templateId,
        channel,
        holdoutShare,
        perHousehold,
        goal,
        goalDays,
        budget,
        costPerMessage,
      }),
    onSuccess: async ({ id }) => {
      await invalidateTopic('programs')
      await navigate({ to: '/programs/$programId', params: { programId: id } })
    },
    onError: showProblem,
  })
}

function useRemove({ id, name }: Program) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.write('DELETE', `programs/${id}`),
    onSuccess: async ({ changeSetId }) => {
      await navigate({ to: '/programs' })
      await invalidateTopic('programs')
      offerUndo({ title: `Deleted the program “${name}”.`, changeSetId })
    },
    onError: showProblem,
  })
}
