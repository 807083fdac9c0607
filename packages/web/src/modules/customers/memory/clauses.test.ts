import { expect, test } from 'vitest'
import { formatFor } from '../../../ui/format/use-format.tsx'
import type { Contact } from '../contact-query.ts'
import { clausesOf } from './clauses.ts'
import type { ContactMemory } from './memory-query.ts'

const format = formatFor({ locale: 'en', timeZone: 'UTC', currency: 'EUR' })
const today = new Date().toISOString().slice(0, 10)
const marta: Contact = { id: '1', name: 'Marta Kowalczyk' }
const nothing: ContactMemory = { contactId: '1', bought: null, birthday: null, lastTalk: null, notes: [] }
const bought: NonNullable<ContactMemory['bought']> = {
  orders: 41,
  purchaseDays: 41,
  firstOn: '2023-03-02',
  lastOn: today,
  lastOrderId: 'o1',
  usualGapDays: 21,
  returns: 0,
  products: [{ id: 'p1', name: 'Ethiopia Guji 250 g', orders: 14 }],
  categories: [{ id: 'c1', name: 'filter coffee', orders: 40 }],
  channels: [
    { id: 'store', name: 'store', orders: 36 },
    { id: 'web', name: 'web', orders: 5 },
  ],
  stores: [{ id: 's1', name: 'Wrzeszcz', orders: 36 }],
}
const texts = (contact: Contact, memory: Partial<ContactMemory>) =>
  clausesOf(contact, { ...nothing, ...memory }, format).map(({ text }) => text)

test('nothing recorded, nothing said', () => {
  expect(texts(marta, {})).toEqual([])
})

test('habit, last visit and place are told from the orders', () => {
  expect(texts(marta, { bought })).toEqual([
    'Buys filter coffee about every 3 weeks, most often Ethiopia Guji 250 g (14 of 41 orders).',
    'Last in today.',
    'Usually in Wrzeszcz, sometimes in the web shop.',
  ])
})

test('each clause leads to what says so', () => {
  const clauses = clausesOf(marta, { ...nothing, bought }, format)
  expect(clauses.map(({ source }) => source)).toEqual([
    { tab: 'orders' },
    { object: 'order', id: 'o1' },
    { tab: 'orders' },
  ])
})

test('one order is no habit', () => {
  const once = { ...bought, orders: 1, usualGapDays: null, firstOn: today }
  expect(texts(marta, { bought: once })).toEqual(['Bought Ethiopia Guji 250 g once, today.'])
})

test('a category that is only some of it, and a product bought once, are not called a habit', () => {
  const mixed = {
    ...bought,
    orders: 4,
    usualGapDays: null,
    products: [{ id: 'p1', name: 'Guji', orders: 1 }],
    categories: [{ id: 'c1', name: 'filter coffee', orders: 2 }],
    channels: [],
  }
  expect(texts(marta, { bought: mixed })[0]).toBe('Has ordered 4 times.')
})

test('what was said, wished and noted is told, and a birthday only when it is near', () => {
  const memory: Partial<ContactMemory> = {
    birthday: { bornOn: '1988-03-05', nextOn: today, inDays: 0 },
    lastTalk: {
      touchpointId: 't',
      type: 'call',
      at: new Date().toISOString(),
      subject: 'About the grinder.',
    },
    notes: [{ noteId: 'n', text: 'Grinder repaired in May, was pleased', at: today }],
  }
  expect(texts({ ...marta, preferredChannel: 'email' }, memory)).toEqual([
    'Last spoke on the phone now: About the grinder.',
    'Birthday today.',
    'Would rather hear from us by e-mail.',
    'Grinder repaired in May, was pleased.',
  ])
  expect(texts(marta, { birthday: { bornOn: '1988-03-05', nextOn: '2027-03-05', inDays: 102 } })).toEqual([])
})
