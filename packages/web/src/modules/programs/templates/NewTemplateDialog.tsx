import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { Template } from './template.ts'

export interface NewTemplateDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  onMade: (id: string) => void
}

const opening = 'Dear {{ contact.firstName | default: "customer" }},\n\n'

/** A new template: what it is called, its subject and its first words; the editor has the rest. */
export function NewTemplateDialog({ open, onOpenChange, onMade }: NewTemplateDialogProps) {
  const formId = useId()
  const create = useMutation({
    mutationFn: (template: Pick<Template, 'name' | 'subject' | 'text'>) =>
      api.post<Template>('templates', template),
    onSuccess: async ({ id }) => {
      await invalidateTopic('templates')
      onMade(id)
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = (name: string) => String(form.get(name)).trim()
    create.mutate({ name: said('name'), subject: said('subject'), text: said('text') })
  }
  const fault = (field: string) => (create.error ? asProblem(create.error).faultOf(field) : undefined)
  const isSaidAtField = ['name', 'subject', 'text'].some(fault)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Write a template"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={create.isPending}>
            Keep it
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        {!isSaidAtField && <ProblemCallout error={create.error} />}
        <Field label="What you call it" error={fault('name')}>
          <TextInput name="name" required maxLength={200} placeholder="We miss you" />
        </Field>
        <Field label="Subject" error={fault('subject')}>
          <TextInput name="subject" required maxLength={500} placeholder="It has been a while" />
        </Field>
        <Field
          label="What it says"
          error={fault('text')}
          hint="What stands in double braces is filled in for each person; the editor has a menu of it. A way to unsubscribe is added by itself."
        >
          <TextArea name="text" required rows={8} defaultValue={opening} maxLength={200_000} />
        </Field>
      </form>
    </Dialog>
  )
}
