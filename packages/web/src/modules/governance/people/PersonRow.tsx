import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useSession } from '../../../app/session.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { Row } from '../Rows.tsx'
import { useRoles } from '../roles/role.ts'
import { DeactivateDialog } from './DeactivateDialog.tsx'
import { PasswordLinkDialog } from './PasswordLinkDialog.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { PersonMenu, type PersonQuestion } from './PersonMenu.tsx'
import { type Person, useSecondFactors, useTeams } from './person.ts'

/** Somebody who works here, and what can be changed of them. */
export function PersonRow({ person }: { person: Person }) {
  const { user } = useSession()
  const [question, setQuestion] = useState<PersonQuestion>()
  const about = (which: PersonQuestion) => ({
    person,
    open: question === which,
    onOpenChange: (isOpen: boolean) => setQuestion(isOpen ? which : undefined),
  })
  const isMe = person.id === user.id
  const { data: secondFactors } = useSecondFactors()
  return (
    <Row
      lead={<Avatar name={person.name} />}
      title={
        <span className={person.active ? undefined : 'text-muted'}>
          {person.name}
          {isMe && <span className="font-normal text-muted"> · you</span>}
          {secondFactors?.has(person.id) && (
            <ShieldCheck
              role="img"
              aria-label="Signs in with a second step"
              className="ms-1.5 inline size-3.5 text-muted"
            />
          )}
        </span>
      }
      detail={person.email}
      end={
        <>
          {person.active ? <Place person={person} /> : <Pill>Deactivated</Pill>}
          <PersonMenu person={person} isMe={isMe} onAsk={setQuestion} />
          <PersonDialog {...about('change')} />
          <DeactivateDialog {...about('deactivate')} />
          <PasswordLinkDialog {...about('password')} />
        </>
      }
    />
  )
}

function Place({ person }: { person: Person }) {
  const { data: roles } = useRoles()
  const { data: teams } = useTeams()
  const role = roles?.find(({ id }) => id === person.roleId)?.label
  const team = teams?.find(({ id }) => id === person.teamId)?.name
  return <span className="text-small text-muted">{[team, role].filter(Boolean).join(' · ')}</span>
}
