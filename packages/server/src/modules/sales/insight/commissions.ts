import { commissionOf, commissionPlan, scopeOf } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import { creditedDeals } from './credited-deals.ts'
import { dayOf, visibleDeals } from './visible-deals.ts'

/** What selling earned in a month. Money in minor units of the currency of the business. */
export interface Commissions {
  currency: string
  /** First day of the month. */
  month: string
  sellers: SellerCommission[]
  /** Deals won in currencies without an exchange rate, which are in no sum. */
  foreign: number
}

export interface SellerCommission {
  userId: string
  name: string
  /** Deals won with their part in it. */
  deals: number
  /** Their part of what these are worth. */
  won: number
  target: number | null
  /** The plan that holds for them; null when none does. */
  plan: string | null
  rate: number | null
  /** What they earn; null without a plan. */
  commission: number | null
}

/** Somebody's part of a deal won. */
export interface CreditedDeal {
  id: string
  title: string | null
  wonOn: string
  value: number
  share: number
  credited: number
}

type SellerRow = Omit<SellerCommission, 'commission'> & { rateAboveTarget: number | null }

/**
 * What everybody earns of the deals won in a month, as far as the actor may see these; whoever may not read the plans sees what they earn themselves. A deal is parted to the cent: each credit is cut off it in their order, and what is left is the
 * owner's. Of several plans that of the person holds before that of the team, and that before the one for everybody; the one that began last, of two alike.
 */
export async function readCommissions(ctx: Ctx, month: string): Promise<Commissions> {
  const first = `${month.slice(0, 7)}-01`
  const { rows } = await sql<SellerRow>`
    with ${await creditedSql(ctx, first)}
    select person.id as user_id, person.name, sold.deals, sold.won, plan.name as plan, plan.rate, plan.rate_above_target, (
      select sum(amount)::float8 from sales_target
      where month = ${first}::date and user_id = person.id and kind = 'target' and category_id is null and deleted_at is null
    ) as target
    from (select user_id, count(*)::integer as deals, sum(credited)::float8 as won from credited group by user_id) as sold
    join app_user as person on person.id = sold.user_id and ${isTold(ctx, sql`person.id`)}
    left join lateral (
      select name, rate, rate_above_target from commission_plan
      where deleted_at is null and coalesce(valid_from, ${first}::date) <= ${first}::date and coalesce(valid_until, ${first}::date) >= ${first}::date
        and (user_id = person.id or team_id = person.team_id or (user_id is null and team_id is null))
      order by user_id is null, team_id is null, valid_from desc nulls last, id limit 1
    ) as plan on true
    order by sold.won desc, person.name, person.id limit 500`.execute(ctx.db)
  return {
    currency: ctx.services.settings.get('currency'),
    month: first,
    sellers: rows.map(({ rateAboveTarget, ...row }) => ({
      ...row,
      commission: row.rate === null ? null : commissionOf({ ...row, rate: row.rate, rateAboveTarget }),
    })),
    foreign: await foreignIn(ctx, first),
  }
}

/** The deals of somebody's statement, the last won first; at most 500. */
export async function readCreditedDeals(ctx: Ctx, month: string, userId: string): Promise<CreditedDeal[]> {
  const first = `${month.slice(0, 7)}-01`
  const { rows } = await sql<CreditedDeal>`
    with ${await creditedSql(ctx, first)}
    select id, title, won_on::text, value::float8 as value, share::float8 as share, credited::float8 as credited
    from credited where user_id = ${userId} and ${isTold(ctx, sql`user_id`)} order by won_on desc, id limit 500`.execute(
    ctx.db,
  )
  return rows
}

/** Whose earnings the actor is told: everybody's with the plans, else their own. */
function isTold({ actor }: Ctx, userId: RawBuilder<unknown>): RawBuilder<boolean> {
  if (scopeOf(actor.role, commissionPlan.name, 'read') !== 'none') return sql`true`
  return sql`${userId} = ${actor.userId}::uuid`
}

/** `credited`: a row for each person and deal won in the month, with their part of its value. */
export async function creditedSql(ctx: Ctx, first: string): Promise<RawBuilder<unknown>> {
  return sql`won as (
      select deal.id, deal.title, deal.owner_id, deal.value, ${dayOf(ctx, sql`deal.won_at`)} as won_on
      from ${await visibleDeals(ctx, {})} as deal
      where ${wonIn(ctx, first)} and deal.value is not null
    ), credited as (
      select id, title, won_on, value, credited_to as user_id, share, credited
      from ${creditedDeals(ctx, sql`won`)} as parted where credited_to is not null
    )`
}

/** Deals that were won in the month, by the index of when they were won. */
function wonIn({ setting }: Ctx, first: string): RawBuilder<boolean> {
  const at = (day: RawBuilder<unknown>) => sql`${day}::timestamp at time zone ${setting.timeZone}`
  return sql`deal.status = 'won' and deal.won_at >= ${at(sql`${first}::date`)}
    and deal.won_at < ${at(sql`(${first}::date + interval '1 month')`)}`
}

async function foreignIn(ctx: Ctx, first: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${await visibleDeals(ctx, {})} as deal
    where ${wonIn(ctx, first)} and is_foreign`.execute(ctx.db)
  return rows[0]!.count
}
