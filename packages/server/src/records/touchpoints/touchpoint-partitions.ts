import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** Makes the parts of the table `touchpoint` for the moments that a query yields in its column `at`. */
export async function ensureTouchpointPartitions(ctx: Ctx, moments: RawBuilder<unknown>): Promise<void> {
  await ensuringPartitions(moments).execute(ctx.db)
}

/** The statement that does so: the table is kept in one part for each year, made when its first touchpoint comes. */
export const ensuringPartitions = (moments: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select ensure_touchpoint_partition(year.begins) as ensured from (
    select distinct date_trunc('year', at at time zone 'UTC') at time zone 'UTC' as begins from (${moments}) as moment
  ) as year`
