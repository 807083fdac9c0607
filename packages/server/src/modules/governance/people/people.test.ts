import { expect, test } from 'vitest'
import { product } from '../../index.ts'
import { type Caller, cookiesOf, testServer } from '../testing.ts'

const server = await testServer(product)
const { send, person, roleId, signIn, pool } = server
const olga = await server.owner()
const member = await roleId('member')
const owner = await roleId('owner')
const manager = await roleId('manager')

const tom = await person('Tom', olga, { roleId: member })
const clerk = await server.key(member)

const me = (as: Caller) => send('GET', '/api/v1/me', as)
const change = (as: Caller, id: string, body: object, headers = {}) =>
  send('PATCH', `/api/v1/users/${id}`, as, body, headers)

test('a name, an address, a role and a team can be changed, and count at once', async () => {
  const eva = await person('Eva', olga, { roleId: member })
  const changed = await change(olga, eva.id, {
    name: 'Eva Lind',
    email: 'Eva.Lind@shop.example',
    roleId: manager,
  })
  expect(changed).toMatchObject({
    status: 200,
    body: { name: 'Eva Lind', roleId: manager },
    headers: { etag: '"2"' },
  })
  expect((await me(eva)).body).toMatchObject({ user: { name: 'Eva Lind' }, role: { key: 'manager' } })
  expect((await signIn('eva.lind@shop.example')).status).toBe(200)
  expect((await signIn('eva@shop.example')).status).toBe(401)
  const stale = await change(olga, eva.id, { name: 'Eva' }, { 'if-match': '"1"' })
  expect(stale.body).toMatchObject({ status: 412, code: 'record.version-clash' })
})

test.each([
  ['an unknown property', { nmae: 'x' }, 422, 'request.invalid'],
  ['an address that is taken', { email: 'olga@shop.example' }, 409, 'record.taken'],
  ['a role that there is not', { roleId: crypto.randomUUID() }, 422, 'role.not-found'],
  ['a team that there is not', { teamId: crypto.randomUUID() }, 422, 'record.invalid'],
  ['a time zone that there is not', { timeZone: 'Mars/Olympus' }, 422, 'request.invalid'],
])('%s is refused', async (_, body, status, code) => {
  expect((await change(olga, tom.id, body)).body).toMatchObject({ status, code })
})

test('everybody changes their own name, and nothing else of themselves', async () => {
  const ida = await person('Ida', olga, { roleId: member })
  const changed = await send('PATCH', '/api/v1/me', ida, { name: 'Ida Berg', locale: 'de-AT' })
  expect(changed.body.user).toMatchObject({ name: 'Ida Berg', locale: 'de-AT' })
  expect((await send('PATCH', '/api/v1/me', ida, { roleId: owner })).status).toBe(422)
  expect((await change(ida, ida.id, { roleId: owner })).status).toBe(403)
})

test('the last owner stays one, also when two leave at once', async () => {
  expect((await change(olga, olga.id, { roleId: member })).body).toMatchObject({ code: 'user.last-owner' })
  const paul = await person('Paul', olga, { roleId: owner })
  const answers = await Promise.all([
    change(olga, paul.id, { roleId: member }),
    change(paul, olga.id, { roleId: member }),
  ])
  expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200])
  const { rows } = await pool.query(
    "select from app_user join role on role.id = role_id where active and role.key = 'owner'",
  )
  expect(rows.length).toBeGreaterThan(0)
  await pool.query('update app_user set role_id = $1 where id = $2', [owner, olga.id])
  await pool.query('update app_user set role_id = $1 where id = $2', [member, paul.id])
  server.services.actors.forget()
})

test('somebody who is deactivated is out at once, and the records go to whom was said', async () => {
  const rita = await person('Rita', olga, { roleId: manager })
  const heir = await person('Hugo', olga, { roleId: member })
  const key = await server.key(member, rita.id)
  const contact = await send('POST', '/api/v1/contacts', rita, { name: 'Jo Park' })
  expect((await me(rita)).status).toBe(200)
  expect((await me(key)).status).toBe(200)

  const leave = (body: object) => send('POST', `/api/v1/users/${rita.id}/deactivate`, olga, body)
  expect((await leave({})).body).toMatchObject({ status: 409, code: 'user.hand-over-needed', count: 1 })
  expect((await leave({ handOverTo: rita.id })).body).toMatchObject({ code: 'user.cannot-take-over' })
  expect(await leave({ handOverTo: heir.id })).toMatchObject({
    status: 200,
    body: { handedOverCount: 1, apiKeyCount: 1 },
  })
  expect((await me(rita)).status).toBe(401)
  expect((await me(key)).status).toBe(401)
  expect((await signIn('rita@shop.example')).body).toMatchObject({ status: 403, code: 'auth.deactivated' })
  expect((await send('GET', `/api/v1/contacts/${contact.body.id}`, olga)).body.ownerId).toBe(heir.id)
  const history = await send('GET', `/api/v1/contacts/${contact.body.id}/history`, olga)
  expect(JSON.stringify(history.body)).toContain('Deactivated a user, whose records were handed over')

  expect((await send('POST', `/api/v1/users/${rita.id}/activate`, olga)).status).toBe(200)
  expect((await signIn('rita@shop.example')).status).toBe(200)
})

