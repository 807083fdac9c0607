import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { RoleSelect } from '../roles/RoleSelect.tsx'
import type { Person } from './person.ts'
import { TeamSelect } from './TeamSelect.tsx'

interface PersonDialogProps {
  person: Person
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Changes somebody's name, address, role and team. */
export function PersonDialog({ person, open, onOpenChange }: PersonDialogProps) {
  const save = useMutation({
    mutationFn: (wanted: PersonValues) =>
      api.patch(`users/${person.id}`, wanted, { ifMatch: person.version }),
    onSuccess: async () => {
      await Promise.all([invalidateTopic('users'), invalidateTopic('me')])
      onOpenChange(false)
      showToast({ title: 'Kept. It holds at once.' })
    },
  })
  return (
    <Dialog
      {...{ open, onOpenChange }}
      size="small"
      title={person.name}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={`person-${person.id}`} variant="primary" busy={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <PersonForm key={person.version} person={person} error={save.error} onSubmit={save.mutate} />
    </Dialog>
  )
}

interface PersonValues {
  name: string
  email: string
  roleId: string
  teamId: string | null
}

interface PersonFormProps {
  person: Person
  error: unknown
  onSubmit: (wanted: PersonValues) => void
}

function PersonForm({ person, error, onSubmit }: PersonFormProps) {
  const { name, email, roleId, teamId } = person
  const [wanted, setWanted] = useState<PersonValues>({ name, email, roleId, teamId })
  const change = (some: Partial<PersonValues>) => setWanted({ ...wanted, ...some })
  const faultOf = (field: string) => (error ? asProblem(error).faultOf(field) : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(wanted)
  }
  return (
    <form id={`person-${person.id}`} onSubmit={submit} className="space-y-4">
      <ProblemCallout error={error} />
      <Field label="Name" error={faultOf('name')}>
        <TextInput required value={wanted.name} onValueChange={(name) => change({ name })} />
      </Field>
      <Field label="E-mail" error={faultOf('email')}>
        <TextInput type="email" required value={wanted.email} onValueChange={(email) => change({ email })} />
      </Field>
      <Field label="Role" error={faultOf('roleId')}>
        <RoleSelect value={wanted.roleId} onValueChange={(roleId) => change({ roleId })} />
      </Field>
      <Field label="Team">
        <TeamSelect value={wanted.teamId} onValueChange={(teamId) => change({ teamId })} />
      </Field>
    </form>
  )
}
