import { useMutation } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { queryClient } from '../../../app/query-client.ts'
import { useMay, useSession } from '../../../app/session.ts'
import { useObjects } from '../../../records/objects/use-objects.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { When } from '../../../ui/When.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { Row } from '../Rows.tsx'
import { type ChangeSet, countsInWords } from './change-set.ts'
import { changeKinds } from './kinds.ts'

/** One change: what, how much, who, when, and the way back. */
export function ChangeRow({ change }: { change: ChangeSet }) {
  const { find } = useObjects()
  const format = useFormat()
  const Icon = changeKinds[change.kind]?.icon ?? Pencil
  const counts = countsInWords(change.counts, find, format)
  return (
    <Row
      lead={<Icon aria-label={changeKinds[change.kind]?.label} role="img" />}
      title={change.label}
      detail={
        <>
          {change.createdBy?.name ?? change.source ?? 'Regulars'} · <When at={change.createdAt} />
          {counts && ` · ${counts}`}
          {change.report && change.report.keptCount > 0 && ` · ${keptWords(change.report.keptCount)}`}
        </>
      }
      end={<WayBack change={change} counts={counts} />}
    />
  )
}

function WayBack({ change, counts }: { change: ChangeSet; counts: string }) {
  const may = useMay()
  const { user } = useSession()
  if (change.state === 'undone') return <Pill tone="attention">Undone</Pill>
  if (change.state === 'undoing') return <Pill>Being undone</Pill>
  if (change.state === 'open') return <Pill>Being written</Pill>
  if (change.final) return <Pill>For good</Pill>
  if (change.kind === 'system') return null
  const mayUndo = may('changeSet.undo') || (may('changeSet.undoOwn') && change.createdById === user.id)
  return mayUndo && counts !== '' ? <UndoButton change={change} counts={counts} /> : null
}

function UndoButton({ change, counts }: { change: ChangeSet; counts: string }) {
  const [isAsking, setAsking] = useState(false)
  const undo = useMutation({
    mutationFn: () => api.post<{ runId?: string; keptCount?: number }>(`change-sets/${change.id}/undo`),
    onSuccess: async ({ runId, keptCount = 0 }) => {
      setAsking(false)
      await queryClient.invalidateQueries()
      showToast({
        title: runId ? 'Undoing. You can go on meanwhile.' : 'Undone.',
        detail: keptCount > 0 ? keptWords(keptCount) : undefined,
      })
    },
    onError: showProblem,
  })
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        Undo
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Undo “${change.label}”?`}
        verb="Undo"
        busy={undo.isPending}
        onConfirm={() => undo.mutate()}
      >
        <p>{counts}.</p>
        <p className="mt-2 text-muted">
          It becomes as if it had not been. What somebody changed since, or what others need, stays and is
          counted. The undo itself can be undone.
        </p>
      </ConfirmDialog>
    </>
  )
}

function keptWords(count: number): string {
  return count === 1
    ? 'one thing stays, because it changed since or is in use'
    : `${count} things stay, because they changed since or are in use`
}
