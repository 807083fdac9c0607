import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, compiledRules } from '../../../records/index.ts'
import type { RecordsToApply } from './records-to-apply.ts'
import { rejectRows } from './reject-rows.ts'

/** Rejects the rows whose record would break a rule of its object, each with the sentence of the rule. */
export async function rejectBreaking(
  ctx: Ctx,
  { importId, object }: RecordsToApply,
  defaults: Readonly<Record<string, unknown>>,
): Promise<void> {
  const rules = compiledRules(ctx, object, 'record')
  if (rules.length === 0) return
  const sentences = rules.map(
    ({ sql: kept, sentence }) => sql`case when (${kept}) is false then ${sentence}::text end`,
  )
  await sql`
    create temporary table breaking_record on commit drop as
    select identity, concat_ws(' ', ${sql.join(sentences)}) as problem from (${asTheyWouldBe(object, defaults)}) as row
    cross join lateral jsonb_populate_record(row.base, row.patch) as record
    where concat_ws('', ${sql.join(sentences)}) <> ''`.execute(ctx.db)
  await rejectRows(
    ctx,
    importId,
    sql`identity in (select identity from breaking_record)`,
    sql`(select problem from breaking_record where breaking_record.identity = gone.identity)`,
  )
  await sql`delete from applying_record where identity in (select identity from breaking_record)`.execute(
    ctx.db,
  )
}

/** Each record as it is, nothing for a new one, with what the rows say. */
const asTheyWouldBe = ({ table }: ObjectDefinition, defaults: Readonly<Record<string, unknown>>) => sql`
  select row.identity, case when row.is_new then null::${sql.table(table)} else found end as base,
    case when row.is_new then ${JSON.stringify(defaults)}::jsonb || row.fields else row.fields end as patch
  from applying_record as row left join ${sql.table(table)} as found on found.id = row.id and not row.is_new`
