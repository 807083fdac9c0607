import { sql } from 'kysely'
import type { Derivation } from '../../../records/index.ts'

/** Marks and payments belong to the contact of their order, also when the order is given to another one. */
export const contactOfOrder = (object: 'orderMark' | 'payment', table: string): Derivation => ({
  name: `sales.${object === 'payment' ? 'payment' : 'mark'}-contact`,
  object,
  fields: ['contact'],
  sources: [{ object: 'order', from: 'order', fields: ['contact'] }],
  compute: (_ctx, ids) => sql`
    select mine.id, "order".contact_id
    from ${sql.table(table)} as mine join "order" on "order".id = mine.order_id
    where mine.id in (${ids})`,
})
