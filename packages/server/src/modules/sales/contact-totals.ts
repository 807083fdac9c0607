import { sql } from 'kysely'
import { type Derivation, inCurrency } from '../../records/index.ts'

/**
 * What a contact's orders add up to. Cancelled orders do not count; returns lower the revenue but are no orders. Amounts in other
 * currencies count at the exchange rate of the day of the order; where none is known, in the number of orders alone.
 */
export const contactTotals: Derivation = {
  name: 'sales.contact-totals',
  object: 'contact',
  fields: ['orderCount', 'revenue', 'firstOrderOn', 'lastOrderOn'],
  sources: [
    {
      object: 'order',
      fields: ['contact', 'status', 'total', 'isReturn', 'placedOn', 'currency'],
      via: 'contact',
    },
  ],
  compute: (ctx, ids) => {
    const bought = sql`filter (where not placed.is_return)`
    const currency = ctx.services.settings.get('currency')
    const total = inCurrency(sql`placed.total`, sql`placed.currency`, currency, sql`placed.placed_on`)
    return sql`
      select contact.id, count(placed.id) ${bought}::integer as order_count,
        coalesce(sum(${total}), 0)::bigint as revenue,
        min(placed.placed_on) ${bought} as first_order_on, max(placed.placed_on) ${bought} as last_order_on
      from contact
      left join "order" as placed
        on placed.contact_id = contact.id and placed.status = 'placed' and placed.deleted_at is null
      where contact.id in (${ids})
      group by contact.id`
  },
}
