import { type ObjectDefinition, recordShare, type ShareLevel } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, changeSetOf, create, get, remove, update } from '../../../records/index.ts'
import { noSuch, noSuchShare, notToShare } from '../problems.ts'
import { mayShare } from './shares-of.ts'

/** Whom a record is shared with: one of the two. */
export type SharedTo = { userId: string } | { teamId: string }

const trusted = { trusted: true }

/**
 * Shares a record with a colleague or a team, or changes how far it is shared with them. Answers with the id of the share. Happens inside a change set.
 *
 * @throws Problem `record.not-found`, `share.not-allowed`, `user.not-found`, `team.not-found`
 */
export async function shareRecord(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  to: SharedTo,
  level: ShareLevel,
): Promise<string> {
  await requireMayShare(ctx, object, id)
  const name = await nameOf(ctx, to)
  changeSetOf(ctx).label ||= `Shared a ${object.label.toLowerCase()} with ${name}`
  const known = await shareWith(ctx, object, id, to)
  if (known) await update(ctx, recordShare, known, { level }, trusted)
  return known ?? create(ctx, recordShare, { object: object.name, sharedId: id, ...to, level }, trusted)
}

/** Takes a share back. Happens inside a change set. @throws Problem `record.not-found`, `share.not-allowed`, `share.not-found` */
export async function unshareRecord(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  shareId: string,
): Promise<void> {
  await requireMayShare(ctx, object, id)
  changeSetOf(ctx).label ||= `No longer shared a ${object.label.toLowerCase()}`
  const { rows } = await sql`
    select from record_share where id = ${shareId} and object = ${object.name} and shared_id = ${id}`.execute(
    ctx.db,
  )
  if (rows.length === 0) throw noSuchShare()
  await remove(ctx, recordShare, shareId, trusted)
}

async function requireMayShare(ctx: Ctx, object: ObjectDefinition, id: string): Promise<void> {
  await get(ctx, object, id)
  // The record stands still until this is done, so that two who share it at once share it once.
  await sql`select from ${sql.table(object.table)} where id = ${id} for no key update`.execute(ctx.db)
  if (!(await mayShare(ctx, object, id))) throw notToShare(object)
}

async function nameOf(ctx: Ctx, to: SharedTo): Promise<string> {
  const isUser = 'userId' in to
  const found = isUser
    ? sql<{ name: string }>`select name from app_user where id = ${to.userId} and active`
    : sql<{ name: string }>`select name from team where id = ${to.teamId} and deleted_at is null`
  const { rows } = await found.execute(ctx.db)
  if (!rows[0]) throw isUser ? noSuch('user', 'userId') : noSuch('team', 'teamId')
  return rows[0].name
}

async function shareWith(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  to: SharedTo,
): Promise<string | undefined> {
  const whom = 'userId' in to ? sql`user_id = ${to.userId}` : sql`team_id = ${to.teamId}`
  const { rows } = await sql<{ id: string }>`
    select id from record_share where object = ${object.name} and shared_id = ${id} and ${whom}`.execute(
    ctx.db,
  )
  return rows[0]?.id
}
