import { fillWords, type QuoteWords } from '@regulars/model'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { PublicQuote } from './public-quote.ts'
import { Refused } from './Refused.tsx'
import { SignaturePad, type Strokes } from './SignaturePad.tsx'
import { useAnswer } from './use-answer.ts'

export interface SignDialogProps {
  quote: PublicQuote
  path: string
  words: QuoteWords
  chosen: ReadonlySet<string>
  gross: number
  total: string
  open: boolean
  onClose: () => void
}

/** Name and signature: with them the quote is accepted. */
export function SignDialog({ quote, path, words, chosen, gross, total, open, onClose }: SignDialogProps) {
  const formId = useId()
  const [signedBy, setSignedBy] = useState('')
  const [signature, setSignature] = useState<Strokes>([])
  const accept = useAnswer(path, 'accept', onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { documentHash } = quote
    accept.mutate({ signedBy, signature, chosenLineIds: [...chosen], documentHash, gross })
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.accept}
      description={fillWords(words.acceptLead, { total })}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="primary" type="submit" form={formId} busy={accept.isPending}>
            {fillWords(words.sign, { total })}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <Refused error={accept.error} words={words} />
        <Field label={words.yourName}>
          <TextInput
            autoComplete="name"
            required
            minLength={2}
            maxLength={200}
            value={signedBy}
            onValueChange={setSignedBy}
          />
        </Field>
        <SignaturePad words={words} value={signature} onChange={setSignature} />
      </form>
    </Dialog>
  )
}
