import { type NotificationKind, notificationKinds, type ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../records/index.ts'
import { actorsOf, seenBy } from './colleagues.ts'
import type { Happening } from './happenings.ts'

/** Something that one person is told. */
export interface Told extends Happening {
  userId: string
}

const order = Object.keys(notificationKinds) as NotificationKind[]

/** Who is told of what: whoever follows a record or looks after it, or is meant alone; nobody of their own doing, and nobody of what they do not see. */
export async function recipientsOf(
  ctx: Ctx,
  happenings: readonly Happening[],
  byId: string | null,
): Promise<Told[]> {
  const followers = await followersOf(ctx, happenings)
  const wanted = new Map<string, Told>()
  for (const happening of happenings.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    const key = recordKey(happening)
    for (const userId of happening.only ?? followers.get(key) ?? []) {
      const place = `${userId} ${key}`
      // What matters most of one change set stands for the rest of it.
      if (userId !== byId && !wanted.has(place)) wanted.set(place, { ...happening, userId })
    }
  }
  return onlySeen(ctx, [...wanted.values()])
}

const recordKey = ({ object, id }: { object: ObjectDefinition; id: string }): string => `${object.name} ${id}`

/** Ids of those who follow each record, by asking for it or by looking after it. */
async function followersOf(ctx: Ctx, happenings: readonly Happening[]): Promise<Map<string, string[]>> {
  const idsByObject = new Map<ObjectDefinition, Set<string>>()
  for (const { object, id, only } of happenings)
    if (!only) idsByObject.set(object, (idsByObject.get(object) ?? new Set()).add(id))
  const followers = new Map<string, string[]>()
  for (const [object, ids] of idsByObject) {
    const isOwned = object.ownership === 'owner'
    const owners = isOwned
      ? sql`union select id, owner_id from ${sql.table(object.table)} as record where id = any(${[...ids]}::uuid[]) and owner_id is not null
          and not exists (select from record_follow as ended where ended.object = ${object.name} and ended.record_id = record.id
            and ended.user_id = record.owner_id and not ended.following)`
      : sql``
    const { rows } = await sql<{ id: string; userId: string }>`
      select record_id as id, user_id from record_follow
      where object = ${object.name} and record_id = any(${[...ids]}::uuid[]) and following ${owners}`.execute(
      ctx.db,
    )
    for (const { id, userId } of rows) {
      const key = recordKey({ object, id })
      followers.set(key, [...(followers.get(key) ?? []), userId])
    }
  }
  return followers
}

async function onlySeen(ctx: Ctx, told: readonly Told[]): Promise<Told[]> {
  const seen: Told[] = []
  for (const [userId, actor] of await actorsOf(
    ctx.services,
    told.map((each) => each.userId),
  )) {
    const theirs = told.filter((each) => each.userId === userId)
    const visible = new Set<string>()
    const idsByObject = Map.groupBy(
      theirs.flatMap(({ object, id, about }) => [{ object, id }, ...(about ? [about] : [])]),
      ({ object }) => object,
    )
    for (const [object, records] of idsByObject)
      for (const id of await seenBy(
        ctx,
        actor,
        object,
        records.map((record) => record.id),
      ))
        visible.add(recordKey({ object, id }))
    seen.push(
      ...theirs.filter(
        (each) => visible.has(recordKey(each)) && (!each.about || visible.has(recordKey(each.about))),
      ),
    )
  }
  return seen
}

/** Whoever followed a record that was merged follows the one that stays. */
export async function keepFollowersOfMerged(ctx: Ctx, changeSetId: string): Promise<void> {
  await sql`
    insert into record_follow (object, record_id, user_id, following, created_at)
    select follow.object, merged.survivor_id::uuid, follow.user_id, follow.following, follow.created_at
    from merged_record as merged join record_follow as follow on follow.record_id = merged.merged_id::uuid and follow.object = merged.object
    where merged.change_set_id = ${changeSetId}
    on conflict do nothing`.execute(ctx.db)
}
