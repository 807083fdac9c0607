import { clusterPairs } from '@regulars/analytics'
import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import type { JobHandle } from '../../platform/jobs/job.ts'
import { Problem } from '../../platform/problem.ts'
import { type Ctx, type Services, systemCtx } from '../context.ts'
import { merge } from '../merge/merge.ts'
import { openSql } from './open-candidates.ts'

/** Groups that are larger are left to people: one wrong pair among so many would join strangers. */
const largestGroup = 5

/** What merging everything above a threshold would do. */
export interface WouldMerge {
  /** Records that would become part of others. */
  records: number
  /** Groups of records, each of which would become one. */
  groups: number
  /** Groups too large to be merged without somebody looking. */
  left: number
}

/** How many records an automatic merge from this probability on would merge now. */
export async function wouldMerge(ctx: Ctx, object: ObjectDefinition, atLeast: number): Promise<WouldMerge> {
  const groups = await groupsAbove(ctx, object, atLeast)
  const merged = groups.filter(({ length }) => length <= largestGroup)
  return {
    records: merged.reduce((sum, { length }) => sum + length - 1, 0),
    groups: merged.length,
    left: groups.length - merged.length,
  }
}

/**
 * Merges what is likelier the same than the owner of the business set, if anything was set; each group in a change set of its own, into its oldest
 * record, so each can be undone by itself.
 *
 * @returns how many records became part of others
 */
export async function mergeBySetting(
  services: Services,
  object: ObjectDefinition,
  job: Pick<JobHandle<Services>, 'signal' | 'progress'>,
): Promise<number> {
  const atLeast = services.settings.get('mergeDuplicatesFrom')[object.name]
  if (atLeast === undefined) return 0
  const ctx = systemCtx(services, 'Automatic merge')
  const groups = (await groupsAbove(ctx, object, atLeast)).filter(({ length }) => length <= largestGroup)
  let merged = 0
  for (const [done, [into, ...from]] of groups.entries()) {
    job.signal.throwIfAborted()
    await job.progress(done, groups.length, 'Merging')
    merged += (await mergeUnlessChanged(ctx, object, into!, from)) ? from.length : 0
  }
  return merged
}

/** What somebody merged or removed meanwhile is left as they made it. */
async function mergeUnlessChanged(
  ctx: Ctx,
  object: ObjectDefinition,
  into: string,
  from: readonly string[],
): Promise<boolean> {
  try {
    await merge(ctx, object, { into, from })
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/** Records that belong together by pairs above the threshold, the oldest of each group first. */
async function groupsAbove(ctx: Ctx, object: ObjectDefinition, atLeast: number): Promise<string[][]> {
  const { rows } = await sql<{ first: string; second: string }>`
    select candidate.first_id as first, candidate.second_id as second ${openSql(ctx, object, atLeast)}`.execute(
    ctx.db,
  )
  // Ids of version 7 grow with time, so the smaller is the older.
  const ids = [...new Set(rows.flatMap(({ first, second }) => [first, second]))].sort()
  const place = new Map(ids.map((id, index) => [id, index]))
  const pairs = rows.map(({ first, second }) => ({ left: place.get(first)!, right: place.get(second)! }))
  const groups = new Map<number, string[]>()
  clusterPairs(ids.length, pairs).forEach((group, index) => {
    groups.set(group, [...(groups.get(group) ?? []), ids[index]!])
  })
  return [...groups.values()]
}
