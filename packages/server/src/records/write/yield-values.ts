import { sql } from 'kysely'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import { columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { losingValues } from './losing-values.ts'
import { toRow } from './record-rows.ts'
import type { WriteBatch } from './write-batch.ts'

/** Leaves out of changes from elsewhere what loses against the values that are there. What verbs of our own write passes, but for what forms bring. */
export async function yieldValues(ctx: Ctx, { object, options, entries, faults }: WriteBatch): Promise<void> {
  if (faults.length > 0 || (options.trusted && changeSetOf(ctx).kind !== 'form')) return
  const patches = entries.map(({ id, values }) => ({ id, patch: toRow(object, values) }))
  const losing = losingValues(
    ctx,
    object,
    sql`select id, patch from jsonb_to_recordset(${JSON.stringify(patches)}::jsonb) as given (id uuid, patch jsonb)`,
  )
  if (!losing) return
  const { rows } = await losing.execute(ctx.db)
  const propertyByColumn = new Map(columnsOf(object).map(({ name, property }) => [name, property]))
  for (const { id, columns } of rows)
    for (const entry of entries.filter((each) => each.id === id))
      for (const column of columns) delete entry.values[propertyByColumn.get(column) ?? '']
}
