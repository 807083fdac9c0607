import { user } from '@regulars/model'
import { sql } from 'kysely'
import { normalEmail } from '../../../platform/auth/users.ts'
import { type Ctx, insertRecords } from '../../../records/index.ts'

/** Somebody who can sign in already and now gets a place here. */
export interface NewPerson {
  /** The id under which they sign in. */
  id: string
  name: string
  email: string
  roleId: string
  teamId: string | null
}

/** Makes the row that says what somebody may do. A team that has gone meanwhile is left out. */
export async function addPerson(ctx: Ctx, { id, name, email, roleId, teamId }: NewPerson): Promise<void> {
  await insertRecords(ctx, user, {
    columns: ['id', 'name', 'email', 'role_id', 'team_id'],
    select: sql`
      select ${id}::uuid as id, ${name}::text as name, ${normalEmail(email)}::text as email, ${roleId}::uuid as role_id,
        (select team.id from team where team.id = ${teamId}::uuid and team.deleted_at is null) as team_id`,
  })
}
