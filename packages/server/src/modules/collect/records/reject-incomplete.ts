import { columnOf, labelOf } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import type { RecordsToApply } from './records-to-apply.ts'
import { rejectRows } from './reject-rows.ts'

/** Rejects rows that would make a record without what users ask every new one to have. */
export async function rejectIncomplete(ctx: Ctx, { importId, object }: RecordsToApply): Promise<void> {
  for (const [key, field] of Object.entries(object.fields)) {
    if (!field.custom || !field.required || field.default !== undefined) continue
    await rejectRows(
      ctx,
      importId,
      sql`record_id is null and fields ->> ${sql.lit(columnOf(key, field))} is null`,
      sql`${`${labelOf(key, field)} is needed`}::text`,
    )
  }
}
