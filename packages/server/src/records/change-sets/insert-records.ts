import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { runPrepared } from '../../platform/database/prepared.ts'
import type { Ctx } from '../context.ts'
import { maxToldIds, noteChanged } from './change-set.ts'
import { changeSetOf } from './open-change-set.ts'

/** Which records are to be made. */
export interface InsertSource {
  /** A query that yields exactly `columns`, in any order; with `id` among them when others must point to the new records. */
  select: RawBuilder<unknown>
  columns: readonly string[]
  /** Leaves out records whose unique value is taken. Default: an error, and nothing is made. */
  skipTaken?: boolean
  /** The query is the same text whatever the values, and comes often: it is kept prepared. */
  isSteady?: boolean
}

/**
 * Makes any number of records in one `INSERT … SELECT`, as fast as PostgreSQL can: each carries its change set's id and needs no
 * other trace. Values are taken as they are, so whoever calls has checked them.
 */
export async function insertRecords(
  ctx: Ctx,
  object: ObjectDefinition,
  { select, columns, skipTaken, isSteady }: InsertSource,
): Promise<number> {
  const changeSet = changeSetOf(ctx)
  const names = sql.join(columns.map((column) => sql.id(column)))
  const statement = sql<{ count: number; ids: string[] }>`
    with made as (
      insert into ${sql.table(object.table)} (${names}, created_at, updated_at, version, created_by_id, change_set_id)
      select ${names}, ${changeSet.at}, ${changeSet.at}, 1, ${ctx.actor.userId}::uuid, ${changeSet.id}::uuid
      from (${select}) as source
      ${skipTaken ? sql`on conflict do nothing` : sql``}
      returning id
    )
    select count(*)::integer as count, array(select id from made limit ${sql.lit(maxToldIds + 1)}) as ids from made`
  const rows = isSteady ? await runPrepared(ctx.db, statement) : (await statement.execute(ctx.db)).rows
  const { count, ids } = rows[0] ?? { count: 0, ids: [] }
  noteChanged(changeSet, object.name, 'created', count, ids)
  return count
}
