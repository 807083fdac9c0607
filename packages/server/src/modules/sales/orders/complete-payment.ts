import { dayAt } from '@regulars/model'
import { sql } from 'kysely'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'
import { emptyPayment, paymentCurrency } from './problems.ts'

interface PaidOrder {
  id: string
  contactId: string | null
  currency: string
}

/** A payment is in the currency of its order and of today unless told; money paid back is below zero, and nothing is no payment. */
export const completePayment: BeforeWrite = {
  object: 'payment',
  fields: ['orderId', 'amount', 'currency'],
  async run(ctx, writes) {
    const orders = await ordersOf(ctx, writes)
    for (const { before, values } of writes) {
      if ((values.amount ?? before?.amount) === 0) throw emptyPayment()
      const order = orders.get(String(values.orderId ?? before?.orderId))
      // An order that is not there is refused with the other references.
      if (!order) continue
      values.contactId = order.contactId
      const currency = values.currency ?? before?.currency ?? order.currency
      if (currency !== order.currency) throw paymentCurrency(String(currency), order.currency)
      values.currency = currency
      if (!before) values.paidOn ??= dayAt(ctx.services.clock.now(), ctx.setting.timeZone)
    }
  },
}

async function ordersOf(ctx: Ctx, writes: readonly PendingWrite[]): Promise<Map<string, PaidOrder>> {
  const ids = writes.map(({ before, values }) => values.orderId ?? before?.orderId).filter(Boolean)
  const { rows } = await sql<PaidOrder>`
    select id, contact_id, currency from "order" where id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}
