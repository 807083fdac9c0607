import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, Megaphone, Pencil, Table2, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { usePageOf } from '../../app/modules-context.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/menu-entry.ts'
import { RenameDialog } from './RenameDialog.tsx'
import type { Segment } from './segment.ts'

/** What can be done with a segment: write to it, see it as a list, rename it, remove it. */
export function SegmentActions({ segment }: { segment: Segment }) {
  const may = useMay()
  const [isRenaming, setRenaming] = useState(false)
  const start = useStartProgram(segment)
  const remove = useRemove(segment)
  const navigate = useNavigate()
  const seeList = () =>
    void navigate({ to: '/contacts' as string, search: { filter: segment.condition } as never })
  const entries: (MenuEntry | false)[] = [
    { label: 'See them as a list', icon: <Table2 />, onSelect: seeList },
    may('segment.update') && {
      label: 'Rename',
      icon: <Pencil />,
      onSelect: () => setRenaming(true),
    },
    may('segment.delete') && 'separator',
    may('segment.delete') && {
      label: 'Delete the segment',
      icon: <Trash2 />,
      danger: true,
      onSelect: () => remove.mutate(),
    },
  ]
  return (
    <>
      {may('program.create') && (
        <Button
          variant="primary"
          icon={<Megaphone aria-hidden="true" />}
          busy={start.isPending}
          onClick={() => start.mutate()}
        >
          Start a program
        </Button>
      )}
      <Menu
        align="end"
        trigger={<IconButton label="More" icon={<Ellipsis />} />}
        entries={entries.filter((entry) => entry !== false)}
      />
      <RenameDialog segment={segment} open={isRenaming} onOpenChange={setRenaming} />
    </>
  )
}

function useStartProgram(segment: Segment) {
  const navigate = useNavigate()
  const pageOf = usePageOf()
  return useMutation({
    mutationFn: () => api.post<{ id: string }>('programs', { name: segment.name, segmentId: segment.id }),
    onSuccess: async ({ id }) => {
      await invalidateTopic('programs')
      await navigate({ to: pageOf('program', id) ?? `/programs/${id}` })
    },
    onError: showProblem,
  })
}

function useRemove({ id, name }: Segment) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.write('DELETE', `segments/${id}`),
    onSuccess: async ({ changeSetId }) => {
      await navigate({ to: '/segments' })
      await invalidateTopic('segments')
      offerUndo({ title: `Deleted the segment “${name}”.`, changeSetId })
    },
    onError: showProblem,
  })
}
