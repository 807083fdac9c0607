import type { QuoteWords } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { api } from '../../../app/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { Refused } from './Refused.tsx'

export interface AskDialogProps {
  path: string
  words: QuoteWords
  open: boolean
  onClose: () => void
}

/** A question to the business. */
export function AskDialog({ path, words, open, onClose }: AskDialogProps) {
  const formId = useId()
  const ask = useMutation({ mutationFn: (question: string) => api.post(`${path}/questions`, { question }) })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    ask.mutate(String(new FormData(event.currentTarget).get('question')))
  }
  const close = () => {
    onClose()
    if (ask.isSuccess) ask.reset()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={words.ask}
      footer={
        <>
          <Button onClick={close}>{ask.isSuccess ? 'OK' : words.cancel}</Button>
          {!ask.isSuccess && (
            <Button variant="primary" type="submit" form={formId} busy={ask.isPending}>
              {words.send}
            </Button>
          )}
        </>
      }
    >
      {ask.isSuccess ? (
        <div role="status">
          <Callout tone="good">{words.asked}</Callout>
        </div>
      ) : (
        <form id={formId} onSubmit={submit} className="space-y-4">
          <Refused error={ask.error} words={words} />
          <Field label={words.question}>
            <TextArea name="question" required maxLength={2000} rows={4} />
          </Field>
        </form>
      )}
    </Dialog>
  )
}
