import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { StoredRole } from './role.ts'

export interface RoleDialogProps {
  role: StoredRole
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Makes a role that begins as a copy of another. */
export function CopyRoleDialog({ role, open, onOpenChange }: RoleDialogProps) {
  const navigate = useNavigate()
  const [label, setLabel] = useState('')
  const copy = useMutation({
    mutationFn: () => api.post<StoredRole>('roles', { copyOf: role.id, label }),
    onSuccess: async ({ id }) => {
      await invalidateTopic('roles')
      onOpenChange(false)
      navigate({ to: '/settings/roles/$roleId', params: { roleId: id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    copy.mutate()
  }
  return (
    <Dialog
      {...{ open, onOpenChange }}
      size="small"
      title={`Copy ${role.label}`}
      description="The copy opens the same to begin with. Then change what you like."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form="copy-role" variant="primary" busy={copy.isPending}>
            Make copy
          </Button>
        </>
      }
    >
      <form id="copy-role" onSubmit={submit} className="space-y-4">
        <ProblemCallout error={copy.error} />
        <Field label="What is the new role called?">
          <TextInput
            required
            maxLength={100}
            placeholder="Store staff"
            value={label}
            onValueChange={setLabel}
          />
        </Field>
      </form>
    </Dialog>
  )
}
