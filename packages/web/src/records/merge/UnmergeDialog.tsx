import { inSentence } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { ProblemState } from '../../app/ProblemState.tsx'
import { queryClient } from '../../app/query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toasts.ts'
import type { DescribedObject } from '../objects/described-object.ts'
import { type AddedSince, addedSinceQuery, type MergeEntry } from './merges.ts'
import { type Owner, WhoseIsIt } from './WhoseIsIt.tsx'

export interface UnmergeDialogProps {
  object: DescribedObject
  /** The record that stayed. */
  record: { id: string; title: string }
  merge: MergeEntry
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Tells merged records apart again, after asking to whom belongs what came since. */
export function UnmergeDialog(props: UnmergeDialogProps) {
  const { object, record, merge, open, onOpenChange } = props
  const query = useQuery({ ...addedSinceQuery(object, record.id, merge.changeSetId), enabled: open })
  const [owners, setOwners] = useState<Record<string, string>>({})
  const { unmerge, isBusy, error } = useUnmerge(props, query.data, owners)
  const candidates: Owner[] = [
    { id: record.id, title: record.title },
    ...merge.merged.map(({ id, title }) => ({
      id,
      title: title ?? `The other ${inSentence(object.label)}`,
    })),
  ]
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Take ${record.title} apart again`}
      description="Each gets back what was its own when they were merged. It can be undone."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" busy={isBusy} disabled={!query.data} onClick={() => void unmerge()}>
            Unmerge
          </Button>
        </>
      }
    >
      <ProblemCallout error={error} />
      {query.isError && <ProblemState error={query.error} what="what came since" onRetry={query.refetch} />}
      {query.isPending && <SkeletonText lines={3} />}
      {query.data && (
        <WhoseIsIt added={query.data} candidates={candidates} owners={owners} onOwnersChange={setOwners} />
      )}
    </Dialog>
  )
}

function useUnmerge(
  { object, record, merge, onOpenChange }: UnmergeDialogProps,
  added: AddedSince | undefined,
  owners: Readonly<Record<string, string>>,
) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const unmerge = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const body = {
        records: added?.records.flatMap(({ object: name, id }) =>
          owners[id] ? [{ object: name, id, to: owners[id] }] : [],
        ),
        values: added?.values.flatMap(({ property }) =>
          owners[property] ? [{ property, to: owners[property] }] : [],
        ),
      }
      const address = `${object.path}/${record.id}/merges/${merge.changeSetId}/unmerge`
      const { keptCount } = await api.post<{ keptCount: number }>(address, body)
      await queryClient.invalidateQueries()
      onOpenChange(false)
      showToast({
        title:
          keptCount === 0 ? 'Unmerged.' : `Unmerged, except ${keptCount} that changed since or are taken.`,
      })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return { unmerge, isBusy, error }
}
