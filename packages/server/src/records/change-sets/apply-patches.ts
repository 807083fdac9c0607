import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { runPrepared } from '../../platform/database/prepared.ts'
import type { Ctx } from '../context.ts'
import { maxToldIds, noteChanged } from './change-set.ts'
import { changeSetOf } from './open-change-set.ts'

/** Which records are to be changed, and how. */
export interface PatchSource {
  /** A query that yields `id` (uuid) and `patch` (jsonb: value by name of column), each id once. */
  select: RawBuilder<unknown>
  /** Every column that a patch may name. */
  columns: readonly string[]
  /** The caller has locked the records, in order of their ids. */
  areLocked?: boolean
  /** The query is the same text whatever the values, and comes often: it is kept prepared. */
  isSteady?: boolean
}

/** What the history calls a change, and under which event it is counted: into the bin, out of it, or anything else. */
const eventByOperation = { update: 'updated', remove: 'removed', restore: 'restored' } as const

interface PatchedRecords {
  operation: keyof typeof eventByOperation
  count: number
  /** The first of them. */
  ids: string[]
}

/**
 * Changes any number of records in one statement and writes down what differs, before and after: the one way in which values
 * of existing records change. Records that the patch leaves as they are stay untouched, version and all. Answers with how many differed.
 *
 * The records are locked first, in order of their ids: two that change the same ones wait for each other instead of blocking each
 * other, and "before" is what really was there.
 */
export async function applyPatches(ctx: Ctx, object: ObjectDefinition, source: PatchSource): Promise<number> {
  if (source.columns.length === 0) return 0
  if (!source.areLocked) await lockRecords(ctx, object, sql`select id from (${source.select}) as wanted`)
  const statement = patchStatement(ctx, object, source)
  const rows = source.isSteady ? await runPrepared(ctx.db, statement) : (await statement.execute(ctx.db)).rows
  for (const { operation, count, ids } of rows)
    noteChanged(changeSetOf(ctx), object.name, eventByOperation[operation], count, ids, source.columns)
  return rows.reduce((sum, { count }) => sum + count, 0)
}

/** Locks records against other writers until the transaction ends, in order of their ids. */
export async function lockRecords(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: RawBuilder<unknown>,
): Promise<void> {
  await lockWhere(ctx, object, sql`id in (${ids})`)
}

/** The same for the records of which a condition is true, under the name `record`. */
export async function lockWhere(
  ctx: Ctx,
  object: ObjectDefinition,
  condition: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    select count(*) from (
      select id from ${sql.table(object.table)} as record where ${condition} order by id for no key update
    ) as locked
  `.execute(ctx.db)
}

function patchStatement(
  ctx: Ctx,
  object: ObjectDefinition,
  { select, columns }: PatchSource,
): RawBuilder<PatchedRecords> {
  const { id: changeSetId, at } = changeSetOf(ctx)
  const table = sql.table(object.table)
  const compared = columns.map(
    (column) =>
      sql`(${sql.lit(column)}, to_jsonb(record.${sql.id(column)}), to_jsonb(patched.${sql.id(column)}))`,
  )
  return sql<PatchedRecords>`
    with patch as (${select}),
    difference as materialized (
      select record.id, field.before, field.after, case
          when not field.after ? 'deleted_at' then 'update'
          when field.after -> 'deleted_at' = 'null' then 'restore'
          else 'remove'
        end as operation
      from patch
      join ${table} as record on record.id = patch.id
      cross join lateral jsonb_populate_record(record, patch.patch) as patched
      cross join lateral (
        select jsonb_object_agg(key, old) as before, jsonb_object_agg(key, new) as after
        from (values ${sql.join(compared)}) as value (key, old, new)
        where old is distinct from new
      ) as field
      where field.after is not null
    ),
    written as (
      update ${table} as record set
        (${sql.join(columns.map((column) => sql.id(column)))}) = (
          select ${sql.join(columns.map((column) => sql`patched.${sql.id(column)}`))}
          from jsonb_populate_record(record, difference.after) as patched
        ),
        version = record.version + 1,
        updated_at = ${at}
      from difference where record.id = difference.id
    ),
    noted as (
      insert into change (change_set_id, object, record_id, op, before, after, at)
      select ${changeSetId}::uuid, ${object.name}, id, operation, before, after, ${at} from difference
    )
    select operation, count(*)::integer as count,
      array(
        select id from difference as first where first.operation = difference.operation limit ${sql.lit(maxToldIds + 1)}
      ) as ids
    from difference group by operation`
}
