import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Follower } from './follower.ts'
import type { StaleRecords } from './stale-records.ts'

/**
 * Makes the records that follow stale ones what they ought to be, in one statement: those whose value is gone go, or stand by themselves from then on
 * when somebody has ever touched them, or when they are of somebody whom others became part of; missing
 * ones come; the rest stay. What has become part of another record follows that one. Answers with how many differed.
 */
export async function syncFollowers(ctx: Ctx, stale: StaleRecords, rule: Follower): Promise<number> {
  const table = sql.table(ctx.registry.object(rule.object).table)
  const [via, mark] = [sql.id(rule.via), sql.id(rule.mark)]
  const isLost = sql`current.${mark} is not null and not exists (select from wanted where ${same(rule)})`
  const isWorthKeeping = sql`(current.version > 1 or exists (
    select from merged_record where survivor_id = current.${via}::text))`
  const [row] = await stale.run(
    ctx.db,
    sql<{ count: number }>`
    with concerned as materialized (
      select distinct id from (${stale.ids(rule.name)}) as stale (id)
      where not exists (select from merged_record where merged_id = stale.id::text)
    ),
    wanted as materialized (${rule.select(ctx, sql`select id from concerned`)}),
    current as materialized (select record.* from ${table} as record where ${via} in (select id from concerned)),
    gone as (
      delete from ${table} as record using current
      where record.id = current.id and ${isLost} and not ${isWorthKeeping} returning 1
    ),
    freed as (
      update ${table} as record set ${mark} = null, updated_at = ${now(ctx)} from current
      where record.id = current.id and ${isLost} and ${isWorthKeeping} returning 1
    ),
    found as (
      update ${table} as record set ${mark} = wanted.${mark}, version = record.version + 1, updated_at = ${now(ctx)}
      from current join wanted on ${same(rule)}
      where record.id = current.id and current.${mark} is distinct from wanted.${mark} returning 1
    ),
    come as (${insertMissing(ctx, rule, table)}),
    changed as (select from gone union all select from freed union all select from found union all select from come)
    select count(*)::integer as count from changed`,
  )
  return row?.count ?? 0
}

function insertMissing(ctx: Ctx, rule: Follower, table: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = [rule.via, rule.mark, ...rule.key, ...rule.columns]
  const changeSetId = ctx.changeSet?.id ?? null
  return sql`
    insert into ${table} (${sql.join(columns.map((column) => sql.id(column)))},
      created_at, updated_at, version, created_by_id, change_set_id)
    select ${sql.join(columns.map((column) => sql`wanted.${sql.id(column)}`))},
      ${now(ctx)}, ${now(ctx)}, 1, ${ctx.actor.userId}::uuid, ${changeSetId}::uuid
    from wanted where not exists (select from current where ${same(rule)})
    on conflict do nothing returning 1`
}

/** Whether a record is one that is wanted. */
const same = ({ via, key }: Follower): RawBuilder<unknown> =>
  sql.join(
    [via, ...key].map((column) => sql`wanted.${sql.id(column)} = current.${sql.id(column)}`),
    sql` and `,
  )

const now = (ctx: Ctx): Date => ctx.changeSet?.at ?? ctx.services.clock.now()
