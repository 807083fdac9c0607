import { builtInRoles } from '@regulars/model'
import { expect, test } from 'vitest'
import { product } from '../../index.ts'
import { testServer } from '../testing.ts'
import { seedRoles } from './seed-roles.ts'

const server = await testServer(product)
const { send, roleId, pool, services } = server
const olga = await server.owner()
const [owner, manager, member, viewer] = await Promise.all(
  ['owner', 'manager', 'member', 'viewer'].map((key) => roleId(key)),
)
const clerk = await server.key(member!)

const copy = (body: object, as = olga) =>
  send('POST', '/api/v1/roles', as, { copyOf: viewer, label: 'Copy', ...body })
const change = (id: string | undefined, body: object, headers = {}) =>
  send('PATCH', `/api/v1/roles/${id}`, olga, body, headers)
const rightsOf = async (id: string | undefined) =>
  (await send('GET', `/api/v1/roles/${id}`, olga)).body.rights

test('every business starts with the built-in roles', async () => {
  const { body } = await send('GET', '/api/v1/roles?sort=createdAt', olga)
  expect(body.data.map(({ key }: { key: string }) => key)).toEqual(builtInRoles.map(({ key }) => key))
  for (const { key, objects, fields, capabilities } of builtInRoles)
    expect(await rightsOf(await roleId(key))).toEqual({ objects, fields, capabilities })
})

test('starting again changes nothing', async () => {
  const all = async () => (await pool.query('select * from role order by id')).rows
  const before = await all()
  const sets = async () => (await pool.query('select count(*) from change_set')).rows[0].count
  const setsBefore = await sets()
  await Promise.all([seedRoles(services), seedRoles(services)])
  expect(await all()).toEqual(before)
  expect(await sets()).toBe(setsBefore)
})

test('a role is copied, changed and removed', async () => {
  const made = await copy({ label: 'Büro & Lager' })
  expect(made).toMatchObject({
    status: 201,
    body: { key: 'buro-lager', label: 'Büro & Lager', builtIn: false },
    headers: { location: `/api/v1/roles/${made.body.id}` },
  })
  expect(made.body.rights).toEqual(await rightsOf(viewer))
  expect((await copy({ label: 'Buro Lager' })).body.key).toBe('buro-lager-2')
  const rights = { objects: { contact: { read: 'mine' } }, fields: { contact: { email: 'hidden' } } }
  const changed = await change(made.body.id, { rights })
  expect(changed.body.rights).toEqual({
    objects: { contact: { create: 'none', read: 'mine', update: 'none', delete: 'none' } },
    fields: { contact: { email: 'hidden' } },
    capabilities: [],
  })
  const stale = await change(made.body.id, { label: 'x' }, { 'if-match': '"1"' })
  expect(stale.body).toMatchObject({ status: 412 })
  expect((await send('DELETE', `/api/v1/roles/${made.body.id}`, olga)).status).toBe(204)
  expect((await send('GET', `/api/v1/roles/${made.body.id}`, olga)).status).toBe(404)
})

test('changed rights count from the next request on', async () => {
  const { body } = await copy({ label: 'Short-lived' })
  const key = await server.key(body.id)
  expect((await send('GET', '/api/v1/contacts', key)).status).toBe(200)
  await change(body.id, { rights: { objects: { order: { read: 'all' } } } })
  expect((await send('GET', '/api/v1/contacts', key)).status).toBe(403)
})

test('a built-in role that people changed stays changed, one that nobody changed follows the version', async () => {
  await change(manager, { description: 'Runs the shop.' })
  await pool.query("update role set description = 'of an old version' where key = 'viewer'")
  await seedRoles(services)
  const description = async (id: string | undefined) =>
    (await send('GET', `/api/v1/roles/${id}`, olga)).body.description
  expect(await description(manager)).toBe('Runs the shop.')
  expect(await description(viewer)).toBe(builtInRoles.find(({ key }) => key === 'viewer')?.description)
})

