import { columnOf, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type ChangeCounts, maxToldIds, type OpenChangeSet } from '../change-sets/change-set.ts'
import type { Ctx } from '../context.ts'
import { backAlong, staleAlong } from './along-way.ts'
import type { Derivation, DerivationSource } from './derivation.ts'
import { derivationsOf } from './derivations.ts'
import type { StaleQuery, StaleRecords } from './stale-records.ts'

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

/** What a change set did, as far as it is known what that may have made stale. */
export type Done = Pick<OpenChangeSet, 'id' | 'counts'> & Partial<Pick<OpenChangeSet, 'columns' | 'ids'>>

/**
 * Collects what a change set has made stale. It reads created records by their `change_set_id` and the others from the changes, so it costs the same
 * statement for one record as for a million; and none where the columns that changed, or the ids of the new records, say enough.
 */
export async function collectStale(ctx: Ctx, stale: StaleRecords, done: Done): Promise<void> {
  const queries: StaleQuery[] = []
  for (const { topic, object, sources } of staleTopics(ctx)) {
    for (const source of sources) {
      const found = staleBy(ctx, done, object, source)
      if (found.ids) stale.note(topic, found.ids)
      queries.push(...found.queries.map((query) => ({ topic, query })))
    }
  }
  const isMany = Object.values(done.counts).some(
    ({ created = 0, updated = 0 }) => created + updated > maxToldIds,
  )
  if (isMany && queries.length > 0) await stale.addToTable(ctx.db, queries)
  else await stale.add(ctx.db, queries)
}

/** What a source of a topic says about its records: their ids, where these are those of the new records, and queries for the rest. */
function staleBy(
  ctx: Ctx,
  { id, counts, columns, ids }: Done,
  target: ObjectDefinition,
  source: DerivationSource,
): { ids?: readonly string[]; queries: RawBuilder<unknown>[] } {
  const did = counts[source.object]
  if (!did) return { queries: [] }
  const isOnlyNew = did.created !== undefined && Object.keys(did).length === 1
  const known = ids?.get(source.object)
  if (isOnlyNew && 'self' in source && known && known.size === did.created)
    return { ids: [...known], queries: [] }
  const { ofCreated, ofChanged } = staleQueries(ctx, id, target, source)
  return {
    queries: [
      ...(did.created ? ofCreated : []),
      ...(mayConcern(ctx, did, columns?.get(source.object), source) ? ofChanged : []),
    ],
  }
}

/** Whether what was changed, rather than created, may be something that a source looks at. */
function mayConcern(
  ctx: Ctx,
  { updated, removed, restored }: ChangeCounts[string],
  columns: ReadonlySet<string> | null | undefined,
  { object, fields }: DerivationSource,
): boolean {
  if (removed || restored) return true
  if (!updated) return false
  const definition = ctx.registry.object(object)
  return !columns || !fields || fields.some((key) => columns.has(columnOfKey(definition, key)))
}

/** Which records a computed change of `object` makes stale in turn: queries over the changed rows, a query or name given as `changed`. */
export function staleByComputed(
  ctx: Ctx,
  object: string,
  fields: readonly string[],
  changed: RawBuilder<unknown>,
): StaleQuery[] {
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

/** The records that created records of a source make stale, and those that its changed ones do. */
function staleQueries(
  ctx: Ctx,
  changeSetId: string,
  target: ObjectDefinition,
  source: DerivationSource,
): { ofCreated: RawBuilder<unknown>[]; ofChanged: RawBuilder<unknown>[] } {
  const object = ctx.registry.object(source.object)
  const table = sql.table(object.table)
  const created = sql`(select * from ${table} where change_set_id = ${changeSetId}::uuid)`
  const changes = changesOf(object, changeSetId, source.fields)
  const changed = sql`(
    select record.* from ${table} as record where id in (select record_id from ${changes} as change)
  )`
  if ('way' in source) return staleAlong(source.way, changes, created, changed)
  const ofChanged = [reach(ctx, target, source, changed)]
  if ('from' in source) return { ofCreated: [], ofChanged }
  const ofCreated = [reach(ctx, target, source, created)]
  if ('self' in source) return { ofCreated, ofChanged }
  const via = columnOfKey(object, source.via)
  const pointedTo = [
    // What they point to now is looked up only where the change does not say it.
    sql`
      select record.${sql.id(via)} from ${table} as record
      where id in (select record_id from ${changes} as change where not before ? ${via}::text)`,
    sql`
      select pointed::uuid from ${changes} as change
      cross join lateral (values (before ->> ${via}::text), (after ->> ${via}::text)) as side (pointed) where before ? ${via}::text`,
  ]
  return { ofCreated, ofChanged: pointedTo }
}

function changesOf(
  object: ObjectDefinition,
  changeSetId: string,
  fields: readonly string[] | undefined,
): RawBuilder<unknown> {
  const columns = fields?.map((key) => columnOfKey(object, key))
  return sql`(
    select record_id, before, after from change
    where change_set_id = ${changeSetId}::uuid and object = ${object.name}
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
