import { columnOf, type ObjectDefinition, references } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import { applyPatches } from './apply-patches.ts'
import { maxToldIds, noteChanged } from './change-set.ts'
import { changeSetOf } from './open-change-set.ts'

/** What stays behind of a deleted record: a copy to bring it back from, or only that it was there. */
export type Trace = 'copy' | 'none'

/**
 * Deletes the records that a query yields, and what their removal means for others: what hangs on them goes too, references to them
 * are cleared, or the deletion is refused. Without a copy the change set is final.
 */
export async function deleteRecords(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: RawBuilder<unknown>,
  trace: Trace = 'copy',
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(object.table)} where id in (${ids}) order by id for update`.execute(ctx.db)
  if (rows.length === 0) return
  const fixed = sql`select unnest(${rows.map(({ id }) => id)}::uuid[]) as id`
  for (const { from, key, column } of pointingTo(ctx, object)) {
    const field = references(from).find(([name]) => name === key)![1]
    const there = sql`select id from ${sql.table(from.table)} where ${sql.id(column)} in (${fixed})`
    if (field.onRemove === 'cascade') await deleteRecords(ctx, from, there, trace)
    else if (field.onRemove === 'clear') await clearReferences(ctx, from, column, there)
    else await refuseWhileUsed(ctx, object, from, there)
  }
  await deleteNoted(ctx, object, fixed, trace)
}

/** Reference columns by which other records point to those of an object. Who made a record and with which change set is no such pointer. */
export function pointingTo(
  ctx: Ctx,
  object: ObjectDefinition,
): Array<{ from: ObjectDefinition; key: string; column: string }> {
  return ctx.registry.objects.flatMap((from) =>
    references(from)
      .filter(([key, field]) => field.to === object.name && key !== 'createdBy' && key !== 'changeSet')
      .map(([key, field]) => ({ from, key, column: columnOf(key, field) })),
  )
}

async function clearReferences(
  ctx: Ctx,
  from: ObjectDefinition,
  column: string,
  ids: RawBuilder<unknown>,
): Promise<void> {
  const patch = JSON.stringify({ [column]: null })
  await applyPatches(ctx, from, {
    select: sql`select id, ${patch}::jsonb as patch from (${ids}) as pointing`,
    columns: [column],
  })
}

async function refuseWhileUsed(
  ctx: Ctx,
  object: ObjectDefinition,
  from: ObjectDefinition,
  ids: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql`select from (${ids} limit 1) as pointing`.execute(ctx.db)
  if (rows.length === 0) return
  throw new Problem('record.in-use', {
    status: 409,
    title: `${from.labelPlural} still point to this ${object.label.toLowerCase()}.`,
    mend: `Change or remove those ${from.labelPlural.toLowerCase()} first.`,
  })
}

async function deleteNoted(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: RawBuilder<unknown>,
  trace: Trace,
): Promise<void> {
  const changeSet = changeSetOf(ctx)
  const operation = trace === 'copy' ? 'delete' : 'purge'
  const { rows } = await sql<{ count: number; ids: string[] }>`
    with gone as (
      delete from ${sql.table(object.table)} as record where id in (${ids})
      returning id, ${trace === 'copy' ? sql`to_jsonb(record)` : sql`'{}'::jsonb`} as before
    ),
    noted as (
      insert into change (change_set_id, object, record_id, op, before, after, at)
      select ${changeSet.id}::uuid, ${object.name}, id, ${operation}, before, '{}', ${changeSet.at} from gone
    )
    select count(*)::integer as count, array(select id from gone limit ${sql.lit(maxToldIds + 1)}) as ids from gone
  `.execute(ctx.db)
  const { count, ids: told } = rows[0] ?? { count: 0, ids: [] }
  if (trace === 'none' && count > 0) changeSet.final = true
  noteChanged(changeSet, object.name, 'removed', count, told)
}
