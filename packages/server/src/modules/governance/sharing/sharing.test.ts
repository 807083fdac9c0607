import { beforeAll, expect, test } from 'vitest'
import { product } from '../../index.ts'
import { type Caller, testServer } from '../testing.ts'

const { send, ...server } = await testServer(product)
let olga: Caller
let ana: Caller
let ben: Caller
let marta: string
let teams: { shop: string; bar: string }

/** Sees and changes what is their own. */
const own = { create: 'all', read: 'mine', update: 'mine', delete: 'mine' } as const

beforeAll(async () => {
  olga = await server.owner()
  const roleId = await server.role('seller', {
    objects: { contact: own, order: own, task: own, user: { ...own, read: 'all' } },
    capabilities: ['changeSet.undoOwn'],
  })
  const team = async (name: string, parentId?: string) =>
    (await send('POST', '/api/v1/teams', olga, { name, parentId })).body.id
  const shop = await team('Shop')
  teams = { shop, bar: await team('Bar', shop) }
  ana = await server.person('Ana', olga, { roleId })
  ben = await server.person('Ben', olga, { roleId, teamId: teams.bar })
  const made = await send('POST', '/api/v1/contacts', ana, { name: 'Marta Kowalczyk', ownerId: ana.id })
  marta = made.body.id
  await send('POST', '/api/v1/orders', olga, {
    contactId: marta,
    number: 'A-1',
    placedAt: '2026-01-05T10:00:00Z',
    total: 100,
    currency: 'EUR',
  })
})

const shares = () => `/api/v1/shares/contact/${marta}`
const status = async (caller: Caller) => (await send('GET', `/api/v1/contacts/${marta}`, caller)).status
const share = (caller: Caller, body: object) => send('POST', shares(), caller, body)

test('a record is shared to be read, then to be edited, and no longer, from that moment on', async () => {
  expect(await status(ben)).toBe(404)
  expect((await share(ana, { userId: ben.id, level: 'read' })).status).toBe(201)
  expect(await status(ben)).toBe(200)
  const rename = () => send('PATCH', `/api/v1/contacts/${marta}`, ben, { pronouns: 'she/her' })
  expect((await rename()).status).toBe(403)
  const listed = (await send('GET', '/api/v1/contacts?include=may', ben)).body.data
  expect(listed).toMatchObject([{ id: marta, may: { update: false, delete: false } }])

  await share(ana, { userId: ben.id, level: 'edit' })
  expect((await rename()).status).toBe(200)
  expect((await send('DELETE', `/api/v1/contacts/${marta}`, ben)).status).toBe(403)

  const { data, mayShare } = (await send('GET', shares(), ana)).body
  expect(mayShare).toBe(true)
  expect(data).toMatchObject([{ level: 'edit', with: { kind: 'user', name: 'Ben' }, by: 'Ana' }])
  expect((await send('DELETE', `${shares()}/${data[0].id}`, ana)).status).toBe(200)
  expect(await status(ben)).toBe(404)
})

test('what hangs on a record is seen with it, and the team above shares with those below', async () => {
  await share(ana, { teamId: teams.shop, level: 'read' })
  expect(await status(ben)).toBe(200)
  const orders = (await send('GET', '/api/v1/orders', ben)).body.data
  expect(orders).toMatchObject([{ number: 'A-1' }])
  const sight = await send('GET', `/api/v1/sight?object=contact&id=${marta}&userId=${ben.id}`, olga)
  expect(sight.body.sentence).toContain('It is shared with the team “Shop” by Ana.')
  const order = await send('GET', `/api/v1/sight?object=order&id=${orders[0].id}`, ben)
  expect(order.body.sentence).toContain('The person it belongs to is shared with the team “Shop” by Ana.')
  const told = (await send('GET', `/api/v1/users/${ben.id}/shares`, olga)).body.data
  expect(told).toEqual([
    { object: 'contact', label: 'Person', id: marta, title: 'Marta Kowalczyk', level: 'read', team: 'Shop' },
  ])
})

test('what was shared with somebody is not theirs to share on, nor what they do not see', async () => {
  await share(ana, { teamId: teams.shop, level: 'edit' })
  const on = await share(ben, { userId: olga.id, level: 'read' })
  expect(on).toMatchObject({ status: 403, body: { code: 'share.not-allowed' } })
  const other = (await send('POST', '/api/v1/contacts', olga, { name: 'Jan', ownerId: olga.id })).body.id
  expect(
    (await send('POST', `/api/v1/shares/contact/${other}`, ben, { userId: ben.id, level: 'read' })).status,
  ).toBe(404)
  expect((await send('GET', `/api/v1/shares/contact/${other}`, ben)).status).toBe(404)
  expect((await send('GET', `/api/v1/users/${ana.id}/shares`, ben)).status).toBe(403)
})

test('a share is undone; only owners give back what was taken', async () => {
  const [found] = (await send('GET', shares(), ana)).body.data
  await send('DELETE', `${shares()}/${found.id}`, ana)
  const made = await share(ana, { userId: ben.id, level: 'read' })
  expect(await status(ben)).toBe(200)
  const undo = (id: unknown, caller: Caller) => send('POST', `/api/v1/change-sets/${id}/undo`, caller)
  expect((await undo(made.headers['x-change-set'], ana)).status).toBe(200)
  expect(await status(ben)).toBe(404)
  const again = await share(ana, { userId: ben.id, level: 'read' })
  const taken = await send('DELETE', `${shares()}/${again.body.id}`, ana)
  expect((await undo(taken.headers['x-change-set'], ana)).status).toBe(403)
  expect((await undo(taken.headers['x-change-set'], olga)).status).toBe(200)
  expect(await status(ben)).toBe(200)
})
