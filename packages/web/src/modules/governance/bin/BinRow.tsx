import { useMutation } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { queryClient } from '../../../app/query-client.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../../../records/objects/described-object.ts'
import { ObjectIcon } from '../../../records/objects/ObjectIcon.tsx'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { When } from '../../../ui/When.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { Row } from '../Rows.tsx'

interface BinRowProps {
  object: DescribedObject
  record: RecordRow
}

/** Something that was removed: take it back out, or remove it for good. */
export function BinRow({ object, record }: BinRowProps) {
  const [isAsking, setAsking] = useState(false)
  const title = titleOf(object, record)
  const settled = (said: string) => async () => {
    await queryClient.invalidateQueries()
    showToast({ title: said })
  }
  const restore = useMutation({
    mutationFn: () => api.post(`${object.path}/${record.id}/restore`),
    onSuccess: settled(`${title} is back.`),
    onError: showProblem,
  })
  const purge = useMutation({
    mutationFn: () => api.delete(`${object.path}/${record.id}`, { query: { forGood: true } }),
    onSuccess: settled(`${title} is gone for good.`),
    onError: showProblem,
  })
  return (
    <Row
      lead={<ObjectIcon icon={object.icon} />}
      title={title}
      detail={
        typeof record.deletedAt === 'string' && (
          <>
            removed <When at={record.deletedAt} />
          </>
        )
      }
      end={
        <>
          <Button busy={restore.isPending} onClick={() => restore.mutate()}>
            Take back out
          </Button>
          <IconButton label={`Remove ${title} for good`} icon={<Trash2 />} onClick={() => setAsking(true)} />
          <ConfirmDialog
            open={isAsking}
            onOpenChange={setAsking}
            title={`Remove ${title} for good?`}
            verb="Remove for good"
            busy={purge.isPending}
            onConfirm={() => purge.mutate()}
          >
            Nothing of it stays, also not in the history. This cannot be undone.
          </ConfirmDialog>
        </>
      }
    />
  )
}
