import { sql } from 'kysely'
import type { Derivation } from '../../../records/index.ts'

/**
 * How far an order is delivered, invoiced and paid. It follows from marks and payments alone, so orders brought by the hundred thousand are not looked at; the
 * lines that marks speak of stay as they are (`keepMarkedLines`).
 */
export const orderCourse: Derivation = {
  name: 'sales.order-course',
  object: 'order',
  fields: ['delivery', 'invoicing', 'paid'],
  sources: [
    { object: 'orderMark', via: 'order' },
    { object: 'payment', via: 'order' },
  ],
  compute: (_ctx, ids) => sql`
    select "order".id,
      case when begun_delivery then case when to_deliver then 'partly' else 'all' end end as delivery,
      case when begun_invoicing then case when to_invoice then 'partly' else 'all' end end as invoicing,
      (select sum(amount) from payment where order_id = "order".id and deleted_at is null)::bigint as paid
    from "order" cross join lateral (
      select bool_or(delivered <> 0) as begun_delivery, bool_or(abs(line.quantity - delivered) > 1e-7) as to_deliver,
        bool_or(invoiced <> 0) as begun_invoicing, bool_or(abs(line.quantity - invoiced) > 1e-7) as to_invoice
      from order_line as line cross join lateral (
        select coalesce(sum(quantity) filter (where kind = 'delivered'), 0) as delivered,
          coalesce(sum(quantity) filter (where kind = 'invoiced'), 0) as invoiced
        from order_mark where line_id = line.id and deleted_at is null
      ) as marked
      where line.order_id = "order".id and line.deleted_at is null
    ) as course
    where "order".id in (${ids})`,
}
