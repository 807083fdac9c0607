import { expect, test } from 'vitest'
import { create } from '../../../records/index.ts'
import { testRecords } from '../../../records/testing.ts'
import { sales } from '../../sales/index.ts'
import { customers } from '../index.ts'
import { recallContact } from './contact-memory.ts'

const records = await testRecords([customers, sales])
const { ctx, services } = records
const { registry } = services.definitions
const make = (object: string, values: Record<string, unknown>) => create(ctx, registry.object(object), values)

const guji = await make('product', { name: 'Ethiopia Guji', currency: 'EUR' })
const tablets = await make('product', { name: 'Cleaning tablets', currency: 'EUR' })
const store = await make('store', { name: 'Wrzeszcz' })
const marta = await make('contact', { name: 'Marta Kowalczyk', birthday: '1988-03-05' })

async function buys(day: string, products: string[], values: Record<string, unknown> = {}): Promise<string> {
  const order = await make('order', {
    contactId: marta,
    placedAt: `${day}T10:00:00Z`,
    channel: 'store',
    storeId: store,
    currency: 'EUR',
    ...values,
  })
  const quantity = values.quantity ?? 1
  for (const [position, productId] of products.entries())
    await make('orderLine', {
      orderId: order,
      position: position + 1,
      productId,
      quantity,
      unitPrice: 1000,
      amount: 1000 * Number(quantity),
      currency: 'EUR',
    })
  return order
}

test('somebody who has bought nothing has a birthday all the same', async () => {
  expect(await recallContact(ctx, marta)).toEqual({
    contactId: marta,
    bought: null,
    birthday: { bornOn: '1988-03-05', nextOn: '2026-03-05', inDays: 3 },
    lastTalk: null,
    notes: [],
  })
})

test('orders tell rhythm, favourites, places and the last visit; cancelled ones nothing', async () => {
  await buys('2026-01-01', [guji, tablets])
  await buys('2026-01-01', [guji])
  await buys('2026-01-21', [guji])
  const last = await buys('2026-02-15', [guji], { channel: 'web', storeId: null })
  await buys('2026-02-20', [tablets], { status: 'cancelled' })
  const { bought } = await recallContact(ctx, marta)
  expect(bought).toEqual({
    orders: 4,
    purchaseDays: 3,
    firstOn: '2026-01-01',
    lastOn: '2026-02-15',
    lastOrderId: last,
    usualGapDays: 22.5,
    returns: 0,
    products: [
      { id: guji, name: 'Ethiopia Guji', orders: 4 },
      { id: tablets, name: 'Cleaning tablets', orders: 1 },
    ],
    categories: [],
    channels: [
      { id: 'store', name: 'store', orders: 3 },
      { id: 'web', name: 'web', orders: 1 },
    ],
    stores: [{ id: store, name: 'Wrzeszcz', orders: 3 }],
  })
})

test('the last talk and pinned notes are remembered, other notes are not', async () => {
  await make('note', { contactId: marta, text: 'Asked for the way to the tram.' })
  const pinned = await make('note', { contactId: marta, text: 'Grinder repaired in May.', pinned: true })
  const call = await make('touchpoint', {
    contactId: marta,
    type: 'call',
    at: '2026-02-25T09:00:00Z',
    subject: 'About the grinder',
  })
  const memory = await recallContact(ctx, marta)
  expect(memory.notes).toMatchObject([{ noteId: pinned, text: 'Grinder repaired in May.' }])
  expect(memory.lastTalk).toMatchObject({ touchpointId: call, type: 'call', subject: 'About the grinder' })
})

test('what one may not see is not remembered to one', async () => {
  const clerk = records.as({
    key: 'clerk',
    label: 'Clerk',
    description: 'Sees people, without birthdays.',
    objects: { contact: { create: 'none', read: 'all', update: 'none', delete: 'none' } },
    fields: { contact: { birthday: 'hidden' } },
    capabilities: [],
  })
  expect(await recallContact(clerk, marta)).toEqual({
    contactId: marta,
    bought: null,
    birthday: null,
    lastTalk: null,
    notes: [],
  })
  const nobody = records.as({
    key: 'none',
    label: 'None',
    description: 'Sees nothing.',
    objects: {},
    fields: {},
    capabilities: [],
  })
  await expect(recallContact(nobody, marta)).rejects.toMatchObject({ code: 'record.not-allowed' })
})
