import { criticalZ, shareInterval } from '@regulars/analytics'
import { company, minorDigits, user } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Ctx, reachSql, titleSql } from '../../../records/index.ts'
import { creditedDeals } from './credited-deals.ts'
import { type DealSelection, dayOf, type Stretch, visibleDeals, within } from './visible-deals.ts'

/** What the closed deals of one group came to. Money in minor units. */
export interface WinRate {
  /** Id of the record the group is about, the text it is about, or null for deals that say nothing. */
  key: string | null
  label: string | null
  won: number
  lost: number
  wonValue: number
  /** Won of won and lost, 0–1, and where the true share lies 19 times of 20. */
  winRate: number
  low: number
  high: number
  /** Mean value of the won ones that have one. */
  meanValue: number | null
  /** Median days from beginning to won. */
  cycleDays: number | null
}

/** How deals are put into groups: what tells them apart, what it is called, and the tables that takes. */
interface Dimension {
  key: RawBuilder<unknown>
  label: RawBuilder<unknown>
  join: RawBuilder<unknown>
  /** What of a deal's value counts in its group; the whole where it is not said. */
  value?: RawBuilder<unknown>
  /** Parts the deals, where one of them may stand in several groups. */
  part?: (ctx: Ctx, deals: RawBuilder<unknown>) => RawBuilder<unknown>
}

/** By what closed deals can be told apart. A further way is one entry here. */
const dimensions = {
  // A deal was won or lost by everybody who is credited with a part of it; of its value each has their part.
  seller: (ctx) => ({
    key: sql`deal.credited_to::text`,
    label: titleSql(ctx, user, 'app_user', null),
    join: sql`left join app_user on app_user.id = deal.credited_to`,
    value: sql`deal.credited`,
    part: creditedDeals,
  }),
  source: () => ({ key: sql`deal.source`, label: sql`deal.source`, join: sql`` }),
  competitor: () => ({
    key: sql`competitor.name`,
    label: sql`competitor.name`,
    join: sql`left join lateral unnest(deal.competitors) as competitor (name) on true`,
  }),
  company: byCompany,
  size: (ctx) => ({ key: sizeSql(ctx), label: sql`null::text`, join: sql`` }),
} as const satisfies Record<string, (ctx: Ctx) => Dimension>

export type WinRateBy = keyof typeof dimensions

/** Names of all ways. */
export const winRatesBy = Object.keys(dimensions) as WinRateBy[]

/** Most groups that are told; the largest by deals closed. */
const mostGroups = 200

/** Reads how many of the deals that were closed in a stretch of time were won, by group, the groups with most closed deals first. */
export async function readWinRates(
  ctx: Ctx,
  selection: DealSelection,
  by: WinRateBy,
  closed: Stretch,
): Promise<WinRate[]> {
  const deals = await visibleDeals(ctx, selection)
  const dimension: Dimension = dimensions[by](ctx)
  const { key, label, join, value = sql`deal.value` } = dimension
  const parted = dimension.part?.(ctx, sql`closed`) ?? sql`closed`
  const { rows } = await sql<Omit<WinRate, 'winRate' | 'low' | 'high'>>`
    with closed as (
      select * from ${deals} as each where each.status <> 'open' and ${within(dayOf(ctx, sql`each.closed_at`), closed)}
    )
    select ${key} as key, ${label} as label,
      count(*) filter (where deal.status = 'won')::integer as won, count(*) filter (where deal.status = 'lost')::integer as lost,
      coalesce(sum(${value}) filter (where deal.status = 'won'), 0)::float8 as won_value,
      (avg(${value}) filter (where deal.status = 'won'))::float8 as mean_value,
      (percentile_cont(0.5) within group (order by extract(epoch from deal.won_at - deal.opened_at) / 86400)
        filter (where deal.won_at >= deal.opened_at))::float8 as cycle_days
    from ${parted} as deal ${join}
    group by 1, 2 order by count(*) desc, 1 limit ${sql.lit(mostGroups)}`.execute(ctx.db)
  return rows.map(withInterval)
}

/** A company that the actor may not see is none. */
function byCompany(ctx: Ctx): Dimension {
  const seen = reachSql(ctx, company, 'company')
  const on = sql.join([sql`company.id = deal.company_id`, ...seen], sql` and `)
  return {
    key: sql`company.id::text`,
    label: titleSql(ctx, company, 'company', null),
    join: sql`left join company on ${on}`,
  }
}

/** The order of magnitude of the value: the least amount of its class, in minor units: 1, 10, 100 … of the currency. */
function sizeSql(ctx: Ctx): RawBuilder<unknown> {
  const unit = 10 ** minorDigits(ctx.services.settings.get('currency'))
  return sql`case when deal.value >= ${unit}::bigint
    then (10 ^ floor(log(deal.value::numeric / ${unit}::numeric)) * ${unit}::numeric)::bigint::text
    when deal.value is not null then '0' end`
}

function withInterval(row: Omit<WinRate, 'winRate' | 'low' | 'high'>): WinRate {
  const count = row.won + row.lost
  return {
    ...row,
    winRate: row.won / count,
    ...shareInterval({ successes: row.won, count }, criticalZ(0.95)),
  }
}
