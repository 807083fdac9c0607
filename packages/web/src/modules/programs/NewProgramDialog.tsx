import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../app/query-client.ts'
import { RecordPicker } from '../../records/picker/RecordPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import type { Program } from './program.ts'

export interface NewProgramDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** What a new program is called and whom it is for; the rest is written on its page. */
export function NewProgramDialog({ open, onOpenChange }: NewProgramDialogProps) {
  const formId = useId()
  const navigate = useNavigate()
  const [segmentId, setSegmentId] = useState<string | null>(null)
  const create = useMutation({
    mutationFn: (name: string) => api.post<Program>('programs', { name, segmentId }),
    onSuccess: async ({ id }) => {
      await invalidateTopic('programs')
      await navigate({ to: '/programs/$programId', params: { programId: id } })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    create.mutate(String(new FormData(event.currentTarget).get('name')).trim())
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title="Plan a program"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={create.isPending}>
            Go on
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={create.error} />
        <Field label="What you call it">
          <TextInput name="name" required maxLength={200} placeholder="We miss you" />
        </Field>
        <Field label="Who is meant" optional>
          <RecordPicker object="segment" value={segmentId} onValueChange={setSegmentId} />
        </Field>
      </form>
    </Dialog>
  )
}
