import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { RoleSelect } from '../roles/RoleSelect.tsx'
import { TeamSelect } from './TeamSelect.tsx'

interface InviteDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

interface Invited {
  email: string
  roleId: string
  teamId: string | null
}

interface MadeInvitation {
  email: string
  link: string
  mailed: boolean
}

/** Invites a colleague; the link is shown, so that it can be handed over without mail. */
export function InviteDialog({ open, onOpenChange }: InviteDialogProps) {
  const invite = useMutation({
    mutationFn: (invited: Invited) => api.post<MadeInvitation>('invitations', invited),
    onSuccess: () => invalidateTopic('invitations'),
  })
  const close = (isOpen: boolean) => {
    onOpenChange(isOpen)
    if (!isOpen) invite.reset()
  }
  return (
    <Dialog
      {...{ open }}
      onOpenChange={close}
      title={invite.data ? `${invite.data.email} is invited` : 'Invite a colleague'}
      footer={
        invite.data ? (
          <>
            <Button onClick={() => invite.reset()}>Invite another</Button>
            <Button variant="primary" onClick={() => close(false)}>
              Done
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => close(false)}>Cancel</Button>
            <Button type="submit" form="invite" variant="primary" busy={invite.isPending}>
              Invite
            </Button>
          </>
        )
      }
    >
      {invite.data ? (
        <LinkToHandOver {...invite.data} />
      ) : (
        <InviteForm error={invite.error} onSubmit={invite.mutate} />
      )}
    </Dialog>
  )
}

function InviteForm({ error, onSubmit }: { error: unknown; onSubmit: (invited: Invited) => void }) {
  const [email, setEmail] = useState('')
  const [roleId, setRoleId] = useState<string | null>(null)
  const [teamId, setTeamId] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (roleId !== null) onSubmit({ email, roleId, teamId })
  }
  return (
    <form id="invite" onSubmit={submit} className="space-y-4">
      <ProblemCallout error={error} />
      <Field label="E-mail" error={error ? asProblem(error).faultOf('email') : undefined}>
        <TextInput type="email" required value={email} onValueChange={setEmail} />
      </Field>
      <Field label="Role">
        <RoleSelect value={roleId} onValueChange={setRoleId} first="member" />
      </Field>
      <Field label="Team">
        <TeamSelect value={teamId} onValueChange={setTeamId} />
      </Field>
    </form>
  )
}

function LinkToHandOver({ link, mailed }: MadeInvitation) {
  return (
    <div className="space-y-4">
      {mailed ? (
        <Callout tone="good" title="The mail is on its way.">
          You can hand over the link yourself as well.
        </Callout>
      ) : (
        <Callout title="Hand over this link.">
          No mail was sent. Whoever has the link can come in with it, once, within a week.
        </Callout>
      )}
      <CodeBlock label="Link" code={link} />
    </div>
  )
}
