import { columnOf, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { ChangeCounts } from '../change-sets/change-set.ts'
import type { Ctx } from '../context.ts'
import { backAlong, staleAlong } from './along-way.ts'
import type { Derivation, DerivationSource } from './derivation.ts'
import { derivationsOf } from './derivations.ts'

/** Something that has to be made anew for the records collected under its topic. */
export interface StaleTopic {
  topic: string
  object: ObjectDefinition
  sources: readonly DerivationSource[]
}

/** What can become stale by changes: computed columns, and the records and touchpoints that follow others. */
export function staleTopics(ctx: Ctx): StaleTopic[] {
  const { registry } = ctx
  return [
    ...derivationsOf(ctx).map(({ name, object, sources }) => ({
      topic: name,
      object: registry.object(object),
      sources,
    })),
    ...ctx.services.rules.followers.map(({ name, of, fields }) => ({
      topic: name,
      object: registry.object(of),
      sources: [{ object: of, fields, self: true as const }],
    })),
    ...ctx.services.rules.touchpoints.map(({ object, fields }) => ({
      topic: touchpointTopic(object),
      object: registry.object(object),
      sources: [{ object, fields, self: true as const }],
    })),
  ]
}

/** The topic of the touchpoints that tell of an object's records. */
export const touchpointTopic = (object: string): string => `touchpoints of ${object}`

/** The ids collected under a topic, as a query; one may have been collected several times. */
export const staleIds = (topic: string): RawBuilder<unknown> =>
  sql`select id from stale_record where topic = ${topic}`

/**
 * Collects what a change set has made stale, in a table of this connection that is emptied with the transaction; answers with the
 * topics concerned. It reads created records by their `change_set_id` and the others from the changes, so it costs the same
 * few statements for one record as for a million.
 */
export async function collectStale(
  ctx: Ctx,
  changeSetId: string,
  counts: ChangeCounts,
): Promise<Set<string>> {
  const queries = staleTopics(ctx).flatMap(({ topic, object, sources }) =>
    sources
      .filter((source) => Object.hasOwn(counts, source.object))
      .flatMap((source) => staleQueries(ctx, changeSetId, object, source).map((query) => ({ topic, query }))),
  )
  if (queries.length === 0) return new Set()
  await ensureStaleTable(ctx, isMany(counts))
  return addStale(ctx, queries)
}

/**
 * Makes the table of this connection in which stale records are collected. Many are written down without an index, which is made when all are there:
 * putting each in its place takes five times as long.
 */
export async function ensureStaleTable(ctx: Ctx, many: boolean): Promise<void> {
  await sql`
    create temporary table if not exists stale_record (topic text collate "C", id uuid) on commit delete rows`.execute(
    ctx.db,
  )
  if (!many) return
  await sql`
    do $$ begin
      if to_regclass('pg_temp.stale_record_found') is not null and not exists (select from stale_record) then
        drop index stale_record_found;
      end if;
    end $$`.execute(ctx.db)
}

/** From so many on PostgreSQL must know that they are there: it takes a temporary table for nearly empty until it is told otherwise. */
const fewestCounted = 500

const isMany = (counts: ChangeCounts): boolean =>
  Object.values(counts).some((events) => Object.values(events).some((count) => count >= fewestCounted))

/** Collects the records that queries yield under their topics; answers with the topics that got any. */
export async function addStale(
  ctx: Ctx,
  queries: ReadonlyArray<{ topic: string; query: RawBuilder<unknown> }>,
): Promise<Set<string>> {
  const { rows } = await sql<{ topics: string[]; count: number }>`
    with added as (${insertStale(queries)})
    select array(select distinct topic from added) as topics, (select count(*)::integer from added) as count`.execute(
    ctx.db,
  )
  const { topics = [], count = 0 } = rows[0] ?? {}
  await countStale(ctx, count)
  return new Set(topics)
}

/** After many were collected: what is collected is counted, and found by topic and id from then on. */
export async function countStale(ctx: Ctx, collected: number): Promise<void> {
  if (collected < fewestCounted) return
  await sql`create index if not exists stale_record_found on stale_record (topic, id)`.execute(ctx.db)
  await sql`analyze stale_record`.execute(ctx.db)
}

/** The statement that collects, to be a part of another: each topic by itself, since ids alone are told apart in a fraction of the time. */
export function insertStale(
  queries: ReadonlyArray<{ topic: string; query: RawBuilder<unknown> }>,
): RawBuilder<unknown> {
  const byTopic = [...Map.groupBy(queries, ({ topic }) => topic)]
  const selects = byTopic.map(([topic, ofTopic]) => {
    const ids = ofTopic.map(({ query }) => sql`select id from (${query}) as found (id)`)
    return sql`
      select ${topic}::text, id from (select distinct id from (${sql.join(ids, sql` union all `)}) as found) as stale
      where id is not null`
  })
  return sql`insert into stale_record (topic, id) ${sql.join(selects, sql` union all `)} returning topic`
}

/** Which records a computed change of `object` makes stale in turn: queries over the changed rows, a query or name given as `changed`. */
export function staleByComputed(
  ctx: Ctx,
  object: string,
  fields: readonly string[],
  changed: RawBuilder<unknown>,
): Array<{ topic: string; query: RawBuilder<unknown> }> {
  return staleTopics(ctx).flatMap((topic) =>
    topic.sources
      .filter((source) => source.object === object && touches(source, fields))
      .map((source) => ({ topic: topic.topic, query: reach(ctx, topic.object, source, changed) })),
  )
}

/** The topics that follow from what a derivation computes. */
export const dependentTopics = (ctx: Ctx, { object, fields }: Derivation): Set<string> =>
  new Set(
    staleTopics(ctx)
      .filter(({ sources }) => sources.some((source) => source.object === object && touches(source, fields)))
      .map(({ topic }) => topic),
  )

const touches = ({ fields }: DerivationSource, changed: readonly string[]): boolean =>
  fields === undefined || fields.some((field) => changed.includes(field))

function reach(
  ctx: Ctx,
  target: ObjectDefinition,
  source: DerivationSource,
  changed: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if ('self' in source) return sql`select id from ${changed} as changed`
  if ('way' in source) return backAlong(source.way, sql`select id from ${changed} as changed`)
  if ('via' in source) {
    const via = columnOfKey(ctx.registry.object(source.object), source.via)
    return sql`select ${sql.id(via)} from ${changed} as changed`
  }
  const from = columnOfKey(target, source.from)
  return sql`
    select target.id from ${sql.table(target.table)} as target
    join ${changed} as changed on changed.id = target.${sql.id(from)}`
}

function staleQueries(
  ctx: Ctx,
  changeSetId: string,
  target: ObjectDefinition,
  source: DerivationSource,
): RawBuilder<unknown>[] {
  const object = ctx.registry.object(source.object)
  const table = sql.table(object.table)
  const created = sql`(select * from ${table} where change_set_id = ${changeSetId})`
  const changes = changesOf(object, changeSetId, source.fields)
  const changed = sql`(
    select record.* from ${table} as record where id in (select record_id from ${changes} as change)
  )`
  if ('self' in source) return [created, changed].map((rows) => reach(ctx, target, source, rows))
  if ('from' in source) return [reach(ctx, target, source, changed)]
  if ('way' in source) return staleAlong(source.way, changes, created, changed)
  const via = columnOfKey(object, source.via)
  return [
    reach(ctx, target, source, created),
    // What they point to now is looked up only where the change does not say it.
    sql`
      select record.${sql.id(via)} from ${table} as record
      where id in (select record_id from ${changes} as change where not before ? ${via})`,
    sql`
      select pointed::uuid from ${changes} as change
      cross join lateral (values (before ->> ${via}), (after ->> ${via})) as side (pointed) where before ? ${via}`,
  ]
}

function changesOf(
  object: ObjectDefinition,
  changeSetId: string,
  fields: readonly string[] | undefined,
): RawBuilder<unknown> {
  const columns = fields?.map((key) => columnOfKey(object, key))
  return sql`(
    select record_id, before, after from change
    where change_set_id = ${changeSetId} and object = ${object.name}
    ${columns ? sql`and (op <> 'update' or before ?| ${columns}::text[])` : sql``}
  )`
}

function columnOfKey(object: ObjectDefinition, key: string): string {
  const field = object.fields[key]
  if (!field) throw new RangeError(`${object.name} has no field "${key}".`)
  return columnOf(key, field)
}

/** The columns that a derivation computes. */
export function computedColumns(ctx: Ctx, { object, fields }: Derivation): string[] {
  const definition = ctx.registry.object(object)
  return fields.map((key) => columnOfKey(definition, key))
}
