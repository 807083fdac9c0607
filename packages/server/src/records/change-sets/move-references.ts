import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { lockWhere } from './apply-patches.ts'
import { maxToldIds, noteChanged } from './change-set.ts'
import { changeSetOf } from './open-change-set.ts'

/** Which references are to point elsewhere. */
export interface MovedReferences {
  /** Column of the reference. */
  column: string
  /** Ids that it points to now. */
  from: readonly string[]
  /** Id that it is to point to. */
  to: string
  /** Which of the records, under the name `record`. */
  where: RawBuilder<unknown>
}

/**
 * Makes references of any number of records point to another record, and writes down to which they pointed: what `applyPatches` would do, at
 * half its cost, since before and after are known without reading each record as JSON. Answers with how many moved.
 */
export async function moveReferences(
  ctx: Ctx,
  object: ObjectDefinition,
  { column, from, to, where }: MovedReferences,
): Promise<number> {
  const { id: changeSetId, at } = changeSetOf(ctx)
  const table = sql.table(object.table)
  const pointing = sql.id('record', column)
  const old = sql`unnest(${[...from]}::uuid[]) as old (id)`
  await lockWhere(ctx, object, sql`${pointing} = any(${[...from]}::uuid[]) and ${where}`)
  const { rows } = await sql<{ count: number; ids: string[] }>`
    with moved as (
      update ${table} as record set ${sql.id(column)} = ${to}::uuid, version = record.version + 1, updated_at = ${at}
      from ${old} where ${pointing} = old.id and ${where}
      returning record.id, old.id as before
    ),
    noted as (
      insert into change (change_set_id, object, record_id, op, before, after, at)
      select ${changeSetId}::uuid, ${object.name}, id, 'update', jsonb_build_object(${column}::text, before),
        ${JSON.stringify({ [column]: to })}::jsonb, ${at}
      from moved
    )
    select count(*)::integer as count, array(select id from moved limit ${sql.lit(maxToldIds + 1)}) as ids from moved
  `.execute(ctx.db)
  const { count, ids } = rows[0] ?? { count: 0, ids: [] }
  noteChanged(changeSetOf(ctx), object.name, 'updated', count, ids, [column])
  return count
}
