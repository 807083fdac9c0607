import { type RawBuilder, sql } from 'kysely'
import { type Ctx, inCurrency, isHidden, requireRead } from '../../../records/index.ts'
import { creditedDeals } from './credited-deals.ts'
import { type DealSelection, rateDay, visibleDeals } from './visible-deals.ts'

/** Whose deals and targets are meant, and of which group of products. */
export interface SalesOf {
  userId?: string | undefined
  teamId?: string | undefined
  categoryId?: string | undefined
}

const columns = sql.join(
  [
    ...[
      'id',
      'title',
      'stage_id',
      'pipeline_id',
      'status',
      'owner_id',
      'company_id',
      'source',
      'competitors',
    ],
    ...[
      'forecast_category',
      'expected_close_on',
      'created_at',
      'opened_at',
      'won_at',
      'lost_at',
      'closed_at',
    ],
    'is_foreign',
  ].map((column) => sql.ref(`each.${column}`)),
)

/**
 * The visible deals of a person, a team or a group of products, as a query like that of all of them. What counts of each is their part: what a person or the people of
 * a team are credited with, or what the products of the group and of those below it come to.
 */
export async function dealsOf(ctx: Ctx, selection: DealSelection & SalesOf): Promise<RawBuilder<unknown>> {
  const seen = await visibleDeals(ctx, selection)
  const inGroup = selection.categoryId ? ofCategory(ctx, seen, selection.categoryId) : seen
  const people = peopleIn(selection)
  return people ? ofPeople(ctx, inGroup, people) : inGroup
}

function peopleIn({ userId, teamId }: SalesOf): RawBuilder<unknown> | undefined {
  if (userId) return sql`(select ${userId}::uuid)`
  return teamId ? sql`(select id from app_user where team_id = ${teamId}::uuid)` : undefined
}

function ofPeople(ctx: Ctx, deals: RawBuilder<unknown>, people: RawBuilder<unknown>): RawBuilder<unknown> {
  const theirs = sql`(
    select * from ${deals} as of_some
    where of_some.owner_id in ${people}
      or of_some.id in (select deal_id from deal_credit where user_id in ${people} and deal_credit.deleted_at is null)
  )`
  // Two of one team may have a part of one deal, which is one deal of the team.
  return sql`(
    with theirs as ${theirs}, parted as (
      select each.*, sum(credited) over (partition by id)::bigint as part, row_number() over (partition by id) as nth
      from ${creditedDeals(ctx, sql`theirs`)} as each where each.credited_to in ${people}
    )
    select ${columns}, each.part as value from parted as each where each.nth = 1
  )`
}

/** A deal without products of the group is none of its deals. */
function ofCategory(ctx: Ctx, deals: RawBuilder<unknown>, categoryId: string): RawBuilder<unknown> {
  const line = ctx.registry.object('dealProduct')
  requireRead(ctx, line)
  const isSeen = ['product', 'amount'].every((key) => !isHidden(ctx, line, key))
  const currency = ctx.services.settings.get('currency')
  const total = inCurrency(sql`sold.total`, sql`sold.currency`, currency, rateDay(ctx, sql`each.closed_at`))
  return sql`(
    with recursive below as (
      select id from product_category where id = ${categoryId}::uuid
      union
      select child.id from product_category as child join below on child.parent_id = below.id where child.deleted_at is null
    )
    select ${columns}, case when each.value is null then null else ${total} end as value
    from ${deals} as each join (
      select line.deal_id, line.currency, sum(line.amount)::bigint as total
      from deal_product as line join product on product.id = line.product_id
      where ${isSeen ? sql`true` : sql`false`} and line.deleted_at is null and product.category_id in (select id from below) group by line.deal_id, line.currency
    ) as sold on sold.deal_id = each.id
  )`
}
