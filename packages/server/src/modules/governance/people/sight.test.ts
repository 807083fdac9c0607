import { expect, test } from 'vitest'
import { product } from '../../index.ts'
import { testServer } from '../testing.ts'

const { send, ...server } = await testServer(product)
const olga = await server.owner()
const seesMine = { create: 'none', read: 'mine', update: 'mine', delete: 'none' } as const
const roleId = await server.role('seller', {
  objects: {
    contact: seesMine,
    company: { ...seesMine, read: { where: { field: 'industry', op: 'is', value: 'Hotel' } } },
    order: { ...seesMine, read: 'team' },
    product: { ...seesMine, read: 'all' },
  },
  fields: { contact: { phone: 'hidden' } },
})
const ana = await server.person('Ana', olga, { roleId })
const make = async (path: string, body: object) => (await send('POST', `/api/v1/${path}`, olga, body)).body.id
const why = async (object: string, id: string, userId = ana.id, as = olga) =>
  (await send('GET', `/api/v1/sight?object=${object}&id=${id}&userId=${userId}`, as)).body

test('says why somebody sees a record, or does not', async () => {
  const hers = await make('contacts', { name: 'Jo', ownerId: ana.id })
  const others = await make('contacts', { name: 'Max' })
  expect(await why('contact', hers)).toEqual({
    sees: true,
    sentence:
      'Ana sees this person: the role “seller” shows people that they look after, and they look after this one.',
    may: { update: true, delete: false },
    hiddenFields: ['Phone'],
  })
  expect(await why('contact', others)).toMatchObject({
    sees: false,
    sentence:
      'Ana does not see this person: the role “seller” shows people that they look after, and Olga looks after this one.',
    may: null,
  })
  const hotel = await make('companies', { name: 'Linde', industry: 'Hotel' })
  expect((await why('company', hotel)).sentence).toMatch(
    /^Ana sees this company: .* shows “Companies .*Hotel.*”, and this one is among them\.$/,
  )
  const order = await make('orders', {
    number: 'A-1',
    placedAt: '2026-01-05T10:00:00Z',
    contactId: others,
    currency: 'EUR',
  })
  expect((await why('order', order)).sentence).toBe(
    'Ana does not see this order: the role “seller” shows orders that they or their team look after, and Olga, who looks after the person it belongs to, is not in that team.',
  )
  const product = await make('products', { name: 'Beans' })
  expect((await why('product', product)).sentence).toBe(
    'Ana sees this product: the role “seller” shows all products.',
  )
})

test('others are asked for by those who manage people, and of records one sees oneself', async () => {
  const hidden = await make('contacts', { name: 'Kim' })
  expect(await why('contact', hidden, olga.id, ana)).toMatchObject({ status: 403 })
  expect(await why('contact', hidden, ana.id, ana)).toMatchObject({ status: 404 })
})
