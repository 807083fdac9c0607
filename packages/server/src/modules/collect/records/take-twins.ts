import { columnOf, duplicateRule, type Field, labelOf } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import { resolveTwins } from '../twins/resolve-twins.ts'
import { areLookedFor } from '../twins/twins-to-take.ts'
import type { RecordsToApply } from './records-to-apply.ts'
import { rejectRows } from './reject-rows.ts'

/** Skips new rows that look like somebody who is known, or has them complete who that is; only where that was chosen. */
export async function takeTwins(ctx: Ctx, work: RecordsToApply): Promise<void> {
  const { object, twins } = work
  if (!areLookedFor(twins) || !duplicateRule(object)) return
  await sql`
    create temporary table applying_new on commit drop as
    select distinct on (identity) uuid_v7() as id, row_number as no, identity as key, fields
    from applying_row where record_id is null order by identity, row_number`.execute(ctx.db)
  await resolveTwins(ctx, object, twins.atLeast)
  await twins.onFound?.(ctx)
  if (twins.choice === 'skip') await skipTwins(ctx, work)
  if (twins.choice === 'complete') await completeTwins(ctx, work)
}

/** Who is there may be hidden from whoever imports, so the reason names only rows of the file. */
async function skipTwins(ctx: Ctx, { importId }: RecordsToApply): Promise<void> {
  await rejectRows(
    ctx,
    importId,
    sql`identity in (select key from applying_new join applying_root using (no))`,
    sql`(select case when root.there_id is null then 'Looks like row ' || root.root_no || ' of this file'
        else 'Looks like one that is there already' end
      from applying_new as newcomer join applying_root as root using (no) where newcomer.key = gone.identity)`,
  )
}

/**
 * Rows that are taken for somebody else say only what is not known of them yet. What differs is told of, and stays in the file; it is why they were not
 * recognised, so who is right is for people to say.
 */
async function completeTwins(ctx: Ctx, work: RecordsToApply): Promise<void> {
  const { object } = work
  await sql`
    create temporary table applying_known on commit drop as
    select newcomer.key, root.there_id, coalesce(root.there_id::text, first.key) as identity,
      jsonb_strip_nulls(coalesce(to_jsonb(record), first.fields)) as known
    from applying_root as root
    join applying_new as newcomer using (no)
    left join applying_new as first on first.no = root.root_no
    left join ${sql.table(object.table)} as record on record.id = root.there_id`.execute(ctx.db)
  await sql`create index on applying_known (key)`.execute(ctx.db)
  await tellDiffering(ctx, work)
  await sql`
    update applying_row as row
    set record_id = known.there_id, identity = known.identity,
      fields = (
        select coalesce(jsonb_object_agg(name, value), '{}') from jsonb_each(row.fields) as cell (name, value)
        where not known.known ? name or known.known -> name in ('""', '[]', '{}'))
    from applying_known as known where row.record_id is null and row.identity = known.key`.execute(ctx.db)
}

async function tellDiffering(ctx: Ctx, { object, note }: RecordsToApply): Promise<void> {
  const { rows } = await sql<{ name: string; count: number }>`
    select name, count(*)::integer as count
    from applying_row as row join applying_known as known on known.key = row.identity and row.record_id is null
    cross join lateral jsonb_each(row.fields) as cell (name, value)
    where known.known ? name and known.known -> name not in ('""', '[]', '{}')
      and fold(known.known ->> name) <> fold(value #>> '{}')
    group by name order by name`.execute(ctx.db)
  const labels = new Map(
    Object.entries(object.fields).map(([key, field]: [string, Field]) => [
      columnOf(key, field),
      labelOf(key, field),
    ]),
  )
  for (const { name, count } of rows)
    note(
      `${labels.get(name) ?? name}: ${count === 1 ? 'one row says something else' : `${count} rows say something else`} than whom they complete; what is there stays.`,
    )
}
