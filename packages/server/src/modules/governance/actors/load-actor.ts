import type { Actor } from '@regulars/model'
import { sql } from 'kysely'
import type { Services } from '../../../records/index.ts'
import { type RoleRow, toRole } from '../roles/stored-role.ts'

interface PersonRow extends RoleRow {
  name: string
  teamUserIds: string[]
  teamIds: string[]
}

interface UserRow extends PersonRow {
  hasSecondFactor: boolean
}

/** People whose records count as those of a person's team: everybody in that team and the teams below it, also who has left. */
const teamUserIds = sql`array(
  with recursive reach (id) as (
    select team.id from team where team.id = person.team_id and team.deleted_at is null
    union
    select team.id from team join reach on team.parent_id = reach.id where team.deleted_at is null
  )
  select colleague.id from app_user as colleague
  where colleague.id = person.id or colleague.team_id in (select id from reach)
) as team_user_ids`

/** Teams that a person is in: their own and those above it. */
const teamIds = sql`array(
  with recursive above (id, parent_id) as (
    select team.id, team.parent_id from team where team.id = person.team_id and team.deleted_at is null
    union
    select team.id, team.parent_id from team join above on team.id = above.parent_id where team.deleted_at is null
  )
  select id from above
) as team_ids`

const roleColumns = sql`role.key, role.label, role.description, role.rights`

/** Somebody who works here, as they may act at this moment; undefined for who is deactivated or not known. */
export async function loadUser(services: Services, userId: string): Promise<Actor | undefined> {
  const { rows } = await sql<UserRow>`
    select person.name, ${teamUserIds}, ${teamIds}, ${roleColumns},
      coalesce(auth_user.two_factor_enabled, false) as has_second_factor
    from app_user as person join role on role.id = person.role_id left join auth_user on auth_user.id = person.id
    where person.id = ${userId} and person.active`.execute(services.db)
  const [row] = rows
  return (
    row && {
      kind: 'user',
      userId,
      name: row.name,
      role: toRole(services, row),
      teamUserIds: row.teamUserIds,
      teamIds: row.teamIds,
      lacksSecondFactor: services.settings.get('secondFactorRequired') && !row.hasSecondFactor,
    }
  )
}

/**
 * A program with an API key: it acts in the key's role, and what is its maker's counts as its own. A key whose maker has been deactivated
 * lets nobody in.
 */
export async function loadKey(
  services: Services,
  { name, roleId, createdBy }: { name: string; roleId: string; createdBy: string | null },
): Promise<Actor | undefined> {
  const { rows } = await sql<PersonRow>`
    select ${teamUserIds}, ${teamIds}, ${roleColumns}
    from role left join app_user as person on person.id = ${createdBy}::uuid
    where role.id = ${roleId} and (${createdBy}::uuid is null or person.active)`.execute(services.db)
  const [row] = rows
  return (
    row && {
      kind: 'apiKey',
      userId: createdBy,
      name,
      role: toRole(services, row),
      teamUserIds: row.teamUserIds,
      teamIds: row.teamIds,
    }
  )
}
