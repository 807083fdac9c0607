import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, get } from '../../records/index.ts'
import { isFollowable } from './followable.ts'
import { notFollowed } from './problems.ts'

/** Whether somebody follows a record, and whether they do so by looking after it. */
export interface Following {
  following: boolean
  isOwner: boolean
}

/** @throws Problem `record.not-found`, `follow.not-possible` */
export async function readFollowing(ctx: Ctx, object: ObjectDefinition, id: string): Promise<Following> {
  if (!isFollowable(object)) throw notFollowed(object)
  const record: { ownerId?: unknown } = { ...(await get(ctx, object, id)) }
  const isOwner = object.ownership === 'owner' && record.ownerId === ctx.actor.userId
  const { rows } = await sql<{ following: boolean }>`
    select following from record_follow where object = ${object.name} and record_id = ${id} and user_id = ${ctx.actor.userId}`.execute(
    ctx.db,
  )
  return { following: rows[0]?.following ?? isOwner, isOwner }
}

/** Begins or ends following. What somebody ended, nothing begins again but they. */
export async function setFollowing(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  following: boolean,
): Promise<Following> {
  const { isOwner } = await readFollowing(ctx, object, id)
  await sql`
    insert into record_follow (object, record_id, user_id, following, created_at)
    values (${object.name}, ${id}, ${ctx.actor.userId}, ${following}, ${ctx.services.clock.now()})
    on conflict (record_id, object, user_id) do update set following = excluded.following`.execute(ctx.db)
  return { following, isOwner }
}