test.each([
  [
    'a field that there is not',
    { rights: { fields: { contact: { emial: 'hidden' } } } },
    422,
    'role.invalid-rights',
  ],
  ['rights that are none', { rights: 'all' }, 422, 'request.invalid'],
  ['no label', { label: ' ' }, 422, 'request.invalid'],
  ['a property that there is not', { rihgts: {} }, 422, 'request.invalid'],
  ['a role to copy that there is not', { copyOf: crypto.randomUUID() }, 422, 'role.not-found'],
])('%s is refused', async (_, body, status, code) => {
  expect((await copy(body)).body).toMatchObject({ status, code })
})

test('a fault in rights is named with a guess at what was meant', async () => {
  const { body } = await copy({ rights: { objects: { contcat: { read: 'all' } } } })
  expect(body).toMatchObject({
    field: 'rights.objects.contcat',
    title: 'There is no object “contcat”. Did you mean “contact”?',
  })
})

test('the owner stays as it is, and built-in roles stay', async () => {
  expect((await change(owner, { rights: {} })).body).toMatchObject({ status: 409, code: 'role.stays' })
  for (const id of [owner, member])
    expect((await send('DELETE', `/api/v1/roles/${id}`, olga)).body).toMatchObject({ code: 'role.stays' })
})

test('a role in use is not removed, and the answer says by whom', async () => {
  const { body } = await copy({ label: 'Used' })
  await server.key(body.id)
  await send('POST', '/api/v1/invitations', olga, { email: 'a@shop.example', roleId: body.id })
  expect((await send('DELETE', `/api/v1/roles/${body.id}`, olga)).body).toMatchObject({
    status: 409,
    code: 'role.in-use',
    title: 'This role is in use: 1 API key, 1 open invitation.',
    uses: { users: 0, keys: 1, invitations: 1 },
  })
})

test('whoever manages roles gives none more than they have', async () => {
  const rights = { ...(await rightsOf(member)), capabilities: ['role.manage', 'apiKey.manage'] }
  const { body } = await copy({ label: 'Deputy', rights })
  const deputy = await server.key(body.id)
  const beyond = { status: 403, code: 'role.beyond-yours' }
  expect((await copy({ copyOf: owner }, deputy)).body).toMatchObject(beyond)
  expect((await copy({ rights: { capabilities: ['*'] } }, deputy)).body).toMatchObject(beyond)
  expect((await send('PATCH', `/api/v1/roles/${manager}`, deputy, { label: 'x' })).body).toMatchObject(beyond)
  const more = { ...rights, capabilities: [...rights.capabilities, 'settings.manage'] }
  expect((await send('PATCH', `/api/v1/roles/${body.id}`, deputy, { rights: more })).body).toMatchObject(
    beyond,
  )
  const keyed = await send('POST', '/api/v1/api-keys', deputy, { name: 'x', roleId: owner })
  expect(keyed.body).toMatchObject(beyond)
  expect((await copy({ copyOf: viewer, rights: { objects: {} } }, deputy)).status).toBe(201)
})

test('what a role can open is told', async () => {
  const { body } = await send('GET', '/api/v1/capabilities', olga)
  expect(body.data).toContainEqual({ name: 'import.run', label: 'Import files, and take imports back' })
})

test.each([
  ['POST', '/api/v1/roles', { copyOf: viewer, label: 'x' }],
  ['PATCH', `/api/v1/roles/${viewer}`, {}],
  ['DELETE', `/api/v1/roles/${viewer}`, undefined],
  ['GET', '/api/v1/capabilities', undefined],
])('%s %s is for those who manage roles', async (method, url, body) => {
  expect((await send(method, url, undefined, body)).status).toBe(401)
  expect((await send(method, url, clerk, body)).body).toMatchObject({
    status: 403,
    permission: 'role.manage',
  })
})
