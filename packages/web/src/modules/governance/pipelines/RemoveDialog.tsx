import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { Select } from '../../../ui/Select.tsx'
import { SkeletonText } from '../../../ui/Skeleton.tsx'
import { change, dealCountQuery, type Stage } from './pipelines.ts'

interface RemoveDialogProps {
  what: { path: 'stages' | 'pipelines'; id: string; name: string; field: 'stage' | 'pipeline' }
  /** Stages that the deals can move to. */
  targets: readonly Stage[]
  onClose: () => void
  onRemoved?: () => void
}

/** Removes a stage or a pipeline, after its deals have found another place. */
export function RemoveDialog({ what, targets, onClose, onRemoved }: RemoveDialogProps) {
  const { path, id, name, field } = what
  const { number } = useFormat()
  const [moveTo, setMoveTo] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { data } = useQuery(dealCountQuery({ field, op: 'is', value: id }))
  const deals = data?.count ?? 0
  const remove = async () => {
    setBusy(true)
    const body = moveTo ? { moveTo } : {}
    const isDone = await change(`“${name}” is removed.`, 'POST', `${path}/${id}/remove`, body)
    setBusy(false)
    if (!isDone) return
    onClose()
    onRemoved?.()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={`Remove “${name}”?`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="danger"
            busy={isBusy}
            disabled={!data || (deals > 0 && moveTo === null)}
            onClick={() => void remove()}
          >
            Remove
          </Button>
        </>
      }
    >
      {!data ? (
        <SkeletonText lines={2} />
      ) : deals === 0 ? (
        <p className="text-muted">No deal stands there. It can be undone.</p>
      ) : (
        <Field
          label={
            deals === 1
              ? 'One deal stands there and moves to'
              : `${number(deals)} deals stand there and move to`
          }
        >
          <Select
            value={moveTo}
            options={targets.map((stage) => ({ value: stage.id, label: stage.name }))}
            onValueChange={setMoveTo}
          />
        </Field>
      )}
    </Dialog>
  )
}
