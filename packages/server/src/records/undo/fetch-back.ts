import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { applyPatches } from '../change-sets/apply-patches.ts'
import { comparedAs } from '../columns/unique-value.ts'
import type { Ctx } from '../context.ts'
import { attachmentsOf } from '../merge/attached.ts'
import { survivorsOf } from '../merge/survivor-of.ts'
import { uniqueColumns } from './unique-values.ts'

/**
 * Before a merge is undone: what it moved to a record that was itself merged since is further on by now, and goes back from there to
 * whom it was of.
 */
export async function fetchBack(ctx: Ctx, changeSetId: string): Promise<void> {
  const { rows } = await sql<{ object: string; survivor: string }>`
    select distinct object, survivor_id as survivor from merged_record where change_set_id = ${changeSetId}`.execute(
    ctx.db,
  )
  for (const { object, survivor } of rows) {
    const holder = (await survivorsOf(ctx, [survivor])).get(survivor)
    if (holder === undefined) continue
    await fetchUniqueValues(ctx, ctx.registry.object(object), changeSetId, holder)
    for (const { from, column } of attachmentsOf(ctx, ctx.registry.object(object)))
      await applyPatches(ctx, from, {
        select: sql`
          select record.id, jsonb_build_object(${column}::text, change.before -> ${column}) as patch
          from change join ${sql.table(from.table)} as record on record.id = change.record_id
          where change.change_set_id = ${changeSetId} and change.object = ${from.name} and change.op = 'update'
            and change.after ->> ${column} = ${survivor} and record.${sql.id(column)} = ${holder}::uuid`,
        columns: [column],
      })
  }
}

/**
 * An address that only one may have, and that was passed on with the later merge: the record that stayed then has again what it had
 * before, or nothing where somebody else has that by now.
 */
async function fetchUniqueValues(
  ctx: Ctx,
  object: ObjectDefinition,
  changeSetId: string,
  holder: string,
): Promise<void> {
  const table = sql.table(object.table)
  const live = object.bin ? sql`and other.deleted_at is null` : sql``
  for (const column of uniqueColumns(object)) {
    const value = (alias: string) => comparedAs(column, sql.id(alias, column.name))
    const earlierAsValue = comparedAs(column, sql`(earlier.value #>> '{}')::${sql.raw(column.type)}`)
    await applyPatches(ctx, object, {
      select: sql`
        select holder.id, jsonb_build_object(${column.name}::text, case when not exists (
          select from ${table} as other where other.id <> holder.id and ${value('other')} = ${earlierAsValue} ${live}
        ) then earlier.value end) as patch
        from ${table} as holder cross join lateral (
          select before -> ${column.name} as value from change
          where object = ${object.name} and record_id = holder.id and op = 'update' and before ? ${column.name}
            and id > (select min(id) from change where change_set_id = ${changeSetId})
          order by id limit 1
        ) as earlier
        where holder.id = ${holder} and exists (
          select from merged_record join ${table} as part on part.id = merged_record.merged_id::uuid
          where merged_record.change_set_id = ${changeSetId} and ${value('part')} = ${value('holder')}
        )`,
      columns: [column.name],
    })
  }
}
