import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { lockRecords } from '../change-sets/apply-patches.ts'
import { maxToldIds } from '../change-sets/change-set.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { fieldDerivations } from '../formulas/field-derivations.ts'
import { syncTouchpoints } from '../touchpoints/sync-touchpoints.ts'
import { type Derivation, topicOf } from './derivation.ts'
import { refreshStatistics } from './refresh-statistics.ts'
import { besideEachOther, type RefreshStep } from './refresh-steps.ts'
import { collectStale, computedColumns, staleByComputed, touchpointTopic } from './stale.ts'
import { type Spread, type StaleQuery, StaleRecords } from './stale-records.ts'
import { syncFollowers } from './sync-followers.ts'

/** Brings everything that follows from records into agreement with what the open change set has done so far. */
export async function settle(ctx: Ctx): Promise<void> {
  const changeSet = changeSetOf(ctx)
  await refreshStatistics(ctx, changeSet.counts)
  const stale = changeSet.stale ?? new StaleRecords()
  await collectStale(ctx, stale, changeSet)
  await refreshStale(ctx, stale)
}

/**
 * Makes anew what was collected as stale: computed columns in the order of the modules, then touchpoints, then the columns that
 * are computed from touchpoints, then formulas and roll-ups. Each step may make later ones stale. Answers with how many records differed, by topic;
 * of steps that were taken together each has the number of both.
 */
export async function refreshStale(
  ctx: Ctx,
  stale: StaleRecords,
  { together = true }: { together?: boolean } = {},
): Promise<Map<string, number>> {
  const differed = new Map<string, number>()
  const steps = refreshSteps(ctx)
  const inOrder = together ? besideEachOther(ctx, steps) : steps.map((step) => [step])
  for (const beside of inOrder) {
    const wanted = beside.filter(({ topic }) => stale.has(topic))
    if (wanted.length === 0) continue
    const count = await runSteps(ctx, stale, wanted)
    for (const { topic } of wanted) differed.set(topic, count)
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

/** Answers with how many records differed. */
function runSteps(ctx: Ctx, stale: StaleRecords, steps: readonly RefreshStep[]): Promise<number> {
  const [step] = steps
  if (step && 'rule' in step) return syncTouchpoints(ctx, stale, step.rule)
  if (step && 'follower' in step) return syncFollowers(ctx, stale, step.follower)
  return recompute(
    ctx,
    stale,
    steps.flatMap((each) => ('derivation' in each ? [each.derivation] : [])),
  )
}

/**
 * Computes the columns of the stale records and writes those that differ, each record once. The records are locked before anything is computed:
 * of two transactions that add an order to one contact, the second waits and then counts both.
 */
async function recompute(ctx: Ctx, stale: StaleRecords, derivations: readonly Derivation[]): Promise<number> {
  const object = ctx.registry.object(derivations[0]!.object)
  const parts = derivations.map((derivation, index) => {
    const source = sql.id(`computed_${index}`)
    const columns = computedColumns(ctx, derivation).map((column) => sql.id(column))
    return { source, columns, compute: derivation.compute(ctx, stale.ids(topicOf(derivation))) }
  })
  await lockOthers(ctx, stale, object, derivations)
  const fields = derivations.flatMap((derivation) => derivation.fields)
  const next = (changed: RawBuilder<unknown>) => staleByComputed(ctx, object.name, fields, changed)
  const { count, ids, spread } = await writeComputed(ctx, stale, object, parts, next(sql`changed`))
  if (ctx.changeSet) tell(ctx.changeSet.ids, object.name, ids)
  await stale.take(ctx.db, spread, () =>
    next(sql`(select * from ${sql.table(object.table)} where id = any(${ids}::uuid[]))`),
  )
  return count
}

/** Locks the stale records, but for those that the open change set wrote itself and so holds already. */
async function lockOthers(
  ctx: Ctx,
  stale: StaleRecords,
  object: ObjectDefinition,
  derivations: readonly Derivation[],
): Promise<void> {
  const topics = derivations.map(topicOf)
  const held = ctx.changeSet?.ids.get(object.name)
  if (topics.every((topic) => stale.known(topic)?.every((id) => held?.has(id)))) return
  const ids = sql.join(
    topics.map((topic) => stale.ids(topic)),
    sql` union `,
  )
  await lockRecords(ctx, object, ids)
}

interface Computed {
  count: number
  /** The first of the changed records; all of them, where the stale ones are in memory. */
  ids: string[]
  spread: Spread
}

async function writeComputed(
  ctx: Ctx,
  stale: StaleRecords,
  object: ObjectDefinition,
  parts: readonly StatedPart[],
  next: readonly StaleQuery[],
): Promise<Computed> {
  const spreading = next.length > 0 ? stale.spreading(next) : undefined
  const [row] = await stale.run(
    ctx.db,
    sql<Computed>`
    with ${sql.join(parts.map(({ source, compute }) => sql`${source} as materialized (${compute})`))},
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
    ${spreading ? sql`, ${spreading.cte}` : sql``}
    select (select count(*)::integer from changed) as count,
      array(select id from changed limit ${sql.lit(maxToldIds + 1)}) as ids, ${spreading?.column ?? sql`'{}'::jsonb`} as spread
  `,
  )
  return row ?? { count: 0, ids: [], spread: {} }
}

interface ComputedPart {
  source: RawBuilder<unknown>
  columns: readonly RawBuilder<unknown>[]
}

interface StatedPart extends ComputedPart {
  compute: RawBuilder<unknown>
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
