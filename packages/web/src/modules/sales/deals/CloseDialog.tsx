import { type FormEvent, useId, useState } from 'react'
import { useObject } from '../../../records/objects/use-objects.ts'
import type { ShownRecord } from '../../../records/page/use-record.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { PathStage } from './deal-path.ts'
import { moveDeal } from './move-deal.ts'

export interface CloseDialogProps {
  deal: ShownRecord
  /** The stage that means won or lost. */
  stage: PathStage
  onClose: () => void
}

/** Asks why a deal was won or lost, while one still knows. */
export function CloseDialog({ deal, stage, onClose }: CloseDialogProps) {
  const object = useObject('deal')
  const formId = useId()
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const closeReason = String(new FormData(event.currentTarget).get('reason')).trim() || null
    setBusy(true)
    await moveDeal(object, deal, stage, { closeReason })
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={stage.outcome === 'won' ? 'Why was it won?' : 'Why was it lost?'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={isBusy}>
            Move to {stage.name}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)}>
        <Field
          label="Reason"
          optional
          hint="In the same few words each time, so that reasons can be counted."
        >
          <TextInput name="reason" defaultValue={String(deal.closeReason ?? '')} maxLength={300} />
        </Field>
      </form>
    </Dialog>
  )
}
