import { ChevronRight, Shield } from 'lucide-react'
import { Link } from '../../../ui/Link.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Pill } from '../../../ui/Pill.tsx'
import { told, toldRole } from '../../../ui/texts/told.ts'
import { Answer } from '../Answer.tsx'
import { Guarded } from '../Guarded.tsx'
import { usePeople } from '../people/person.ts'
import { Row, Rows } from '../Rows.tsx'
import { type StoredRole, useRoles } from './role.ts'

/** The roles: each says what those who have it may see and do. */
export function RolesPage() {
  return (
    <Guarded permission="role.manage" what="the roles">
      <PageHeader
        title="Roles"
        description="What people and API keys may see and do. Closed unless a role opens it."
      />
      <List />
    </Guarded>
  )
}

function List() {
  return (
    <Answer asked={useRoles()} what="the roles">
      {(roles) => (
        <Rows label="Roles">
          {roles.map((role) => (
            <RoleRow key={role.id} role={role} />
          ))}
        </Rows>
      )}
    </Answer>
  )
}

function RoleRow({ role }: { role: StoredRole }) {
  const { data: people = [] } = usePeople()
  const count = people.filter(({ roleId, active }) => active && roleId === role.id).length
  return (
    <Row
      lead={<Shield />}
      title={
        <Link to="/settings/roles/$roleId" params={{ roleId: role.id }}>
          {toldRole(role.label)}
        </Link>
      }
      detail={role.description && told(role.description)}
      end={
        <>
          {!role.builtIn && <Pill>Made here</Pill>}
          <span className="text-small text-muted">{count === 1 ? '1 person' : `${count} people`}</span>
          <ChevronRight className="size-4 text-faint max-sm:hidden" aria-hidden="true" />
        </>
      }
    />
  )
}
