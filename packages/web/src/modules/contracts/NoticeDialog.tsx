import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { queryClient } from '../../app/query-client.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import type { Contract } from './contract.ts'

type By = 'customer' | 'us'
const byOptions: { value: By; label: string }[] = [
  { value: 'customer', label: 'The customer' },
  { value: 'us', label: 'Us' },
]

/** Notes that notice was given; the day the contract ends follows from its terms unless something else is agreed. */
export function NoticeDialog({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const formId = useId()
  const [noticedOn, setNoticedOn] = useState<string | null>(null)
  const [noticedBy, setNoticedBy] = useState<By>('customer')
  const [reason, setReason] = useState('')
  const [endsOn, setEndsOn] = useState<string | null>(null)
  const save = useMutation({
    mutationFn: () =>
      api.write(
        'PATCH',
        `contracts/${contract.id}`,
        {
          ...{ status: 'noticed', noticedBy, noticeReason: reason || null },
          ...(noticedOn ? { noticedOn } : {}),
          ...(endsOn ? { endsOn } : {}),
        },
        { ifMatch: contract.version },
      ),
    onSuccess: async ({ changeSetId }) => {
      if (changeSetId) offerUndo({ title: 'The notice is noted.', changeSetId })
      onClose()
      await queryClient.invalidateQueries()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title="Note a notice"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={save.isPending}>
            Note it
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={save.error} />
        <Field label="Given by">
          <Select value={noticedBy} options={byOptions} onValueChange={setNoticedBy} />
        </Field>
        <Field label="Received on" optional hint="Today, unless you say otherwise.">
          <DateInput value={noticedOn} onValueChange={setNoticedOn} />
        </Field>
        <Field label="Ends on" optional hint="Follows from the terms, unless you agreed on another day.">
          <DateInput value={endsOn} min={contract.startsOn} onValueChange={setEndsOn} />
        </Field>
        <Field label="Why" optional>
          <TextInput value={reason} maxLength={500} onValueChange={setReason} />
        </Field>
      </form>
    </Dialog>
  )
}
