import { type FormEvent, useId } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import type { AskDialogProps } from './AskDialog.tsx'
import { Refused } from './Refused.tsx'
import { useAnswer } from './use-answer.ts'

/** No, and perhaps why. */
export function DeclineDialog({ path, words, open, onClose }: AskDialogProps) {
  const formId = useId()
  const decline = useAnswer(path, 'decline', onClose)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    decline.mutate({ reason: String(new FormData(event.currentTarget).get('reason') ?? '') })
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.decline}
      description={words.declineLead}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="danger" type="submit" form={formId} busy={decline.isPending}>
            {words.decline}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <Refused error={decline.error} words={words} />
        <Field label={words.reason}>
          <TextArea name="reason" maxLength={1000} rows={3} />
        </Field>
      </form>
    </Dialog>
  )
}
