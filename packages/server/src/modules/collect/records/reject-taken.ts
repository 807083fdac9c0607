import { columnOf, type FieldKind, labelOf } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import type { RecordsToApply } from './records-to-apply.ts'
import { rejectRows } from './reject-rows.ts'

const textKinds: readonly FieldKind[] = ['text', 'email', 'phone']

/** Rejects rows whose unique values belong to another record, or to an earlier row that means another record. */
export async function rejectTaken(ctx: Ctx, { importId, object, mapped }: RecordsToApply): Promise<void> {
  const alive = object.bin ? sql`and other.deleted_at is null` : sql``
  for (const key of mapped) {
    const field = object.fields[key]
    if (!field?.unique) continue
    const column = columnOf(key, field)
    const value = sql`lower(applying_row.fields ->> ${sql.lit(column)})`
    const isText = textKinds.includes(field.kind)
    const others = isText ? sql`lower(other.${sql.id(column)})` : sql`other.${sql.id(column)}::text`
    const label = labelOf(key, field)
    await rejectRows(
      ctx,
      importId,
      sql`exists (
        select from ${sql.table(object.table)} as other
        where ${others} = ${value} ${alive}
          and other.id is distinct from applying_row.record_id)`,
      sql`${`${label}: `}::text || (fields ->> ${sql.lit(column)}) || ' belongs to somebody else already'`,
    )
    await rejectRows(
      ctx,
      importId,
      sql`exists (
        select from applying_row as earlier
        where lower(earlier.fields ->> ${sql.lit(column)}) = ${value} and earlier.row_number < applying_row.row_number
          and earlier.identity <> applying_row.identity)`,
      sql`${`${label}: `}::text || (fields ->> ${sql.lit(column)}) || ' stands in an earlier row for somebody else'`,
    )
  }
}
