import { sql } from 'kysely'
import type { BeforeWrite, Ctx, PendingWrite } from '../../records/index.ts'

/** An order, a product or a template without a currency is in that of the business. */
export const completeCurrency = (object: 'order' | 'product' | 'quoteTemplate'): BeforeWrite => ({
  object,
  fields: [],
  run(ctx, writes) {
    for (const { before, values } of writes)
      if (!before && !values.currency) values.currency = ctx.services.settings.get('currency')
  },
})

/** A line takes contact and currency from its order, and its amount from price and quantity when none is given. */
export const completeOrderLine: BeforeWrite = {
  object: 'orderLine',
  fields: ['orderId', 'quantity', 'unitPrice'],
  async run(ctx, writes) {
    const orders = await ordersOf(ctx, writes)
    for (const write of writes) {
      const order = orders.get(String(write.values.orderId))
      if (order) {
        write.values.contactId = order.contactId
        if (!write.before) write.values.currency ??= order.currency
      }
      completeAmount(write)
    }
  },
}

interface OrderOfLine {
  id: string
  contactId: string | null
  currency: string
}

async function ordersOf(ctx: Ctx, writes: readonly PendingWrite[]): Promise<Map<string, OrderOfLine>> {
  const ids = writes.flatMap(({ values }) => (typeof values.orderId === 'string' ? [values.orderId] : []))
  if (ids.length === 0) return new Map()
  const { rows } = await sql<OrderOfLine>`
    select id, contact_id, currency from "order" where id = any(${[...new Set(ids)]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The amount of a line that states none: price times quantity. */
export function completeAmount({ before, values }: PendingWrite): void {
  if (values.amount !== undefined && values.amount !== null) return
  const price = values.unitPrice === undefined ? before?.unitPrice : values.unitPrice
  const quantity = values.quantity === undefined ? (before?.quantity ?? 1) : values.quantity
  if (typeof price !== 'number' || typeof quantity !== 'number') return
  const exact = price * quantity
  // Half a minor unit is rounded away from zero, as on a receipt.
  values.amount = Math.sign(exact) * Math.round(Math.abs(exact))
}
