import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'

/** What is to be noted. */
export interface NewConsent {
  channel: string
  label: string
  state: 'given' | 'withdrawn'
}

interface ConsentDialogProps {
  contactId: string
  consent: NewConsent
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Notes that somebody agreed or no longer agrees, with where they said so: a consent nobody can show is none. */
export function ConsentDialog({ contactId, consent, open, onOpenChange }: ConsentDialogProps) {
  const { channel, label, state } = consent
  const isGiven = state === 'given'
  const [source, setSource] = useState('')
  const [wording, setWording] = useState('')
  const note = useMutation({
    mutationFn: () =>
      api.write('POST', 'consents', {
        contactId,
        channel,
        state,
        source: source.trim(),
        wording: wording.trim() || null,
        decidedAt: new Date().toISOString(),
      }),
    onSuccess: ({ changeSetId }) => {
      onOpenChange(false)
      offerUndo({ title: `${label}: ${isGiven ? 'agreed' : 'withdrawn'}.`, changeSetId })
      return Promise.all([invalidateTopic('consents'), invalidateTopic('touchpoints')])
    },
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title={isGiven ? `${label}: they agree` : `${label}: they no longer agree`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            busy={note.isPending}
            disabled={source.trim() === ''}
            onClick={() => note.mutate()}
          >
            Note it
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <ProblemCallout error={note.error} />
        <Field label="Where did they say so?" hint="At the till, on the phone, by letter…">
          <TextInput value={source} onValueChange={setSource} maxLength={300} />
        </Field>
        {isGiven && (
          <Field label="To which words did they agree?" optional>
            <TextArea value={wording} onValueChange={setWording} />
          </Field>
        )}
      </div>
    </Dialog>
  )
}
