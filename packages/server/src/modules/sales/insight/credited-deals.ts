import { dealCredit } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Ctx, isHidden } from '../../../records/index.ts'

/**
 * Deals by who is credited with which part of them, as a query: a row for each deal and person, with the columns of the deal and `credited_to`, `share` and `credited`.
 * A value is parted to the cent: each credit is cut off it in their order, and what is left is the owner's, so the parts sum to the whole. Whoever may not see who is
 * credited sees the whole as the owner's. Most deals are their owner's alone, so only the others are cut.
 *
 * @param deals a query or a name in `with`, with the columns `id`, `owner_id` and `value`
 */
export function creditedDeals(ctx: Ctx, deals: RawBuilder<unknown>): RawBuilder<unknown> {
  const credit = ctx.registry.object(dealCredit.name)
  const isSeen = isHidden(ctx, credit, 'user') || isHidden(ctx, credit, 'share') ? sql`false` : sql`true`
  const isParted = sql`whole.id in (select deal_id from deal_credit where deleted_at is null and ${isSeen})`
  return sql`(
    select whole.*, whole.owner_id as credited_to, 1::numeric as share, whole.value::bigint as credited
    from ${deals} as whole where not (${isParted})
    union all
    select whole.*, part.user_id, part.share, part.credited
    from ${deals} as whole cross join lateral (
      select user_id, sum(share) as share, sum(credited)::bigint as credited from (
        select user_id, share, round(whole.value * upto) - round(whole.value * (upto - share)) as credited
        from (
          select user_id, share::numeric as share, sum(share::numeric) over (order by id) as upto
          from deal_credit where deal_id = whole.id and deleted_at is null
        ) as cut
        union all
        select whole.owner_id, 1 - upto, whole.value - round(whole.value * upto)
        from (select sum(share::numeric) as upto from deal_credit where deal_id = whole.id and deleted_at is null) as given
        where upto < 1
      ) as parts group by user_id
    ) as part
    where ${isParted}
  )`
}
