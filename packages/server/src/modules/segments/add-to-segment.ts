import { type Condition, pickedFor, segment, segmentMember } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import {
  binRecords,
  type Ctx,
  changeSetOf,
  get,
  insertRecords,
  ownScopeSql,
  update,
} from '../../records/index.ts'

/** What came of picking people for a segment. */
export interface Picked {
  segmentId: string
  added: number
  /** Who had been picked for it before. */
  already: number
}

/**
 * Picks people for a segment by hand, and sees to it that its condition asks for them, beside what it asks anyway. Happens inside a change set.
 *
 * @param people a query that yields their `id`
 * @throws Problem `record.not-found`, `segment.not-yours`
 */
export async function addToSegment(
  ctx: Ctx,
  segmentId: string,
  people: RawBuilder<unknown>,
  note: string | null = null,
): Promise<Picked> {
  const { name, condition } = await claimSegment(ctx, segmentId)
  if (!asksForPicked(condition, segmentId))
    await update(ctx, segment, segmentId, { condition: { any: [condition, pickedFor(segmentId)] } })
  const { rows } = await sql<{ asked: number }>`
    select count(*)::integer as asked from (${people}) as person`.execute(ctx.db)
  const added = await insertRecords(ctx, segmentMember, {
    columns: ['segment_id', 'contact_id', 'note'],
    select: sql`
      select ${segmentId}::uuid as segment_id, person.id as contact_id, ${note}::text as note from (${people}) as person
      where not exists (select from segment_member as known where known.segment_id = ${segmentId} and known.contact_id = person.id)`,
  })
  changeSetOf(ctx).label ||= `Added ${countPeople(added)} to “${name}”`
  return { segmentId, added, already: (rows[0]?.asked ?? 0) - added }
}

/**
 * Takes people out who were picked by hand. Whoever satisfies the rest of its condition stays in the segment. Happens inside a change set; answers with how many.
 *
 * @throws Problem `record.not-found`, `segment.not-yours`
 */
export async function removeFromSegment(
  ctx: Ctx,
  segmentId: string,
  people: RawBuilder<unknown>,
): Promise<number> {
  const { name } = await claimSegment(ctx, segmentId)
  const counts = changeSetOf(ctx).counts
  const before = counts.segmentMember?.removed ?? 0
  await binRecords(
    ctx,
    segmentMember,
    sql`select id from segment_member where segment_id = ${segmentId} and contact_id in (${people})`,
  )
  const removed = (counts.segmentMember?.removed ?? 0) - before
  changeSetOf(ctx).label ||= `Took ${countPeople(removed)} out of “${name}”`
  return removed
}

interface ClaimedSegment {
  name: string
  condition: Condition
}

/** Locks the segment, so that two who pick the same person at once pick them once. */
async function claimSegment(ctx: Ctx, id: string): Promise<ClaimedSegment> {
  await get(ctx, segment, id)
  const { rows } = await sql<ClaimedSegment>`
    select name, condition from segment as record
    where id = ${id} and deleted_at is null and (${ownScopeSql(ctx, segment, 'update', 'record')}) for no key update`.execute(
    ctx.db,
  )
  if (!rows[0]) throw notYours()
  return rows[0]
}

/** Whether everybody who was picked by hand satisfies a condition, by its outermost parts. */
function asksForPicked(condition: Condition, segmentId: string): boolean {
  const parts = 'any' in condition ? condition.any : [condition]
  return parts.some((part) => isPickedFor(part, segmentId))
}

function isPickedFor(part: Condition, segmentId: string): boolean {
  if (!('has' in part) || part.has !== 'segmentMembers' || part.op !== undefined || part.within !== undefined)
    return false
  const { where } = part
  return (
    where !== undefined &&
    'field' in where &&
    where.field === 'segment' &&
    where.op === 'is' &&
    where.value === segmentId
  )
}

const countPeople = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`

const notYours = (): Problem =>
  new Problem('segment.not-yours', {
    status: 403,
    title: 'This segment is not yours to change.',
    mend: 'Ask somebody whose role lets them, or make one of your own.',
  })
