import { columnOf, labelOf } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import type { RecordsToApply } from './records-to-apply.ts'
import { rejectRows } from './reject-rows.ts'

/** Rejects rows that would make a record without a value it must have: an address alone makes nobody. */
export async function rejectLacking(ctx: Ctx, { importId, object }: RecordsToApply): Promise<void> {
  for (const [key, field] of Object.entries(object.fields)) {
    if (!field.required || field.default !== undefined || field.readOnly || field.system) continue
    const columns =
      field.kind === 'anyReference' ? (field.ways ?? []).map((way) => way.column) : [columnOf(key, field)]
    const filled = (row: string) =>
      sql.join(
        columns.map((column) => sql`${sql.id(row, 'fields')} ->> ${sql.lit(column)}`),
        sql`, `,
      )
    await rejectRows(
      ctx,
      importId,
      sql`record_id is null and coalesce(${filled('applying_row')}) is null
        and not exists (select from applying_row as other where other.identity = applying_row.identity and coalesce(${filled('other')}) is not null)`,
      sql`${`${labelOf(key, field)}: is missing, and no record is known by the rest of the row`}::text`,
    )
  }
}
