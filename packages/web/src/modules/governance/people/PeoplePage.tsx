import { useNavigate, useSearch } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { Button } from '../../../ui/Button.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { Rows } from '../Rows.tsx'
import { Invitations } from './Invitations.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { PersonRow } from './PersonRow.tsx'
import { usePeople } from './person.ts'
import { SecondFactorRule } from './SecondFactorRule.tsx'
import { Teams } from './Teams.tsx'

/** Who works here, who is invited, and which teams there are. */
export function PeoplePage() {
  const { invite = false } = useSearch({ from: '/shell/settings/people' })
  const navigate = useNavigate()
  const setInviting = (isOpen: boolean) =>
    navigate({ to: '/settings/people', search: isOpen ? { invite: true } : {}, replace: true })
  return (
    <Guarded permission="people.manage" what="who works here">
      <PageHeader
        title="People"
        description="Everybody who works with your customers."
        actions={
          <Button variant="primary" icon={<UserPlus />} onClick={() => setInviting(true)}>
            Invite
          </Button>
        }
      />
      <div className="space-y-10">
        <Everybody />
        <Invitations />
        <Teams />
        <SecondFactorRule />
      </div>
      <InviteDialog open={invite} onOpenChange={setInviting} />
    </Guarded>
  )
}

function Everybody() {
  const asked = usePeople()
  return (
    <Answer asked={asked} what="who works here">
      {(people) => (
        <Rows label="People">
          {people
            .toSorted((a, b) => Number(b.active) - Number(a.active))
            .map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
        </Rows>
      )}
    </Answer>
  )
}
