import { type FormEvent, useId, useState } from 'react'
import { useObject } from '../../../records/objects/use-objects.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { Lead } from './lead.ts'
import { changeLead } from './lead-verbs.ts'

/** Asks why a lead came to nothing, while one still knows. */
export function LostDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const object = useObject('lead')
  const formId = useId()
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const lostReason = String(new FormData(event.currentTarget).get('reason')).trim() || null
    setBusy(true)
    await changeLead(object, lead, { status: 'lost', lostReason }, `Came to nothing: ${lead.title}`)
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Why did it come to nothing?"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={isBusy}>
            Close the lead
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
          <TextInput name="reason" defaultValue={lead.lostReason ?? ''} maxLength={300} />
        </Field>
      </form>
    </Dialog>
  )
}
