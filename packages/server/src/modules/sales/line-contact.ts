import { sql } from 'kysely'
import type { Derivation } from '../../records/index.ts'

/** A line belongs to the contact of its order, also when the order is given to another one. */
export const lineContact: Derivation = {
  name: 'sales.line-contact',
  object: 'orderLine',
  fields: ['contact'],
  sources: [{ object: 'order', from: 'order', fields: ['contact'] }],
  compute: (_ctx, ids) => sql`
    select line.id, "order".contact_id
    from order_line as line join "order" on "order".id = line.order_id
    where line.id in (${ids})`,
}
