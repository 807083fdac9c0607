import { columnOf, labelOf } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, losingValues } from '../../../records/index.ts'
import type { RecordsToApply } from './records-to-apply.ts'

/** Leaves values of people and things that are there as they are where the rules of the business say that the file knows less, and says of how many. */
export async function keepBetter(ctx: Ctx, { object, note }: RecordsToApply): Promise<void> {
  const losing = losingValues(
    ctx,
    object,
    sql`select id, fields as patch from applying_record where not is_new`,
  )
  if (!losing) return
  const { rows } = await sql<{ column: string; count: number }>`
    with lost as materialized (${losing}),
    kept as (
      update applying_record as record set fields = record.fields - lost.columns
      from lost where lost.id = record.id and not record.is_new
    )
    select "column", count(*)::integer as count from lost cross join lateral unnest(columns) as "column"
    group by "column" order by "column"`.execute(ctx.db)
  const labels = new Map(
    Object.entries(object.fields).map(([key, field]) => [columnOf(key, field), labelOf(key, field)]),
  )
  for (const { column, count } of rows)
    note(
      `${labels.get(column) ?? column}: ${count === 1 ? 'one value stays as it is' : `${count} values stay as they are`}, since what is there is better by your rules (Settings, Merging).`,
    )
}
