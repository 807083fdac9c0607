import { contract, contractLine, contractPause, dayAt } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Ctx, hasRate, inCurrency, isHidden, reachSql, requireRead } from '../../../records/index.ts'

/** Recurring revenue of a month; amounts a month, in minor units of the business. `opening + gained + expanded − contracted − churned = closing`. */
export interface RecurringMonth {
  /** First day of the month. */
  month: string
  opening: number
  /** From customers who brought none at the end of the month before. */
  gained: number
  /** What customers bring more than at the end of the month before. */
  expanded: number
  /** What customers bring less, who still bring some. */
  contracted: number
  /** What customers brought who bring none now. */
  churned: number
  closing: number
  customers: number
  gainedCustomers: number
  churnedCustomers: number
}

/** Recurring revenue by month. */
export interface RecurringRevenue {
  currency: string
  /** The month that today is in, which is told as it stands today. */
  now: string
  months: RecurringMonth[]
  /** Contracts that run in currencies without an exchange rate, which are in no sum. */
  foreign: number
}

/**
 * Reads what recurs, month by month, over the contracts the actor may see. A customer is a company, or else a person; a contract counts from its first day after
 * the trial until its last, without its pauses; a line counts with what it comes to in a month. Each month is told as it was on its last day.
 * Other currencies count at the rate of today in all months, so that what moves is the contracts and not the currency.
 *
 * @param months how many months back, the current one included
 */
export async function readRecurringRevenue(ctx: Ctx, months: number): Promise<RecurringRevenue> {
  for (const object of [contract, contractLine, contractPause]) requireRead(ctx, object)
  const { services, setting } = ctx
  const currency = services.settings.get('currency')
  const today = dayAt(services.clock.now(), setting.timeZone)
  const now = `${today.slice(0, 7)}-01`
  const { rows } = await sql<RecurringMonth>`
    with month_end as (
      select month::date as month, least((month + interval '1 month')::date - 1, ${today}::date) as day
      from generate_series(${now}::date - make_interval(months => ${months}), ${now}::date, interval '1 month') as month
    ),
    level as (
      ${levels(ctx, currency, today)}
    ),
    moved as (
      select coalesce(here.month, (before.month + interval '1 month')::date) as month,
        coalesce(here.amount, 0) as amount, coalesce(before.amount, 0) as was
      from level as here
      full join level as before
        on before.customer_id = here.customer_id and (before.month + interval '1 month')::date = here.month
    )
    select month_end.month::text, ${sumOf('was', sql`true`)} as opening,
      ${sumOf('amount', sql`was = 0`)} as gained, ${sumOf('amount - was', sql`was > 0 and amount > was`)} as expanded,
      ${sumOf('was - amount', sql`amount > 0 and amount < was`)} as contracted, ${sumOf('was', sql`amount = 0`)} as churned,
      ${sumOf('amount', sql`true`)} as closing, count(*) filter (where amount > 0)::integer as customers,
      count(*) filter (where was = 0)::integer as gained_customers, count(*) filter (where amount = 0)::integer as churned_customers
    from month_end left join moved on moved.month = month_end.month
    where month_end.month > ${now}::date - make_interval(months => ${months})
    group by month_end.month order by month_end.month`.execute(ctx.db)
  return { currency, now, months: rows, foreign: await countForeign(ctx, currency, today) }
}

/** What each customer brings at the end of each month, over what the actor may see. */
function levels(ctx: Ctx, currency: string, today: string): RawBuilder<unknown> {
  const [line, pause] = [contractLine, contractPause].map(({ name }) => ctx.registry.object(name))
  const isShown = !isHidden(ctx, line!, 'monthly')
  const monthly = inCurrency(sql`line.monthly`, sql`seen.currency`, currency, sql`${today}::date`)
  return sql`
    select month_end.month, seen.customer_id, sum(${monthly})::bigint as amount
    from month_end
    join ${seenContracts(ctx, currency, today)} as seen
      on seen.charged_from <= month_end.day and coalesce(seen.ends_on >= month_end.day, true)
    join contract_line as line
      on line.contract_id = seen.id
        and coalesce(line.starts_on <= month_end.day, true) and coalesce(line.ends_on >= month_end.day, true)
    where ${sql.join([sql`${isShown}`, ...reachSql(ctx, line!, 'line')], sql` and `)} and not exists (
      select from contract_pause as pause
      where ${sql.join([sql`pause.contract_id = seen.id`, ...reachSql(ctx, pause!, 'pause')], sql` and `)}
        and pause.starts_on <= month_end.day and coalesce(pause.ends_on >= month_end.day, true))
    group by month_end.month, seen.customer_id having sum(line.monthly) > 0`
}

const sumOf = (what: string, when: RawBuilder<unknown>) =>
  sql`coalesce(sum(${sql.raw(what)}) filter (where ${when}), 0)::bigint`

/** The contracts that the actor may see and that count, each with its customer and the days on which it is charged. */
function seenContracts(ctx: Ctx, currency: string, today: string): RawBuilder<unknown> {
  const reach = reachSql(ctx, ctx.registry.object('contract'), 'seen')
  const counts = hasRate(sql`seen.currency`, currency, sql`${today}::date`)
  const where = [sql`seen.status <> 'draft'`, counts, ...reach]
  return sql`(
    select seen.id, seen.currency, coalesce(seen.company_id, seen.contact_id, seen.id) as customer_id,
      greatest(seen.starts_on, seen.trial_ends_on + 1) as charged_from,
      case when seen.status in ('noticed', 'ended') then seen.ends_on end as ends_on
    from contract as seen where ${sql.join(where, sql` and `)}
  )`
}

async function countForeign(ctx: Ctx, currency: string, today: string): Promise<number> {
  const reach = reachSql(ctx, ctx.registry.object('contract'), 'seen')
  const counts = hasRate(sql`seen.currency`, currency, sql`${today}::date`)
  const where = [sql`seen.status in ('active', 'noticed')`, sql`not ${counts}`, ...reach]
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from contract as seen where ${sql.join(where, sql` and `)}`.execute(
    ctx.db,
  )
  return rows[0]!.count
}
