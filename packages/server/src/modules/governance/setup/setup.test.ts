import { expect, test } from 'vitest'
import { product } from '../../index.ts'
import { ensureConfiguredOwner } from '../people/create-owner.ts'
import { cookiesOf, testPassword, testServer } from '../testing.ts'

const server = await testServer(product)
const { send, services, pool } = server

const olga = {
  name: 'Olga',
  email: 'Olga@Shop.example',
  password: testPassword,
  businessName: 'Kaffa',
  currency: 'EUR',
  timeZone: 'Europe/Vienna',
  locale: 'de-AT',
}

test.each([
  ['a weak password', { password: 'password123' }, { code: 'auth.weak-password', field: 'password' }],
  ['no e-mail address', { email: 'olga' }, { code: 'request.invalid', field: 'email' }],
  ['a currency that there is not', { currency: 'EURO' }, { code: 'request.invalid', field: 'currency' }],
  ['a property that there is not', { admin: true }, { code: 'request.invalid', field: 'admin' }],
])('an owner with %s is refused, and nothing is made', async (_, body, expected) => {
  const answer = await send('POST', '/api/v1/setup/owner', undefined, { ...olga, ...body })
  expect(answer.body).toMatchObject({ status: 422, ...expected })
  expect((await send('GET', '/api/v1/setup')).body).toEqual({
    needsOwner: true,
    hasData: false,
    currency: null,
  })
  expect((await pool.query('select from auth_user')).rows).toHaveLength(0)
})

test('what was there before the first owner stays in its currency', async () => {
  const till = await server.key(await server.roleId('owner'))
  const { body: jo } = await send('POST', '/api/v1/contacts', till, { name: 'Jo Park' })
  const answer = await send('POST', '/api/v1/setup/owner', undefined, { ...olga, currency: 'GBP' })
  expect(answer.body).toMatchObject({ status: 409, code: 'setup.currency-in-use', field: 'currency' })
  expect((await send('GET', '/api/v1/setup')).body).toEqual({
    needsOwner: true,
    hasData: true,
    currency: 'EUR',
  })
  await send('DELETE', `/api/v1/contacts/${jo.id}`, till)
})

test('of several who would be the first owner at once, one becomes it', async () => {
  const answers = await Promise.all(
    [1, 2, 3].map((number) =>
      send('POST', '/api/v1/setup/owner', undefined, { ...olga, email: `olga${number}@shop.example` }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('setup.owner-exists')
  expect((await pool.query('select from auth_user')).rows).toHaveLength(1)
  await pool.query("update app_user set email = 'olga@shop.example'")
  await pool.query("update auth_user set email = 'olga@shop.example'")
})

test('the owner signs in, and the business is as they said', async () => {
  const owner = { id: '', headers: cookiesOf(await server.signIn('olga@shop.example')) }
  expect((await send('GET', '/api/v1/me', owner)).body).toMatchObject({
    kind: 'user',
    user: { name: 'Olga', email: 'olga@shop.example' },
    business: { name: 'Kaffa', currency: 'EUR', timeZone: 'Europe/Vienna', locale: 'de-AT' },
    role: { key: 'owner', label: 'Owner' },
    permissions: ['*'],
    fieldLevels: {},
    settings: { discountRate: 0.1 },
  })
  expect((await send('GET', '/api/v1/setup')).body).toEqual({
    needsOwner: false,
    hasData: false,
    currency: null,
  })
  await send('POST', '/api/v1/contacts', owner, { name: 'Jo Park' })
  expect((await send('GET', '/api/v1/setup')).body.hasData).toBe(true)
})

test('an owner in the environment is made only when nobody is here', async () => {
  const config = { ...services.config, owner: { email: 'env@shop.example', password: testPassword } }
  await ensureConfiguredOwner({ ...services, config })
  expect((await pool.query("select from auth_user where email = 'env@shop.example'")).rows).toEqual([])
})

test('a member is told what they may do', async () => {
  const key = await server.key(await server.roleId('member'))
  const { permissions } = (await send('GET', '/api/v1/me', key)).body
  expect(permissions).toEqual(
    expect.arrayContaining(['contact.read', 'contact.update', 'segment.count', 'order.read']),
  )
  for (const closed of ['*', 'order.update', 'touchpoint.create', 'settings.manage', 'user.update'])
    expect(permissions).not.toContain(closed)
  const clerk = await server.role('clerk', { fields: { contact: { email: 'hidden', phone: 'read' } } })
  const { body } = await send('GET', '/api/v1/me', await server.key(clerk))
  expect(body).toMatchObject({
    permissions: [],
    fieldLevels: { contact: { email: 'hidden', phone: 'read' } },
  })
})

test('settings are read by everybody and changed by those who may', async () => {
  const owner = await server.key(await server.roleId('owner'))
  const viewer = await server.key(await server.roleId('viewer'))
  const changed = await send('PATCH', '/api/v1/settings', owner, { discountRate: 0.08 })
  expect(changed.body).toMatchObject({ discountRate: 0.08, businessName: 'Kaffa' })
  expect((await send('GET', '/api/v1/settings', viewer)).body).toEqual(changed.body)
  const wrong = await send('PATCH', '/api/v1/settings', owner, { discountRate: 8, weekStartsOn: 1 })
  expect(wrong.body).toMatchObject({ status: 422, field: 'discountRate' })
  expect((await send('PATCH', '/api/v1/settings', owner, { colour: 'red' })).body).toMatchObject({
    status: 422,
    field: 'colour',
  })
  expect((await send('PATCH', '/api/v1/settings', viewer, {})).body).toMatchObject({
    status: 403,
    permission: 'settings.manage',
  })
})

test.each([
  ['GET', '/api/v1/me'],
  ['PATCH', '/api/v1/me'],
  ['GET', '/api/v1/settings'],
  ['PATCH', '/api/v1/settings'],
])('%s %s needs somebody who is signed in', async (method, url) => {
  expect((await send(method, url)).status).toBe(401)
})
