import { startOfDay } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'

/** Deals summed up. Money in minor units of the currency of the business. */
export interface DealSum {
  won: number
  wonDeals: number
  /** Open deals that nobody left out of the forecast: all, by the probability of their stage, and by the judgement of whoever sells them. */
  open: number
  openDeals: number
  weighted: number
  commit: number
  bestCase: number
}

/** All deals, by the month in which they were won or, while they are open, are expected to be. */
export interface DealSums {
  /** One sum for each month asked for, in their order. */
  months: DealSum[]
  /** Before the first month, and at no time at all. */
  earlier: DealSum
  undated: DealSum
  /** Deals in currencies without an exchange rate, which are in no sum. */
  foreign: number
}

/** Nothing. */
export const noDeals: DealSum = {
  won: 0,
  wonDeals: 0,
  open: 0,
  openDeals: 0,
  weighted: 0,
  commit: 0,
  bestCase: 0,
}

type Row = DealSum & { bucket: number | null; foreign: number }

/**
 * Sums up deals by month, in one pass over them. Each deal is held against the first moments of the months, which are worked out once: to ask the calendar of a
 * time zone for the day of each deal took three times as long. What is the same for many deals, the probability of a stage, meets their sums and not each of them.
 *
 * @param deals a query with the columns of `visibleDeals`
 * @param months first days of months, one after another; the last is where the stretch ends and is not summed up itself
 */
export async function sumDealsByMonth(
  ctx: Ctx,
  deals: RawBuilder<unknown>,
  months: readonly string[],
): Promise<DealSums> {
  const moments = months.map((day) => startOfDay(day, ctx.setting.timeZone).toISOString())
  const { rows } = await sql<Row>`
    with placed as (
      select status, stage_id, forecast_category, value, is_foreign, case status
        when 'won' then width_bucket(won_at, ${moments}::timestamptz[])
        when 'open' then width_bucket(expected_close_on, ${months}::date[]) end as bucket
      from ${deals} as deal
    ), cell as (
      select bucket, status, stage_id, forecast_category as category, count(*) as deals, sum(value) as value,
        count(*) filter (where is_foreign) as "foreign"
      from placed group by bucket, status, stage_id, forecast_category
    ), counted as (
      select cell.*, stage.probability, cell.status = 'won' as is_won, cell.status = 'open' and category <> 'omitted' as is_open
      from cell join stage on stage.id = cell.stage_id
    )
    select bucket,
      coalesce(sum(value) filter (where is_won), 0)::float8 as won,
      coalesce(sum(deals) filter (where is_won), 0)::float8 as won_deals,
      coalesce(sum(value) filter (where is_open), 0)::float8 as open,
      coalesce(sum(deals) filter (where is_open), 0)::float8 as open_deals,
      round(coalesce(sum(value * probability) filter (where is_open), 0))::float8 as weighted,
      coalesce(sum(value) filter (where is_open and category = 'commit'), 0)::float8 as commit,
      coalesce(sum(value) filter (where is_open and category in ('commit', 'bestCase')), 0)::float8 as best_case,
      sum("foreign")::float8 as "foreign"
    from counted group by bucket`.execute(ctx.db)
  const sums = new Map(rows.map(({ bucket, foreign: _, ...sum }) => [bucket, sum]))
  const of = (bucket: number | null): DealSum => sums.get(bucket) ?? noDeals
  return {
    months: months.slice(0, -1).map((_, index) => of(index + 1)),
    earlier: of(0),
    undated: of(null),
    foreign: rows.reduce((sum, row) => sum + row.foreign, 0),
  }
}
