import { forecastSeries } from '@regulars/analytics'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import { type DealSelection, dayOf, visibleDeals } from './visible-deals.ts'

/** What is expected month by month, in three ways, beside what came. Money in minor units of the currency of the business. */
export interface Forecast {
  currency: string
  /** First days of the first and of the last month, and of the month it is now. */
  from: string
  to: string
  now: string
  months: ForecastMonth[]
  /** Open deals that no month counts: expected in a month that is over, or never said when. */
  overdue: OpenSum
  undated: OpenSum
  /** Deals in other currencies, which are in no sum. */
  foreign: number
  /** Why there is no forecast from history; null when there is one. */
  noHistory: string | null
  /** How the forecast from history would have done on the last months, as mean absolute error, against the plain repetition of the last month. */
  backTest: { months: number; model: number; naive: number } | null
}

interface OpenSum {
  deals: number
  value: number
}

export interface ForecastMonth {
  month: string
  /** Won in this month. */
  won: number
  wonDeals: number
  /** Open deals expected in it: all, by the probability of their stage, and by the judgement of whoever sells them. */
  open: number
  openDeals: number
  weighted: number
  commit: number
  bestCase: number
  /** What history alone expects, with a range that holds 19 months of 20; of months to come. */
  history: { mean: number; low: number; high: number } | null
  target: number | null
}

/** Whose targets a forecast is held against. */
export interface ForecastOf {
  userId?: string | undefined
  teamId?: string | undefined
}

/** Months of the past that a forecast from history is made of, at most. */
const mostHistory = 48

/**
 * Reads the forecast from the month `back` months ago to that `ahead` months ahead. A deal counts in the month of its expected close, unless whoever sells it
 * left it out; one that is overdue counts in none, since nobody knows any more.
 */
export async function readForecast(
  ctx: Ctx,
  selection: DealSelection & ForecastOf,
  { back, ahead }: { back: number; ahead: number },
): Promise<Forecast> {
  const whose = ownerIs(selection)
  const deals = sql`(select * from ${await visibleDeals(ctx, selection)} as each where ${whose})`
  const now = monthsFrom(ctx, 0)
  const [months, rest, history] = await Promise.all([
    readMonths(ctx, deals, targetsOf(selection), { back, ahead }),
    readRest(ctx, deals),
    readHistory(ctx, deals),
  ])
  const told = tellHistory(history, ahead)
  return {
    currency: ctx.services.settings.get('currency'),
    from: months[0]!.month,
    to: months.at(-1)!.month,
    now,
    ...rest,
    months: months.map((month, index) => ({ ...month, history: told.ahead[index - back - 1] ?? null })),
    noHistory: told.reason,
    backTest: told.backTest,
  }
}

/** First day of the month so many months from now, in the time zone of the business. */
function monthsFrom({ setting }: Ctx, count: number): string {
  const [year, month] = new Intl.DateTimeFormat('en-CA', {
    timeZone: setting.timeZone,
    year: 'numeric',
    month: '2-digit',
  })
    .format(setting.now)
    .split('-')
  return new Date(Date.UTC(Number(year), Number(month) - 1 + count, 1)).toISOString().slice(0, 10)
}

function ownerIs({ userId, teamId }: ForecastOf): RawBuilder<boolean> {
  if (userId) return sql`each.owner_id = ${userId}::uuid`
  if (teamId) return sql`each.owner_id in (select id from app_user where team_id = ${teamId}::uuid)`
  return sql`true`
}

function targetsOf({ userId, teamId }: ForecastOf): RawBuilder<boolean> {
  return sql`target.user_id is not distinct from ${userId ?? null}::uuid and target.team_id is not distinct from ${teamId ?? null}::uuid`
}

type MonthRow = Omit<ForecastMonth, 'history'>

