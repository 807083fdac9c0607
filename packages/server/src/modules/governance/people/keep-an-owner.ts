import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import { lastOwner } from '../problems.ts'
import { lockPeople } from './lock-people.ts'

/**
 * The law that a business always has somebody who may do everything. Checked after a change, within its transaction.
 * @throws Problem `user.last-owner`
 */
export async function keepAnOwner(ctx: Ctx): Promise<void> {
  await lockPeople(ctx)
  const { rows } = await sql`
    select from app_user join role on role.id = app_user.role_id
    where app_user.active and role.key = 'owner' limit 1`.execute(ctx.db)
  if (rows.length === 0) throw lastOwner()
}
