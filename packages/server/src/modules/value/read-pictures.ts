import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../records/index.ts'
import { visibleColumn, visibleScores } from './visible-scores.ts'

/** Figures behind the pictures of value, over the customers that the actor may see. Money in minor units. */
export interface ValuePictures {
  asOf: string | null
  currency: string
  customers: number
  spend: number
  lifetimeValue: number | null
  /** Customers by days since the last order (in bins) and number of purchase days (the last bin holds all above). */
  map: Array<{
    recencyDays: number
    purchaseDays: number
    customers: number
    spend: number
    lifetimeValue: number | null
  }>
  /** Share of revenue brought by the best customers, at every hundredth of customers. */
  whale: Array<{ customerShare: number; spendShare: number }>
  /** How many customers are expected to bring how much in the next twelve months. */
  distribution: Array<{ from: number; to: number; customers: number }>
  /** Customers by quintile of recency and of frequency, 5 best. */
  rfm: Array<{
    recencyScore: number
    frequencyScore: number
    customers: number
    spend: number
    stillCustomer: number | null
  }>
}

/** Most purchase days that the map tells apart. */
const lastColumn = 12
/** Bins of the map along recency, and of the distribution. */
const bins = 24

/** Reads them, each picture in one pass over the estimates. */
export async function readPictures(ctx: Ctx): Promise<ValuePictures> {
  const scores = visibleScores(ctx)
  const spend = visibleColumn(ctx, 'spend', 'spend')
  const value = visibleColumn(ctx, 'lifetimeValue', 'lifetime_value')
  const [totals, map, whale, distribution, rfm] = await Promise.all([
    readTotals(ctx, scores, spend, value),
    readMap(ctx, scores, spend, value),
    readWhale(ctx, scores, spend),
    readDistribution(ctx, scores, value),
    readRfm(ctx, scores, spend),
  ])
  return { currency: ctx.services.settings.get('currency'), ...totals, map, whale, distribution, rfm }
}

type Fragment = RawBuilder<unknown>

async function readTotals(ctx: Ctx, scores: Fragment, spend: Fragment, value: Fragment) {
  const { rows } = await sql<Pick<ValuePictures, 'asOf' | 'customers' | 'spend' | 'lifetimeValue'>>`
    select max(score.as_of)::text as as_of, count(*) as customers, coalesce(sum(${spend}), 0)::float8 as spend,
      sum(${value})::float8 as lifetime_value
    from ${scores}`.execute(ctx.db)
  return rows[0]!
}

async function readMap(ctx: Ctx, scores: Fragment, spend: Fragment, value: Fragment) {
  const { rows } = await sql<ValuePictures['map'][number]>`
    with visible as (select score.recency_days, score.purchase_days, ${spend} as spend, ${value} as value from ${scores}),
    width as (select greatest(1, ceil((max(recency_days) + 1)::float8 / ${bins}))::integer as days from visible)
    select (recency_days / width.days * width.days)::integer as recency_days, least(purchase_days, ${lastColumn})::integer as purchase_days,
      count(*) as customers, coalesce(sum(spend), 0)::float8 as spend, sum(value)::float8 as lifetime_value
    from visible, width group by 1, 2 order by 1, 2`.execute(ctx.db)
  return rows
}

async function readWhale(ctx: Ctx, scores: Fragment, spend: Fragment) {
  const { rows } = await sql<ValuePictures['whale'][number]>`
    with ranked as (
      select ntile(100) over (order by spend desc, contact_id) as hundredth, spend
      from (select score.contact_id, greatest(coalesce(${spend}, 0), 0) as spend from ${scores}) as visible
    ), summed as (select hundredth, count(*) as customers, sum(spend) as spend from ranked group by hundredth)
    select (sum(customers) over so_far / sum(customers) over ())::float8 as customer_share,
      coalesce(sum(spend) over so_far / nullif(sum(spend) over (), 0), 0)::float8 as spend_share
    from summed window so_far as (order by hundredth) order by hundredth`.execute(ctx.db)
  return rows.length > 0 ? [{ customerShare: 0, spendShare: 0 }, ...rows] : []
}

/** Bins are of equal width up to the 98th hundredth; the last holds everything above, so that a few giants do not press all others into one bar. */
async function readDistribution(ctx: Ctx, scores: Fragment, value: Fragment) {
  const { rows } = await sql<{ bin: number; top: number; customers: number }>`
    with visible as (select value from (select ${value} as value from ${scores}) as each where value is not null),
    edge as (select greatest(percentile_cont(0.98) within group (order by value), 1) as top from visible)
    select least(floor(value * ${bins} / edge.top), ${bins})::integer as bin, max(edge.top)::float8 as top, count(*) as customers
    from visible, edge group by 1 order by 1`.execute(ctx.db)
  return rows.map(({ bin, top, customers }) => ({
    from: Math.round((bin * top) / bins),
    to: Math.round(((bin + 1) * top) / bins),
    customers,
  }))
}

async function readRfm(ctx: Ctx, scores: Fragment, spend: Fragment) {
  const { rows } = await sql<ValuePictures['rfm'][number]>`
    select score.recency_score, score.frequency_score, count(*) as customers, coalesce(sum(${spend}), 0)::float8 as spend,
      avg(${visibleColumn(ctx, 'stillCustomer', 'still_customer')})::float8 as still_customer
    from ${scores} group by 1, 2 order by 1, 2`.execute(ctx.db)
  return rows
}
