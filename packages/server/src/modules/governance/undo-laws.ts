import { sql } from 'kysely'
import { accessTopic } from '../../platform/live/live.ts'
import type { Ctx, UndoNews, UndoQuestion } from '../../records/index.ts'
import { keepAnOwner } from './people/keep-an-owner.ts'
import { onlyOwnersUndo, peopleStay } from './problems.ts'

/**
 * Changes of people and roles, and what would share a record again, are undone by owners only: whoever may undo any change could otherwise give themselves back what was taken from
 * them. Somebody who came is deactivated, not undone.
 */
export function refuseUndo({ actor }: Ctx, { counts }: UndoQuestion): void {
  const opens = counts.recordShare?.removed || counts.recordShare?.updated
  if (!counts.user && !counts.role && !opens) return
  if (!actor.role.capabilities.includes('*')) throw onlyOwnersUndo()
  if (counts.user?.created) throw peopleStay()
}

/** After an undo that changed people or roles: how they sign in follows, and there still is an owner. */
export async function settleUndo(ctx: Ctx, { undoneBy }: UndoNews): Promise<void> {
  const { rows } = await sql`
    select from change where change_set_id = ${undoneBy} and object in ('user', 'role') limit 1`.execute(
    ctx.db,
  )
  if (rows.length === 0) return
  await keepAnOwner(ctx)
  await sql`
    update auth_user set name = app_user.name, email = app_user.email, updated_at = now()
    from app_user where app_user.id = auth_user.id
      and (app_user.name, app_user.email) is distinct from (auth_user.name, auth_user.email)`.execute(ctx.db)
  await sql`
    delete from auth_session using app_user where app_user.id = auth_session.user_id and not app_user.active`.execute(
    ctx.db,
  )
  // Nobody is remembered here from now on, nor anywhere once this is committed.
  ctx.services.actors.forget()
  await ctx.services.live.publish(accessTopic, null, ctx.db)
}
