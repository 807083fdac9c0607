import { labelOf, type ObjectDefinition } from '@regulars/model'
import type { Pool } from '../../platform/database/connect.ts'
import { toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import type { SortKey } from '../read/sort.ts'
import { isOrdered } from '../schema/create-indexes.ts'
import { alignSortIndexes } from './align-sort-indexes.ts'

/** A page that took longer made somebody wait. */
const slowMs = 200
/** Tables of fewer records are sorted in less time than that. */
export const fewRecords = 20_000
/** How often a process says that a column is asked for. */
const againAfterMs = 10 * 60_000

const said = new WeakMap<Pool, Map<string, number>>()

/**
 * Notes that a list was put in order by a column. Where that has no index, the table is long and the page took its time, a job makes one, seen by whoever waited; what
 * is asked for stays, and what nobody asks for any more goes at night. Costs nothing where an index is there by definition, and one statement in ten minutes elsewhere.
 */
export async function askForSortIndex(
  ctx: Ctx,
  object: ObjectDefinition,
  [first]: readonly SortKey[],
  tookMs: number,
): Promise<void> {
  const { services, actor } = ctx
  if (!first || !canHaveIndex(object, first) || ctx.db.isTransaction) return
  const { at } = first
  const now = services.clock.now()
  const known = said.get(services.pool) ?? new Map<string, number>()
  said.set(services.pool, known)
  const key = `${object.table}.${at.column.name}`
  const isSlow = tookMs >= slowMs
  if ((known.get(key) ?? 0) > now.getTime() && !isSlow) return
  known.set(key, now.getTime() + againAfterMs)
  const { rows } = await services.pool.query<{ made: boolean }>(noting, [
    object.table,
    at.column.name,
    now,
    isSlow,
    fewRecords,
  ])
  if (!rows[0]?.made) return
  await services.jobs.enqueue(
    alignSortIndexes,
    { list: object.labelPlural.toLowerCase(), by: labelOf(at.key, at.field).toLowerCase() },
    { key: `${alignSortIndexes.name} ${key}`, createdBy: actor.userId ?? undefined },
  )
}

/** A column of the record itself, of a table that is not in parts. */
const canHaveIndex = (object: ObjectDefinition, { at }: SortKey): boolean =>
  at.steps.length === 0 &&
  at.key !== 'id' &&
  !at.field.live &&
  object.name !== 'touchpoint' &&
  !isOrdered(object, toColumn(at.key, at.field))

/** Says that it was used, or, of a long table that was slow, that it is wanted. */
const noting = `
  with used as (update sort_index set used_at = $3 where table_name = $1 and column_name = $2 returning table_name),
  wanted as (
    insert into sort_index (table_name, column_name, asked_at, used_at)
    select $1, $2, $3, $3 from pg_class
    where $4 and oid = to_regclass(quote_ident($1)) and reltuples >= $5 and not exists (select from used)
    on conflict do nothing returning table_name
  )
  select exists (select from wanted) as made`
