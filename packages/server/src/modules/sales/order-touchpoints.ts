import { sql } from 'kysely'
import type { TouchpointRule } from '../../records/index.ts'

/** An order placed, or goods returned, in the memory of the contact. */
export const orderTouchpoints: TouchpointRule = {
  object: 'order',
  types: ['order.placed', 'order.returned'],
  fields: ['contact', 'placedAt', 'status', 'number', 'total', 'currency', 'channel', 'store', 'isReturn'],
  select: (_ctx, ids) => sql`
    select "order".id, "order".contact_id, "order".placed_at as at,
      case when "order".is_return then 'order.returned' else 'order.placed' end as type,
      "order".channel, left(coalesce('Order ' || "order".number, 'Order'), 500) as subject,
      jsonb_build_object('total', "order".total, 'currency', "order".currency, 'store', store.name) as payload,
      "order".change_set_id, "order".created_by_id
    from "order"
    left join store on store.id = "order".store_id
    where "order".id in (${ids}) and "order".contact_id is not null
      and "order".status = 'placed' and "order".deleted_at is null`,
}
