import { sql } from 'kysely'
import { lockRecords } from '../change-sets/apply-patches.ts'
import { maxToldIds } from '../change-sets/change-set.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { fieldDerivations } from '../formulas/field-derivations.ts'
import { syncTouchpoints } from '../touchpoints/sync-touchpoints.ts'
import { type Derivation, type Refreshed, topicOf } from './derivation.ts'
import { refreshStatistics } from './refresh-statistics.ts'
import {
  collectStale,
  computedColumns,
  insertStale,
  staleByComputed,
  staleIds,
  touchpointTopic,
} from './stale.ts'

/** Brings everything that follows from records into agreement with what the open change set has done so far. */
export async function settle(ctx: Ctx): Promise<void> {
  const changeSet = changeSetOf(ctx)
  await refreshStatistics(ctx, changeSet.counts)
  const found = await collectStale(ctx, changeSet.id, Object.keys(changeSet.counts))
  await refreshStale(ctx, new Set([...found, ...changeSet.stale]))
}

/**
 * Makes anew what was collected as stale: computed columns in the order of the modules, then touchpoints, then the columns that
 * are computed from touchpoints, then formulas and roll-ups. Each step may make later ones stale. Answers with how many records differed, by topic.
 */
export async function refreshStale(ctx: Ctx, topics: Set<string>): Promise<Map<string, number>> {
  const differed = new Map<string, number>()
  for (const { topic, run } of refreshSteps(ctx)) {
    if (!topics.has(topic)) continue
    const { count, stale } = await run()
    differed.set(topic, count)
    for (const next of stale) topics.add(next)
  }
  return differed
}

/** All topics, in the order in which they are made anew. */
export const refreshOrder = (ctx: Ctx): string[] => refreshSteps(ctx).map(({ topic }) => topic)

function refreshSteps(ctx: Ctx): Array<{ topic: string; run(): Promise<Refreshed> }> {
  const { derivations, touchpoints } = ctx.services.rules
  const ofFields = fieldDerivations(ctx.registry)
  const step = (derivation: Derivation) => ({
    topic: topicOf(derivation),
    run: () => recompute(ctx, derivation),
  })
  const readsTouchpoints = ({ sources }: Derivation) => sources.some(({ object }) => object === 'touchpoint')
  return [
    ...derivations.filter((derivation) => !readsTouchpoints(derivation)).map(step),
    ...touchpoints.map((rule) => ({
      topic: touchpointTopic(rule.object),
      run: () => syncTouchpoints(ctx, rule),
    })),
    ...derivations.filter(readsTouchpoints).map(step),
    ...ofFields.map(step),
  ]
}

/**
 * Computes the columns of the stale records and writes those that differ. The records are locked before anything is computed:
 * of two transactions that add an order to one contact, the second waits and then counts both.
 */
async function recompute(ctx: Ctx, derivation: Derivation): Promise<Refreshed> {
  const object = ctx.registry.object(derivation.object)
  const ids = staleIds(topicOf(derivation))
  await lockRecords(ctx, object, ids)
  const columns = computedColumns(ctx, derivation).map((column) => sql.id(column))
  const assignments = columns.map((column) => sql`${column} = computed.${column}`)
  const differs = columns.map((column) => sql`record.${column} is distinct from computed.${column}`)
  const next = staleByComputed(ctx, object.name, derivation.fields, sql`changed`)
  const { rows } = await sql<Refreshed & { ids: string[] }>`
    with changed as (
      update ${sql.table(object.table)} as record set ${sql.join(assignments)}
      from (${derivation.compute(ctx, ids)}) as computed
      where computed.id = record.id and (${sql.join(differs, sql` or `)})
      returning record.*
    )
    ${next.length > 0 ? sql`, spread as (${insertStale(next)})` : sql``}
    select (select count(*)::integer from changed) as count,
      array(select id from changed limit ${sql.lit(maxToldIds + 1)}) as ids,
      ${next.length > 0 ? sql`array(select distinct topic from spread)` : sql`array[]::text[]`} as stale
  `.execute(ctx.db)
  const [row] = rows
  if (row && ctx.changeSet) tell(ctx.changeSet.ids, object.name, row.ids)
  return row ?? { count: 0, stale: [] }
}

/** Open screens look again at records whose computed columns changed, though nobody edited them. */
function tell(idsByObject: Map<string, Set<string>>, object: string, ids: readonly string[]): void {
  if (ids.length === 0) return
  const told = idsByObject.get(object) ?? new Set()
  idsByObject.set(object, told)
  for (const id of ids) if (told.size <= maxToldIds) told.add(id)
}
