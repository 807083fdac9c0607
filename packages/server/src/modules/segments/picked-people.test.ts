import { describe as say } from '@regulars/model'
import { beforeAll, expect, test } from 'vitest'
import { type Caller, testServer } from '../governance/testing.ts'
import { product } from '../index.ts'

const { send, services, ...server } = await testServer(product)
const { registry } = services.definitions
let olga: Caller
let ids: string[] = []

beforeAll(async () => {
  olga = await server.owner()
  const make = async (values: object) => (await send('POST', '/api/v1/contacts', olga, values)).body.id
  ids = [
    await make({ name: 'Ann', city: 'Linz' }),
    await make({ name: 'Ben', city: 'Graz' }),
    await make({ name: 'Cid', city: 'Graz' }),
  ]
})

const namesIn = async (segment: string, as: Caller = olga) =>
  (await send('GET', `/api/v1/contacts?segment=${segment}&sort=name`, as)).body.data.map(
    ({ name }: { name: string }) => name,
  )
const undo = (answer: { headers: Record<string, unknown> }) =>
  send('POST', `/api/v1/change-sets/${answer.headers['x-change-set']}/undo`, olga)

test('a new segment is of those who were picked, and says so; undone, it is gone', async () => {
  const made = await send('POST', '/api/v1/segments/picked', olga, { name: 'VIP', ids: ids.slice(0, 2) })
  expect(made).toMatchObject({ status: 201, body: { added: 2, already: 0 } })
  const { segmentId } = made.body
  expect(await namesIn(segmentId)).toEqual(['Ann', 'Ben'])
  const { condition } = (await send('GET', `/api/v1/segments/${segmentId}`, olga)).body
  expect(say(condition, registry.object('contact'), registry, { names: () => 'VIP' })).toBe(
    'People who have been picked by hand for VIP',
  )
  const out = await send('POST', `/api/v1/segments/${segmentId}/members/remove`, olga, { ids: [ids[0]] })
  expect(out.body).toEqual({ removed: 1 })
  expect(await namesIn(segmentId)).toEqual(['Ben'])
  await undo(out)
  expect(await namesIn(segmentId)).toEqual(['Ann', 'Ben'])
  await undo(made)
  expect((await send('GET', `/api/v1/segments/${segmentId}`, olga)).status).toBe(404)
})

test('people join those who satisfy a condition, once, and leave with undo', async () => {
  const body = { name: 'Graz', condition: { field: 'city', op: 'is', value: 'Graz' } }
  const { id } = (await send('POST', '/api/v1/segments', olga, body)).body
  const pick = (selection: object) => send('POST', `/api/v1/segments/${id}/members`, olga, selection)
  const first = await pick({ ids: [ids[0]], note: 'Wanted to come' })
  expect(first.body).toMatchObject({ added: 1, already: 0 })
  expect(await namesIn(id)).toEqual(['Ann', 'Ben', 'Cid'])
  expect((await pick({ filter: { field: 'name', op: 'in', value: ['Ann', 'Ben'] } })).body).toMatchObject({
    added: 1,
    already: 1,
  })
  expect((await send('GET', `/api/v1/segments/${id}`, olga)).body.condition.any).toHaveLength(2)
  await undo(first)
  expect(await namesIn(id)).not.toContain('Ann')
})

test('whoever records belong to is picked once; one picks only whom one sees, for what is one’s own to change', async () => {
  const order = (contactId: string | undefined) =>
    send('POST', '/api/v1/orders', olga, {
      contactId,
      placedAt: '2026-01-05T10:00:00Z',
      total: 1,
      currency: 'EUR',
    })
  await Promise.all([order(ids[1]), order(ids[1])])
  const made = await send('POST', '/api/v1/segments/picked', olga, {
    name: 'Buyers',
    object: 'order',
    filter: { all: [] },
  })
  expect(made.body).toMatchObject({ added: 1 })
  const { segmentId } = made.body
  const roleId = await server.role('picker', {
    objects: {
      contact: { create: 'none', read: 'mine', update: 'mine', delete: 'none' },
      segment: {
        create: 'all',
        read: 'all',
        update: { where: { field: 'name', op: 'is', value: 'Mine' } },
        delete: 'none',
      },
    },
  })
  const ana = await server.person('Ana', olga, { roleId })
  const everybody = { filter: { all: [] } }
  expect(
    (await send('POST', '/api/v1/segments/picked', ana, { name: 'Mine', ...everybody })).body,
  ).toMatchObject({
    added: 0,
  })
  expect((await send('POST', `/api/v1/segments/${segmentId}/members`, ana, everybody)).body.code).toBe(
    'segment.not-yours',
  )
  const products = await send('POST', `/api/v1/segments/${segmentId}/members`, olga, {
    object: 'product',
    ...everybody,
  })
  expect(products.body.code).toBe('people.not-of-contacts')
})