async function readMonths(
  ctx: Ctx,
  deals: RawBuilder<unknown>,
  targets: RawBuilder<boolean>,
  { back, ahead }: { back: number; ahead: number },
): Promise<MonthRow[]> {
  const [first, now, last] = [monthsFrom(ctx, -back), monthsFrom(ctx, 0), monthsFrom(ctx, ahead)]
  const { rows } = await sql<MonthRow>`
    with counted as (
      select date_trunc('month', case when deal.status = 'won' then ${dayOf(ctx, sql`deal.won_at`)} else deal.expected_close_on end)::date as month,
        deal.status, deal.value, deal.forecast_category, stage.probability
      from ${deals} as deal join stage on stage.id = deal.stage_id
      where deal.status = 'won' or (
        deal.status = 'open' and deal.forecast_category <> 'omitted' and deal.expected_close_on >= ${now}::date)
    ), summed as (
      select month,
        sum(value) filter (where status = 'won') as won, count(*) filter (where status = 'won') as won_deals,
        sum(value) filter (where status = 'open') as open, count(*) filter (where status = 'open') as open_deals,
        sum(value * probability) filter (where status = 'open') as weighted,
        sum(value) filter (where status = 'open' and forecast_category = 'commit') as commit,
        sum(value) filter (where status = 'open' and forecast_category in ('commit', 'bestCase')) as best_case
      from counted where month between ${first}::date and ${last}::date group by month
    )
    select month.day::date::text as month,
      coalesce(won, 0)::float8 as won, coalesce(won_deals, 0)::integer as won_deals,
      coalesce(open, 0)::float8 as open, coalesce(open_deals, 0)::integer as open_deals,
      round(coalesce(weighted, 0))::float8 as weighted, coalesce(commit, 0)::float8 as commit, coalesce(best_case, 0)::float8 as best_case,
      (select sum(target.amount)::float8 from sales_target as target
        where target.month = month.day::date and target.deleted_at is null and ${targets}) as target
    from generate_series(${first}::date, ${last}::date, interval '1 month') as month (day)
    left join summed on summed.month = month.day::date order by month.day`.execute(ctx.db)
  return rows
}

async function readRest(ctx: Ctx, deals: RawBuilder<unknown>) {
  const counts = sql`deal.status = 'open' and deal.forecast_category <> 'omitted'`
  const late = sql`${counts} and deal.expected_close_on < ${monthsFrom(ctx, 0)}::date`
  const never = sql`${counts} and deal.expected_close_on is null`
  const { rows } = await sql<
    Record<'overdue' | 'overdueValue' | 'undated' | 'undatedValue' | 'foreign', number>
  >`
    select count(*) filter (where ${late})::integer as overdue, coalesce(sum(value) filter (where ${late}), 0)::float8 as overdue_value,
      count(*) filter (where ${never})::integer as undated, coalesce(sum(value) filter (where ${never}), 0)::float8 as undated_value,
      count(*) filter (where is_foreign)::integer as "foreign"
    from ${deals} as deal`.execute(ctx.db)
  const row = rows[0]!
  return {
    overdue: { deals: row.overdue, value: row.overdueValue },
    undated: { deals: row.undated, value: row.undatedValue },
    foreign: row.foreign,
  }
}

/** What was won in each whole month before this one, oldest first, months without anything included. */
async function readHistory(ctx: Ctx, deals: RawBuilder<unknown>): Promise<number[]> {
  const [first, now] = [monthsFrom(ctx, -mostHistory), monthsFrom(ctx, 0)]
  const { rows } = await sql<{ won: number }>`
    with won as (
      select date_trunc('month', ${dayOf(ctx, sql`deal.won_at`)})::date as month, sum(value) as won
      from ${deals} as deal where deal.status = 'won' group by 1
    )
    select coalesce(won.won, 0)::float8 as won
    from generate_series(
      (select min(month) from won where month >= ${first}::date), ${now}::date - 1, interval '1 month') as month (day)
    left join won on won.month = month.day::date order by month.day`.execute(ctx.db)
  return rows.map(({ won }) => won)
}

interface ToldHistory {
  ahead: Array<{ mean: number; low: number; high: number }>
  reason: string | null
  backTest: Forecast['backTest']
}

/** This month is not over, so it is the first that is forecast; it is left out of what is told, where the months to come begin with the next. */
function tellHistory(won: readonly number[], ahead: number): ToldHistory {
  if (ahead === 0) return { ahead: [], reason: null, backTest: null }
  const said = forecastSeries(won, { horizon: ahead + 1, season: 12 })
  if (!said.ok) return { ahead: [], reason: said.reason, backTest: null }
  const { mean, low, high, backTest } = said
  const sums = Array.from(mean, (value, step) => ({
    mean: Math.max(0, Math.round(value)),
    low: Math.max(0, Math.round(low[step]!)),
    high: Math.max(0, Math.round(high[step]!)),
  }))
  return {
    ahead: sums.slice(1),
    reason: null,
    backTest: backTest
      ? { months: backTest.heldOut, model: Math.round(backTest.model), naive: Math.round(backTest.naive) }
      : null,
  }
}
