import { type RawBuilder, sql } from 'kysely'
import { lockRecords } from '../change-sets/apply-patches.ts'
import { maxToldIds } from '../change-sets/change-set.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { fieldDerivations } from '../formulas/field-derivations.ts'
import { syncTouchpoints } from '../touchpoints/sync-touchpoints.ts'
import { type Derivation, type Refreshed, topicOf } from './derivation.ts'
import { refreshStatistics } from './refresh-statistics.ts'
import { besideEachOther, type RefreshStep } from './refresh-steps.ts'
import {
  collectStale,
  computedColumns,
  countStale,
  insertStale,
  staleByComputed,
  staleIds,
  touchpointTopic,
} from './stale.ts'
import { syncFollowers } from './sync-followers.ts'

/** Brings everything that follows from records into agreement with what the open change set has done so far. */
export async function settle(ctx: Ctx): Promise<void> {
  const changeSet = changeSetOf(ctx)
  await refreshStatistics(ctx, changeSet.counts)
  const found = await collectStale(ctx, changeSet.id, changeSet.counts)
  await refreshStale(ctx, new Set([...found, ...changeSet.stale]))
}

/**
 * Makes anew what was collected as stale: computed columns in the order of the modules, then touchpoints, then the columns that
 * are computed from touchpoints, then formulas and roll-ups. Each step may make later ones stale. Answers with how many records differed, by topic;
 * of steps that were taken together each has the number of both.
 */
export async function refreshStale(
  ctx: Ctx,
  topics: Set<string>,
  { together = true }: { together?: boolean } = {},
): Promise<Map<string, number>> {
  const differed = new Map<string, number>()
  const steps = refreshSteps(ctx)
  const inOrder = together ? besideEachOther(ctx, steps) : steps.map((step) => [step])
  for (const beside of inOrder) {
    const wanted = beside.filter(({ topic }) => topics.has(topic))
    if (wanted.length === 0) continue
    const { count, stale, collected } = await runSteps(ctx, wanted)
    await countStale(ctx, collected)
    for (const { topic } of wanted) differed.set(topic, count)
    for (const next of stale) topics.add(next)
  }
  return differed
}

/** All topics, in the order in which they are made anew. */
export const refreshOrder = (ctx: Ctx): string[] => refreshSteps(ctx).map(({ topic }) => topic)

function refreshSteps(ctx: Ctx): RefreshStep[] {
  const { derivations, followers, touchpoints } = ctx.services.rules
  const step = (derivation: Derivation) => ({ topic: topicOf(derivation), derivation })
  const readsTouchpoints = ({ sources }: Derivation) => sources.some(({ object }) => object === 'touchpoint')
  return [
    ...derivations.filter((derivation) => !readsTouchpoints(derivation)).map(step),
    ...followers.map((follower) => ({ topic: follower.name, follower })),
    ...touchpoints.map((rule) => ({ topic: touchpointTopic(rule.object), rule })),
    ...derivations.filter(readsTouchpoints).map(step),
    ...fieldDerivations(ctx.registry).map(step),
  ]
}

function runSteps(ctx: Ctx, steps: readonly RefreshStep[]): Promise<Refreshed> {
  const [step] = steps
  if (step && 'rule' in step) return syncTouchpoints(ctx, step.rule)
  if (step && 'follower' in step) return syncFollowers(ctx, step.follower)
  return recompute(
    ctx,
    steps.flatMap((each) => ('derivation' in each ? [each.derivation] : [])),
  )
}

/**
 * Computes the columns of the stale records and writes those that differ, each record once. The records are locked before anything is computed:
 * of two transactions that add an order to one contact, the second waits and then counts both.
 */
async function recompute(ctx: Ctx, derivations: readonly Derivation[]): Promise<Refreshed> {
  const object = ctx.registry.object(derivations[0]!.object)
  const parts = derivations.map((derivation, index) => {
    const source = sql.id(`computed_${index}`)
    const columns = computedColumns(ctx, derivation).map((column) => sql.id(column))
    return { derivation, source, columns, ids: staleIds(topicOf(derivation)) }
  })
  await lockRecords(
    ctx,
    object,
    sql.join(
      parts.map(({ ids }) => ids),
      sql` union `,
    ),
  )
  const next = derivations.flatMap(({ fields }) => staleByComputed(ctx, object.name, fields, sql`changed`))
  const { rows } = await sql<Refreshed & { ids: string[] }>`
    with ${sql.join(parts.map(({ source, derivation, ids }) => sql`${source} as materialized (${derivation.compute(ctx, ids)})`))},
    changed as (
      update ${sql.table(object.table)} as record set ${sql.join(parts.flatMap(assignments))}
      from (${sql.join(
        parts.map(({ source }) => sql`select id from ${source}`),
        sql` union `,
      )}) as computed
      ${sql.join(
        parts.map(({ source }) => sql`left join ${source} on ${source}.id = computed.id`),
        sql` `,
      )}
      where computed.id = record.id and (${sql.join(parts.map(differs), sql` or `)})
      returning record.*
    )
    ${next.length > 0 ? sql`, spread as (${insertStale(next)})` : sql``}
    select (select count(*)::integer from changed) as count,
      array(select id from changed limit ${sql.lit(maxToldIds + 1)}) as ids,
      ${next.length > 0 ? sql`array(select distinct topic from spread)` : sql`array[]::text[]`} as stale,
      ${next.length > 0 ? sql`(select count(*)::integer from spread)` : sql`0`} as collected
  `.execute(ctx.db)
  const [row] = rows
  if (row && ctx.changeSet) tell(ctx.changeSet.ids, object.name, row.ids)
  return row ?? { count: 0, stale: [], collected: 0 }
}

interface ComputedPart {
  source: RawBuilder<unknown>
  columns: readonly RawBuilder<unknown>[]
}

/** A record that only another part computes keeps its columns. */
const assignments = ({ source, columns }: ComputedPart): RawBuilder<unknown>[] =>
  columns.map(
    (column) =>
      sql`${column} = case when ${source}.id is null then record.${column} else ${source}.${column} end`,
  )

const differs = ({ source, columns }: ComputedPart): RawBuilder<unknown> =>
  sql`(${source}.id is not null and (${sql.join(
    columns.map((column) => sql`record.${column} is distinct from ${source}.${column}`),
    sql` or `,
  )}))`

/** Open screens look again at records whose computed columns changed, though nobody edited them. */
function tell(idsByObject: Map<string, Set<string>>, object: string, ids: readonly string[]): void {
  if (ids.length === 0) return
  const told = idsByObject.get(object) ?? new Set()
  idsByObject.set(object, told)
  for (const id of ids) if (told.size <= maxToldIds) told.add(id)
}
