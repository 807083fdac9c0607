import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'

export interface KeepAsTemplateDialogProps {
  quoteId: string
  title: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Keeps the lines, terms and words of a quote for the next ones. */
export function KeepAsTemplateDialog({ quoteId, title, open, onOpenChange }: KeepAsTemplateDialogProps) {
  const formId = useId()
  const [name, setName] = useState(title)
  const keep = useMutation({
    mutationFn: () => api.write('POST', `quotes/${quoteId}/keep-as-template`, { name }),
    onSuccess: async ({ changeSetId }) => {
      onOpenChange(false)
      offerUndo({ title: `Kept as the template “${name}”.`, changeSetId })
      await invalidateTopic('quote-templates')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keep as a template"
      description="Other quotes can begin with its lines, terms and words. What it is about and whom it is for is not kept."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={keep.isPending}>
            Keep it
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={keep.error} />
        <Field label="Name of the template">
          <TextInput required maxLength={200} value={name} onValueChange={setName} />
        </Field>
      </form>
    </Dialog>
  )
}
