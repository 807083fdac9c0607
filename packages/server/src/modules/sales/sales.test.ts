import { contact, order, orderLine, touchpoint } from '@regulars/model'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import {
  create,
  createMany,
  get,
  inChangeSet,
  list,
  proveDerived,
  remove,
  restore,
  systemCtx,
  update,
} from '../../records/index.ts'
import { testRecords } from '../../records/testing.ts'
import { customers } from '../customers/index.ts'
import { completeCurrency, completeOrderLine } from './complete-order.ts'
import { contactTotals } from './contact-totals.ts'
import { lineContact } from './line-contact.ts'
import { orderTotals } from './order-totals.ts'
import { orderTouchpoints } from './order-touchpoints.ts'

const { db, services } = await testRecords([
  customers,
  {
    name: 'sales',
    uses: [],
    beforeWrite: [completeCurrency('order'), completeOrderLine],
    derivations: [lineContact, orderTotals, contactTotals],
    touchpoints: [orderTouchpoints],
  },
])
await services.settings.set({ timeZone: 'Europe/Vienna' }, { userId: null, at: services.clock.now() })
const ctx = systemCtx(services, 'Test')

const aContact = (name = 'Somebody') => create(ctx, contact, { name })

async function anOrder(contactId: string | null, amounts: number[], placedAt = '2026-01-10T10:00:00Z') {
  return inChangeSet(ctx, { label: 'Sold' }, async (within) => {
    const id = await create(within, order, { contactId, placedAt, number: 'N1' })
    await createMany(
      within,
      orderLine,
      amounts.map((amount) => ({ orderId: id, amount })),
    )
    return id
  })
}

async function timeline(contactId: string) {
  const { data } = await list(ctx, touchpoint, {
    filter: { field: 'contact', op: 'is', value: contactId },
    sort: 'at',
  })
  return data.map(({ type, at }) => [type, new Date(at).toISOString()])
}

describe('an order', () => {
  test('sums up its lines, and knows its day in the time zone of the business', async () => {
    const id = await anOrder(await aContact(), [250, 999], '2026-01-10T23:30:00Z')
    expect(await get(ctx, order, id)).toMatchObject({
      total: 1249,
      lineCount: 2,
      placedOn: '2026-01-11',
      isReturn: false,
    })
    const line = await create(ctx, orderLine, { orderId: id, quantity: -3, unitPrice: 500 })
    expect(await get(ctx, orderLine, line)).toMatchObject({ amount: -1500, currency: 'EUR' })
    expect(await get(ctx, order, id)).toMatchObject({ total: -251, lineCount: 3, isReturn: true })
  })

  test('without lines keeps the total it was given', async () => {
    const id = await create(ctx, order, { placedAt: '2026-01-10T10:00:00Z', total: 480 })
    expect(await get(ctx, order, id)).toMatchObject({ total: 480, lineCount: 0 })
  })

  test('gives its lines to the contact it is given to', async () => {
    const [one, other] = [await aContact(), await aContact()]
    const id = await anOrder(one, [100])
    await update(ctx, order, id, { contactId: other })
    const { data } = await list(ctx, orderLine, { filter: { field: 'order', op: 'is', value: id } })
    expect(data.map(({ contactId }) => contactId)).toEqual([other])
    expect(await get(ctx, contact, one)).toMatchObject({ orderCount: 0, revenue: 0, lastSeenAt: null })
    expect(await get(ctx, contact, other)).toMatchObject({ orderCount: 1, revenue: 100 })
  })
})

describe('a contact', () => {
  test('knows how many orders, how much, and from when to when; returns lower the revenue', async () => {
    const id = await aContact()
    await anOrder(id, [1000], '2026-01-05T10:00:00Z')
    await anOrder(id, [2000, 500], '2026-02-07T10:00:00Z')
    const returned = await anOrder(id, [-700], '2026-02-09T10:00:00Z')
    expect(await get(ctx, contact, id)).toMatchObject({
      orderCount: 2,
      revenue: 2800,
      firstOrderOn: '2026-01-05',
      lastOrderOn: '2026-02-07',
      version: 1,
    })
    await update(ctx, order, returned, { status: 'cancelled' })
    expect(await get(ctx, contact, id)).toMatchObject({ orderCount: 2, revenue: 3500 })
  })

  test('forgets an order in the bin and remembers it when it comes back', async () => {
    const id = await aContact()
    const bought = await anOrder(id, [1000])
    await remove(ctx, order, bought)
    expect(await get(ctx, contact, id)).toMatchObject({ orderCount: 0, revenue: 0, lastOrderOn: null })
    expect(await timeline(id)).toEqual([])
    await restore(ctx, order, bought)
    expect(await get(ctx, contact, id)).toMatchObject({ orderCount: 1, revenue: 1000 })
    expect(await timeline(id)).toEqual([['order.placed', '2026-01-10T10:00:00.000Z']])
  })

  test('has each order in the timeline once, wherever the order goes', async () => {
    const [one, other] = [await aContact(), await aContact()]
    const id = await anOrder(one, [300])
    await update(ctx, order, id, { comment: 'Nothing that matters here' })
    expect(await timeline(one)).toEqual([['order.placed', '2026-01-10T10:00:00.000Z']])
    await update(ctx, order, id, { placedAt: '2025-12-31T23:59:00Z' })
    expect(await timeline(one)).toEqual([['order.placed', '2025-12-31T23:59:00.000Z']])
    await update(ctx, order, id, { contactId: other })
    expect([await timeline(one), (await timeline(other)).length]).toEqual([[], 1])
  })

  test('loses no order when twenty come at once', async () => {
    const id = await aContact()
    await Promise.all(Array.from({ length: 20 }, (_, index) => anOrder(id, [index])))
    expect(await get(ctx, contact, id)).toMatchObject({ orderCount: 20, revenue: 190 })
  })
})

test('what is written past the engine is found and repaired', async () => {
  const id = await aContact()
  const bought = await anOrder(id, [1000])
  expect(await proveDerived(ctx)).toEqual({})
  await sql`update order_line set amount = 600 where order_id = ${bought}`.execute(db)
  await sql`update contact set order_count = 9 where id = ${id}`.execute(db)
  await sql`delete from touchpoint where contact_id = ${id}`.execute(db)
  expect(await proveDerived(ctx)).toEqual({
    'sales.order-totals': 1,
    'sales.contact-totals': 1,
    'touchpoints of order': 1,
  })
  expect(await get(ctx, contact, id)).toMatchObject({ orderCount: 1, revenue: 600 })
  expect(await proveDerived(ctx)).toEqual({})
})
