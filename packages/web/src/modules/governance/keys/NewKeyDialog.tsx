import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { RoleSelect } from '../roles/RoleSelect.tsx'

interface NewKeyDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Makes a key, and shows it the one time it can be seen. */
export function NewKeyDialog({ open, onOpenChange }: NewKeyDialogProps) {
  const make = useMutation({
    mutationFn: (wanted: { name: string; roleId: string }) => api.post<{ key: string }>('api-keys', wanted),
    onSuccess: () => invalidateTopic('api-keys'),
  })
  const close = (isOpen: boolean) => {
    onOpenChange(isOpen)
    if (!isOpen) make.reset()
  }
  return (
    <Dialog
      {...{ open }}
      onOpenChange={close}
      size="medium"
      title={make.data ? 'Your new key' : 'Make an API key'}
      footer={
        make.data ? (
          <Button variant="primary" onClick={() => close(false)}>
            I have kept it
          </Button>
        ) : (
          <>
            <Button onClick={() => close(false)}>Cancel</Button>
            <Button type="submit" form="new-key" variant="primary" busy={make.isPending}>
              Make key
            </Button>
          </>
        )
      }
    >
      {make.data ? (
        <MadeKey secret={make.data.key} />
      ) : (
        <KeyForm error={make.error} onSubmit={(wanted) => make.mutate(wanted)} />
      )}
    </Dialog>
  )
}

interface KeyFormProps {
  error: unknown
  onSubmit: (wanted: { name: string; roleId: string }) => void
}

function KeyForm({ error, onSubmit }: KeyFormProps) {
  const [name, setName] = useState('')
  const [roleId, setRoleId] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (roleId !== null) onSubmit({ name, roleId })
  }
  return (
    <form id="new-key" onSubmit={submit} className="space-y-4">
      <ProblemCallout error={error} />
      <Field label="What is it for?">
        <TextInput required maxLength={100} placeholder="Till" value={name} onValueChange={setName} />
      </Field>
      <Field label="Role" hint="It may do what this role allows, and no more.">
        <RoleSelect value={roleId} onValueChange={setRoleId} first="viewer" />
      </Field>
    </form>
  )
}

function MadeKey({ secret }: { secret: string }) {
  const here = `${location.origin}/api/v1/contacts?limit=1`
  return (
    <div className="space-y-4">
      <Callout tone="attention" title="Copy it now.">
        It is shown this once. Only a fingerprint of it is kept here.
      </Callout>
      <CodeBlock label="API key" code={secret} />
      <p className="text-muted">Try it:</p>
      <CodeBlock label="Command to try it" code={`curl -H "Authorization: Bearer ${secret}" "${here}"`} />
    </div>
  )
}
