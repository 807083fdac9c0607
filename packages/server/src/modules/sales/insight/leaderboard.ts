import { salesTarget, scopeOf, user } from '@regulars/model'
import { sql } from 'kysely'
import { Problem } from '../../../platform/problem.ts'
import { type Ctx, titleSql } from '../../../records/index.ts'
import { creditedSql } from './commissions.ts'

/** Who won most in a month. Money in minor units of the currency of the business. */
export interface Leaderboard {
  currency: string
  /** First day of the month. */
  month: string
  sellers: PlacedSeller[]
}

export interface PlacedSeller {
  /** 1 for whoever won most; those who won the same share a place. */
  place: number
  userId: string
  name: string | null
  deals: number
  won: number
  /** Their own target of the month, of all products; null where there is none or the actor may not see it. */
  target: number | null
}

/**
 * Reads who won most in a month, of the deals that the actor may see; a deal that several sold counts for each by their part. At most fifty.
 *
 * @throws Problem `leaderboard.off` where the business wants none
 */
export async function readLeaderboard(ctx: Ctx, month: string): Promise<Leaderboard> {
  const { settings } = ctx.services
  if (!settings.get('salesLeaderboard')) throw isOff()
  const first = `${month.slice(0, 7)}-01`
  const mayRead = scopeOf(ctx.actor.role, salesTarget.name, 'read') !== 'none' ? sql`true` : sql`false`
  const { rows } = await sql<PlacedSeller>`
    with ${await creditedSql(ctx, first)}
    select rank() over (order by sold.won desc)::integer as place, sold.user_id, ${titleSql(ctx, user, 'app_user', null)} as name,
      sold.deals, sold.won, (
        select sum(amount)::float8 from sales_target
        where ${mayRead} and month = ${first}::date and user_id = sold.user_id and kind = 'target' and category_id is null and deleted_at is null
      ) as target
    from (select user_id, count(*)::integer as deals, sum(credited)::float8 as won from credited group by user_id) as sold
    join app_user on app_user.id = sold.user_id
    order by sold.won desc, app_user.name, app_user.id limit 50`.execute(ctx.db)
  return { currency: settings.get('currency'), month: first, sellers: rows }
}

const isOff = () =>
  new Problem('leaderboard.off', {
    status: 404,
    title: 'There is no leaderboard here.',
    mend: 'It can be switched on in Settings, under Business.',
  })
