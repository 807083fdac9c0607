import { inSentence } from '@regulars/model'
import { UserRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { RecordPicker } from '../picker/RecordPicker.tsx'
import { type BulkChoice, changeMany } from '../write/bulk.ts'

export interface AssignButtonProps {
  object: DescribedObject
  choice: BulkChoice
  count: number
  onDone: () => void
}

/** Gives many records to somebody; nothing where records belong to nobody, or one may not give them away. */
export function AssignButton({ object, choice, count, onDone }: AssignButtonProps) {
  const { number } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const [userId, setUserId] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const owner = object.fields.find(({ key, writable }) => key === 'owner' && writable)
  if (!owner) return null
  const assign = async () => {
    setBusy(true)
    const isDone = await changeMany(object, choice, { [owner.property]: userId }, inSentence(owner.label))
    setBusy(false)
    if (!isDone) return
    setOpen(false)
    onDone()
  }
  return (
    <>
      <Button variant="quiet" icon={<UserRound />} onClick={() => setOpen(true)}>
        Assign
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        size="small"
        title={`Assign ${number(count)} ${inSentence(count === 1 ? object.label : object.labelPlural)}`}
        description="It can be undone."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button variant="primary" busy={isBusy} onClick={assign}>
              {userId === null ? 'Assign to nobody' : 'Assign'}
            </Button>
          </>
        }
      >
        <Field label={owner.label}>
          <RecordPicker object="user" value={userId} onValueChange={setUserId} />
        </Field>
      </Dialog>
    </>
  )
}
