import { dayAt, shiftDay } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import { dealsOf, type SalesOf } from './deals-of.ts'
import { forecastWon } from './forecast-won.ts'
import { type DealSum, noDeals, sumDealsByMonth } from './sum-deals-by-month.ts'
import type { DealSelection } from './visible-deals.ts'

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
  /** Deals in currencies without an exchange rate, which are in no sum. */
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

/** A month: what was won in it, and what of the open deals is expected in it; of a month that is over, nothing is. */
export interface ForecastMonth extends DealSum {
  month: string
  /** What history alone expects, with a range that holds 19 months of 20; of months to come. */
  history: { mean: number; low: number; high: number } | null
  target: number | null
  /** What the business counts on for it. */
  budget: number | null
}

/** Months of the past that a forecast from history is made of, at most. */
const mostHistory = 48

/**
 * Reads the forecast from the month `back` months ago to that `ahead` months ahead. A deal counts in the month of its expected close, unless whoever sells it
 * left it out; one that is overdue counts in none, since nobody knows any more.
 */
export async function readForecast(
  ctx: Ctx,
  selection: DealSelection & SalesOf,
  { back, ahead }: { back: number; ahead: number },
): Promise<Forecast> {
  const deals = await dealsOf(ctx, selection)
  const past = Math.max(back, mostHistory)
  const days = monthsAround(ctx, past, ahead + 1)
  const [sums, targets] = await Promise.all([
    sumDealsByMonth(ctx, deals, days),
    readTargets(ctx, selection, { from: days[past - back]!, to: days[past + ahead]! }),
  ])
  const told = tellHistory(historyOf(sums.months.slice(past - mostHistory, past)), ahead)
  const months = sums.months.slice(past - back).map((sum, index) => ({
    month: days[past - back + index]!,
    ...(index < back ? { ...noDeals, won: sum.won, wonDeals: sum.wonDeals } : sum),
    history: told.ahead[index - back - 1] ?? null,
    target: targets.get(days[past - back + index]!)?.target ?? null,
    budget: targets.get(days[past - back + index]!)?.budget ?? null,
  }))
  return {
    currency: ctx.services.settings.get('currency'),
    from: months[0]!.month,
    to: months.at(-1)!.month,
    now: days[past]!,
    months,
    overdue: openSum([sums.earlier, ...sums.months.slice(0, past)]),
    undated: openSum([sums.undated]),
    foreign: sums.foreign,
    noHistory: told.reason,
    backTest: told.backTest,
  }
}

const openSum = (sums: readonly DealSum[]): OpenSum => ({
  deals: sums.reduce((total, { openDeals }) => total + openDeals, 0),
  value: sums.reduce((total, { open }) => total + open, 0),
})

/** First days of the months from so many before this one to so many after it, in the time zone of the business. */
function monthsAround({ setting }: Ctx, before: number, after: number): string[] {
  const now = `${dayAt(setting.now, setting.timeZone).slice(0, 7)}-01`
  return Array.from({ length: before + 1 + after }, (_, index) =>
    shiftDay(now, { amount: index - before, unit: 'm' }, 1),
  )
}

interface Meant {
  month: string
  target: number | null
  budget: number | null
}

/** What was meant to be won and what is counted on, by month. */
async function readTargets(
  ctx: Ctx,
  { userId, teamId, categoryId }: SalesOf,
  { from, to }: { from: string; to: string },
): Promise<Map<string, Meant>> {
  const { rows } = await sql<Meant>`
    select month::text, (sum(amount) filter (where kind = 'target'))::float8 as target,
      (sum(amount) filter (where kind = 'budget'))::float8 as budget
    from sales_target
    where deleted_at is null and month between ${from}::date and ${to}::date
      and user_id is not distinct from ${userId ?? null}::uuid and team_id is not distinct from ${teamId ?? null}::uuid
      and category_id is not distinct from ${categoryId ?? null}::uuid
    group by month`.execute(ctx.db)
  return new Map(rows.map((row) => [row.month, row]))
}

/** What was won in each whole month before this one, oldest first, from the first month with anything. */
function historyOf(months: readonly DealSum[]): number[] {
  const first = months.findIndex(({ wonDeals }) => wonDeals > 0)
  return first === -1 ? [] : months.slice(first).map(({ won }) => won)
}

/** Whole months that a forecast from history needs. */
const leastHistory = 5

interface ToldHistory {
  ahead: Array<{ mean: number; low: number; high: number }>
  reason: string | null
  backTest: Forecast['backTest']
}

/** This month is not over, so it is the first that is forecast; it is left out of what is told, where the months to come begin with the next. */
function tellHistory(won: readonly number[], ahead: number): ToldHistory {
  if (ahead === 0) return { ahead: [], reason: null, backTest: null }
  if (won.length < leastHistory)
    return {
      ahead: [],
      reason: `it needs ${leastHistory} whole months since the first deal was won; so far there are ${won.length}.`,
      backTest: null,
    }
  const said = forecastWon(won, ahead + 1)
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
