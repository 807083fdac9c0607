import { type Condition, daysBetween, type ObjectDefinition } from '@regulars/model'
import { type AggregateRow, aggregate, type Ctx, list } from '../../../records/index.ts'
import { maySee } from './may-see.ts'

/** What the orders of one person say. Cancelled orders say nothing. */
export interface WhatWasBought {
  orders: number
  /** Days with a purchase: two orders on one day are one visit. */
  purchaseDays: number
  firstOn: string
  lastOn: string
  lastOrderId: string
  /** Median days between purchase days; null below three. */
  usualGapDays: number | null
  /** Orders by which goods came back. */
  returns: number
  /** What was bought most often, in how many orders. */
  products: Often[]
  categories: Often[]
  channels: Often[]
  stores: Often[]
}

/** Something that came up in so many orders, most often first. The id leads to its record; of a channel it is its name. */
export interface Often {
  id: string
  name: string
  orders: number
}

/** How many of each kind are remembered. */
const remembered = 3

/** Reads it; null when nothing was bought, or when the actor may not see orders. */
export async function readBought(ctx: Ctx, contactId: string): Promise<WhatWasBought | null> {
  const order = ctx.registry.object('order')
  if (!maySee(ctx, order, ['contact', 'placedOn', 'status', 'isReturn'])) return null
  const filter = placedBy(contactId)
  const [days, last, ...often] = await Promise.all([
    aggregate(ctx, order, {
      filter,
      groupBy: [{ field: 'placedOn' }, { field: 'isReturn' }],
      measures: { orders: { count: true } },
    }),
    list(ctx, order, {
      filter: { all: [filter, isPurchase] },
      sort: '-placedAt',
      limit: 1,
      fields: ['placedAt'],
    }),
    oftenOnLines(ctx, contactId, 'product', 'product.name'),
    oftenOnLines(ctx, contactId, 'product.category', 'product.category.name'),
    oftenOnOrders(ctx, filter, 'channel', 'channel'),
    oftenOnOrders(ctx, filter, 'store', 'store.name'),
  ])
  const lastOrder = last.data[0]
  const rhythm = rhythmOf(days)
  if (!rhythm || !lastOrder) return null
  const [products, categories, channels, stores] = often
  return { ...rhythm, lastOrderId: lastOrder.id, products, categories, channels, stores } as WhatWasBought
}

const isPurchase: Condition = { field: 'isReturn', op: 'is', value: false }

const placedBy = (contactId: string): Condition => ({
  all: [
    { field: 'contact', op: 'is', value: contactId },
    { field: 'status', op: 'is', value: 'placed' },
  ],
})

function rhythmOf(days: readonly AggregateRow[]) {
  const bought = days.filter(({ isReturn }) => isReturn === false)
  const dates = bought.map(({ placedOn }) => String(placedOn)).sort()
  if (dates.length === 0) return undefined
  const gaps = dates.slice(1).map((date, index) => daysBetween(dates[index]!, date))
  return {
    orders: ordersIn(bought),
    purchaseDays: dates.length,
    firstOn: dates[0]!,
    lastOn: dates.at(-1)!,
    usualGapDays: gaps.length < 2 ? null : median(gaps),
    returns: ordersIn(days) - ordersIn(bought),
  }
}

const ordersIn = (rows: readonly AggregateRow[]): number =>
  rows.reduce((sum, { orders }) => sum + Number(orders), 0)

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2
}

async function oftenOnLines(ctx: Ctx, contactId: string, id: string, name: string): Promise<Often[]> {
  const line = ctx.registry.object('orderLine')
  const product = ctx.registry.object('product')
  if (!maySee(ctx, line, ['contact', 'order', 'product', 'quantity'])) return []
  if (!maySee(ctx, product, ['name', 'category'])) return []
  if (id === 'product.category' && !maySee(ctx, ctx.registry.object('productCategory'), ['name'])) return []
  const bought: Condition = {
    all: [
      { field: 'contact', op: 'is', value: contactId },
      { field: 'order.status', op: 'is', value: 'placed' },
      { field: 'quantity', op: 'gt', value: 0 },
      { field: id, op: 'isNotEmpty' },
    ],
  }
  return oftenest(ctx, line, bought, id, name)
}

async function oftenOnOrders(ctx: Ctx, filter: Condition, id: string, name: string): Promise<Often[]> {
  const order = ctx.registry.object('order')
  if (!maySee(ctx, order, [id])) return []
  if (id === 'store' && !maySee(ctx, ctx.registry.object('store'), ['name'])) return []
  const known: Condition = { all: [filter, isPurchase, { field: id, op: 'isNotEmpty' }] }
  return oftenest(ctx, order, known, id, name)
}

async function oftenest(
  ctx: Ctx,
  object: ObjectDefinition,
  filter: Condition,
  id: string,
  name: string,
): Promise<Often[]> {
  const groupBy = [...new Set([id, name])].map((field) => ({ field }))
  const orders = object.name === 'order' ? ({ count: true } as const) : { distinct: 'order' }
  const rows = await aggregate(ctx, object, { filter, groupBy, measures: { orders } })
  return rows
    .map((row) => ({ id: String(row[id]), name: String(row[name] ?? ''), orders: Number(row.orders) }))
    .filter((each) => each.name !== '')
    .sort((a, b) => b.orders - a.orders || a.name.localeCompare(b.name))
    .slice(0, remembered)
}