test('keys of somebody who leaves can work on for whom takes over', async () => {
  const nora = await person('Nora', olga, { roleId: member })
  const key = await server.key(member, nora.id)
  const left = await send('POST', `/api/v1/users/${nora.id}/deactivate`, olga, {
    handOverTo: olga.id,
    keepApiKeys: true,
  })
  expect(left.body).toEqual({ handedOverCount: 0, apiKeyCount: 1 })
  expect((await me(key)).body).toMatchObject({ kind: 'apiKey', user: { id: olga.id } })
})

test('nobody deactivates themselves or somebody that there is not', async () => {
  const leave = (id: string) => send('POST', `/api/v1/users/${id}/deactivate`, olga, {})
  expect((await leave(olga.id)).body).toMatchObject({ status: 409, code: 'user.not-yourself' })
  expect((await leave(crypto.randomUUID())).body).toMatchObject({ status: 404, code: 'user.not-found' })
  expect((await leave('x')).status).toBe(422)
})

test('whoever manages people but is no owner neither makes nor changes owners', async () => {
  const rights = { ...(await send('GET', `/api/v1/roles/${member}`, olga)).body.rights }
  rights.capabilities.push('people.manage')
  const recruiterRole = await send('POST', '/api/v1/roles', olga, {
    copyOf: member,
    label: 'Recruiter',
    rights,
  })
  const recruiter = await person('Rex', olga, { roleId: recruiterRole.body.id })
  const beyond = { status: 403, code: 'role.beyond-yours' }
  const invited = { email: 'friend@shop.example', roleId: owner }
  expect((await send('POST', '/api/v1/invitations', recruiter, invited)).body).toMatchObject(beyond)
  expect((await change(recruiter, recruiter.id, { roleId: owner })).body).toMatchObject(beyond)
  expect((await change(recruiter, olga.id, { email: 'rex2@shop.example' })).body).toMatchObject(beyond)
  for (const act of ['deactivate', 'sign-out', 'password-link'])
    expect(
      (
        await send(
          'POST',
          `/api/v1/users/${olga.id}/${act}`,
          recruiter,
          act === 'deactivate' ? {} : undefined,
        )
      ).body,
    ).toMatchObject(beyond)
  expect((await send('POST', '/api/v1/invitations', recruiter, { ...invited, roleId: member })).status).toBe(
    201,
  )
})

test('an owner makes a link with which somebody chooses a new password, which ends their sessions', async () => {
  const lea = await person('Lea', olga, { roleId: member })
  const { body } = await send('POST', `/api/v1/users/${lea.id}/password-link`, olga)
  const token = new URL(body.link).searchParams.get('token')
  const reset = await send('POST', '/api/auth/reset-password', undefined, {
    token,
    newPassword: 'tea after five',
  })
  expect(reset.status).toBe(200)
  expect((await me(lea)).status).toBe(401)
  expect((await signIn('lea@shop.example', 'tea after five')).status).toBe(200)
})

test('an owner signs somebody out everywhere', async () => {
  const max = await person('Max', olga, { roleId: member })
  expect((await me(max)).status).toBe(200)
  expect((await send('POST', `/api/v1/users/${max.id}/sign-out`, olga)).status).toBe(204)
  expect((await me(max)).status).toBe(401)
})

test('signing out counts at once, and so does signing out elsewhere', async () => {
  await person('Kim', olga, { roleId: member })
  const [here, there] = [await signIn('kim@shop.example'), await signIn('kim@shop.example')].map(
    (answer) => ({
      id: '',
      headers: cookiesOf(answer),
    }),
  ) as [Caller, Caller]
  expect([(await me(here)).status, (await me(there)).status]).toEqual([200, 200])
  expect((await send('POST', '/api/auth/revoke-other-sessions', here, {})).status).toBe(200)
  expect([(await me(here)).status, (await me(there)).status]).toEqual([200, 401])
  expect((await send('POST', '/api/auth/sign-out', here, {})).status).toBe(200)
  expect((await me(here)).status).toBe(401)
})

const routes: [method: string, url: string, body?: object][] = [
  ['GET', '/api/v1/invitations'],
  ['POST', '/api/v1/invitations', { email: 'x@shop.example', roleId: member }],
  ['DELETE', `/api/v1/invitations/${olga.id}`],
  ['PATCH', `/api/v1/users/${olga.id}`, { name: 'x' }],
  ['POST', `/api/v1/users/${olga.id}/deactivate`, {}],
  ['POST', `/api/v1/users/${olga.id}/activate`],
  ['POST', `/api/v1/users/${olga.id}/sign-out`],
  ['POST', `/api/v1/users/${olga.id}/password-link`],
]

test.each(routes)('%s %s is for those who manage people', async (method, url, body) => {
  expect((await send(method, url, undefined, body)).status).toBe(401)
  expect((await send(method, url, clerk, body)).body).toMatchObject({
    status: 403,
    permission: 'people.manage',
  })
})
