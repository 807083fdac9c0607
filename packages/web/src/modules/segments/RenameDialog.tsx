import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import type { Segment } from './segment.ts'

export interface RenameDialogProps {
  segment: Segment
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** What a segment is called, and what it is for. */
export function RenameDialog({ segment, open, onOpenChange }: RenameDialogProps) {
  const formId = useId()
  const save = useMutation({
    mutationFn: (values: { name: string; description: string | null }) =>
      api.write('PATCH', `segments/${segment.id}`, values, { ifMatch: segment.version }),
    onSuccess: async ({ changeSetId }) => {
      await invalidateTopic('segments')
      onOpenChange(false)
      offerUndo({ title: 'Renamed the segment.', changeSetId })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    save.mutate({
      name: String(form.get('name')).trim(),
      description: String(form.get('description')).trim() || null,
    })
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Rename the segment"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={save.error} />
        <Field label="Name">
          <TextInput name="name" defaultValue={segment.name} required maxLength={200} />
        </Field>
        <Field label="What it is for" optional>
          <TextArea name="description" defaultValue={segment.description ?? ''} maxLength={2000} />
        </Field>
      </form>
    </Dialog>
  )
}
