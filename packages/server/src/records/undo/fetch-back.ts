import { sql } from 'kysely'
import { applyPatches } from '../change-sets/apply-patches.ts'
import type { Ctx } from '../context.ts'
import { attachmentsOf } from '../merge/attached.ts'
import { survivorsOf } from '../merge/survivor-of.ts'

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
