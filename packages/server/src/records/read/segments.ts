import { type Condition, ConditionError, parseCondition, segmentIdsIn } from '@regulars/model'
import { sql } from 'kysely'
import { isUuid } from '../../platform/uuid.ts'
import { notReadable } from '../conditions/problems.ts'
import type { Ctx } from '../context.ts'

/** Gives the condition of a segment by id; undefined when there is none. */
export type SegmentLookup = (id: string) => Condition | undefined

/** Reads the conditions of all segments that a condition speaks of, also those that they speak of in turn. */
export async function loadSegments(ctx: Ctx, condition: Condition | undefined): Promise<SegmentLookup> {
  const known = new Map<string, Condition>()
  let wanted = condition ? segmentIdsIn(condition) : []
  while (wanted.length > 0) {
    const found = await readSegments(ctx, wanted)
    for (const [id, segment] of found) known.set(id, segment)
    wanted = [...found.values()].flatMap(segmentIdsIn).filter((id) => !known.has(id))
  }
  return (id) => known.get(id)
}

async function readSegments(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Condition>> {
  const { rows } = await sql<{ id: string; condition: unknown }>`
    select id, condition from segment where id = any(${ids.filter(isUuid)}::uuid[]) and deleted_at is null
  `.execute(ctx.db)
  return new Map(rows.map(({ id, condition }) => [id, readCondition(ctx, condition)]))
}

/** A segment may have been written when an object still had a field that has gone since. */
function readCondition(ctx: Ctx, condition: unknown): Condition {
  try {
    return parseCondition(condition, ctx.registry.object('contact'), ctx.registry)
  } catch (error) {
    throw error instanceof ConditionError ? notReadable(error, 'segment') : error
  }
}
