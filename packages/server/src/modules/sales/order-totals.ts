import { sql } from 'kysely'
import type { Derivation } from '../../records/index.ts'

/**
 * What an order says of its lines: their number, their sum, whether goods came back, and the day in the time zone of the business.
 * An order without lines keeps the total it was given: a till may send nothing but totals.
 */
export const orderTotals: Derivation = {
  name: 'sales.order-totals',
  object: 'order',
  fields: ['lineCount', 'total', 'isReturn', 'placedOn'],
  sources: [
    { object: 'order', fields: ['placedAt', 'total'], self: true },
    { object: 'orderLine', fields: ['order', 'amount'], via: 'order' },
  ],
  compute: (ctx, ids) => sql`
    select id, line_count, total, total < 0 as is_return, placed_on
    from (
      select "order".id, count(line.id)::integer as line_count,
        coalesce(sum(line.amount), "order".total)::bigint as total,
        ("order".placed_at at time zone ${ctx.setting.timeZone})::date as placed_on
      from "order"
      left join order_line as line on line.order_id = "order".id and line.deleted_at is null
      where "order".id in (${ids})
      group by "order".id
    ) as summed`,
}
