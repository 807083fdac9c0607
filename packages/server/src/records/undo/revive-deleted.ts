import { columnOf, type ObjectDefinition, references } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { maxToldIds, noteChanged } from '../change-sets/change-set.ts'
import { deleteRecords } from '../change-sets/delete-records.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'

/**
 * Brings back the records that a change set deleted, from their copies. What others hang on comes first: it was deleted last.
 * One whose unique value is taken, or that pointed to what is there no more, stays away and is noted.
 */
export async function reviveDeleted(ctx: Ctx, changeSetId: string): Promise<number> {
  const { rows } = await sql<{ object: string }>`
    select object from change where change_set_id = ${changeSetId} and op = 'delete'
    group by object order by max(id) desc`.execute(ctx.db)
  let revived = 0
  for (const { object } of rows) revived += await reviveOf(ctx, ctx.registry.object(object), changeSetId)
  return revived
}

async function reviveOf(ctx: Ctx, object: ObjectDefinition, changeSetId: string): Promise<number> {
  const changeSet = changeSetOf(ctx)
  const table = sql.table(object.table)
  const { rows } = await sql<{ count: number; ids: string[] }>`
    with copy as materialized (
      select change.record_id, (${pointsSomewhere(ctx, object)}) as whole, was as record
      from change cross join lateral jsonb_populate_record(null::${table}, change.before) as was
      where change.change_set_id = ${changeSetId} and change.object = ${object.name} and change.op = 'delete'
        and not exists (select from ${table} as there where there.id = change.record_id)
    ),
    back as (
      insert into ${table} select (record).* from copy where whole on conflict do nothing returning id
    ),
    noted as (
      insert into change (change_set_id, object, record_id, op, before, after, at)
      select ${changeSet.id}::uuid, ${object.name}, id, 'revive', '{}', '{}', ${changeSet.at} from back
    ),
    away as (
      insert into undo_kept (object, id, reason)
      select ${object.name}, record_id, case when whole then 'taken' else 'gone' end
      from copy where record_id not in (select id from back)
    )
    select count(*)::integer as count, array(select id from back limit ${sql.lit(maxToldIds + 1)}) as ids from back`.execute(
    ctx.db,
  )
  const { count, ids } = rows[0] ?? { count: 0, ids: [] }
  noteChanged(changeSet, object.name, 'restored', count, ids)
  return count
}

/** Whether everything that a copy points to is there. */
function pointsSomewhere(ctx: Ctx, object: ObjectDefinition): RawBuilder<unknown> {
  const checks = references(object)
    .filter(([key]) => key !== 'createdBy' && key !== 'changeSet')
    .map(([key, field]) => {
      const column = sql.id('was', columnOf(key, field))
      const target = sql.table(ctx.registry.object(field.to).table)
      return sql`(${column} is null or exists (select from ${target} as target where target.id = ${column}))`
    })
  return checks.length > 0 ? sql.join(checks, sql` and `) : sql`true`
}

/** Deletes once more what a change set brought back from copies; again with a copy, so nothing is lost. */
export async function deleteRevived(ctx: Ctx, changeSetId: string): Promise<number> {
  const revived = sql`from change where change_set_id = ${changeSetId} and op = 'revive'`
  const { rows } = await sql<{ object: string; count: number }>`
    select object, count(*)::integer as count ${revived} group by object order by min(id) desc`.execute(
    ctx.db,
  )
  for (const { object } of rows)
    await deleteRecords(
      ctx,
      ctx.registry.object(object),
      sql`select record_id ${revived} and object = ${object}`,
    )
  return rows.reduce((sum, { count }) => sum + count, 0)
}
