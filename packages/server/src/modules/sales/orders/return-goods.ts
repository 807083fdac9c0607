import { dayAt, order, orderLine, orderMark, partOf } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create, createMany, get, inChangeSet, update } from '../../../records/index.ts'
import { nextNumber } from '../next-number.ts'
import { orderCancelled, strangeOrderLine } from './problems.ts'

/** What came back, and why. */
export interface GoodsReturned {
  lines: readonly { lineId: string; quantity: number }[]
  reason?: string | null | undefined
}

interface ReturnedLine {
  id: string
  productId: string | null
  description: string | null
  quantity: number
  unit: string | null
  unitPrice: number | null
  amount: number
  tax: number | null
  taxes: unknown
  returned: number
}

/**
 * Notes what came back of an order: a return, which is an order below zero, and on each line how much of it. What a part of a line is worth is cut so that
 * all parts sum to the line. Answers with the id of the return.
 *
 * @throws Problem `order.too-much` for more than was ordered, `order.cancelled`, `order.strange-line`
 */
export async function returnGoods(ctx: Ctx, orderId: string, goods: GoodsReturned): Promise<string> {
  return inChangeSet(ctx, { label: '' }, async (inside) => {
    await update(inside, order, orderId, {})
    const original = await get(inside, order, orderId)
    if (original.status === 'cancelled') throw orderCancelled(original.number ?? 'without a number')
    inside.changeSet.label ||= `Noted a return of order ${original.number ?? ''}`.trim()
    const lines = await readLines(inside, orderId)
    const now = inside.services.clock.now()
    const number = await nextNumber(inside, 'R', dayAt(now, inside.setting.timeZone))
    const { contactId, companyId, channel, storeId, currency, country, taxTreatment } = original
    const returnOrderId = await create(inside, order, {
      ...{ number, contactId, companyId, channel, storeId, currency, country, taxTreatment },
      placedAt: now.toISOString(),
      progress: 'completed',
      comment: goods.reason ?? null,
    })
    const marks = goods.lines.map(({ lineId, quantity }, index) => {
      if (!lines.has(lineId)) throw strangeOrderLine(`lines.${index}.lineId`)
      return { orderId, lineId, kind: 'returned', quantity, returnOrderId, note: goods.reason ?? null }
    })
    await createMany(inside, orderMark, marks, { trusted: true })
    await createMany(inside, orderLine, partsOf(goods, lines, { orderId: returnOrderId, currency }), {
      trusted: true,
    })
    const tax = goods.lines.reduce(
      (sum, { lineId, quantity }) => sum + taxOf(lines.get(lineId)!, quantity),
      0,
    )
    await update(inside, order, returnOrderId, { tax: -tax }, { trusted: true })
    return returnOrderId
  })
}

function partsOf(
  goods: GoodsReturned,
  lines: ReadonlyMap<string, ReturnedLine>,
  given: { orderId: string; currency: string },
) {
  return goods.lines.map(({ lineId, quantity }, index) => {
    const line = lines.get(lineId)!
    const { productId, description, unit, unitPrice, taxes } = line
    const amount = share(line.amount, line, quantity)
    return {
      ...given,
      ...{ productId, description, unit, unitPrice, taxes, position: index + 1 },
      quantity: -quantity,
      amount: -amount,
      tax: line.tax === null ? null : -taxOf(line, quantity),
    }
  })
}

const taxOf = (line: ReturnedLine, quantity: number): number => share(line.tax ?? 0, line, quantity)

/** What of an amount of a line falls on what comes back now, after what came back before. */
function share(amount: number, { quantity: whole, returned }: ReturnedLine, quantity: number): number {
  const size = Math.abs(whole)
  const [before, after] = [Math.abs(returned), Math.min(size, Math.abs(returned + quantity))]
  return partOf(amount, size, before, after)
}

async function readLines(ctx: Ctx, orderId: string): Promise<Map<string, ReturnedLine>> {
  const { rows } = await sql<ReturnedLine>`
    select line.id, product_id, description, quantity, unit, unit_price, amount, tax, taxes,
      (select coalesce(sum(quantity), 0) from order_mark
        where line_id = line.id and kind = 'returned' and deleted_at is null) as returned
    from order_line as line
    where order_id = ${orderId} and deleted_at is null`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}
