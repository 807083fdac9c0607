import { expect, test } from 'vitest'
import { product } from '../../index.ts'
import { cookiesOf, testPassword, testServer } from '../testing.ts'

const server = await testServer(product)
const { send, roleId } = server
const olga = await server.owner()
const member = await roleId('member')

test('an invited colleague introduces herself and is in at once', async () => {
  const team = await send('POST', '/api/v1/teams', olga, { name: 'Shop' })
  const invited = await send('POST', '/api/v1/invitations', olga, {
    email: 'Tom@Shop.example',
    roleId: member,
    teamId: team.body.id,
  })
  expect(invited).toMatchObject({ status: 201, body: { email: 'tom@shop.example', mailed: false } })
  expect(invited.body.link).toMatch(/^http:\/\/shop\.example\/invitation\?token=rginv_/)
  expect((await send('GET', '/api/v1/invitations', olga)).body.data).toHaveLength(1)
  const token = new URL(invited.body.link).searchParams.get('token')
  const newcomer = { token, name: 'Tom', password: testPassword }
  const accepted = await send('POST', '/api/v1/invitations/accept', undefined, newcomer)
  expect(accepted.status).toBe(201)
  const tom = { id: accepted.body.id, headers: cookiesOf(accepted) }
  expect((await send('GET', '/api/v1/me', tom)).body).toMatchObject({
    user: { id: tom.id, name: 'Tom', email: 'tom@shop.example', teamId: team.body.id },
    role: { key: 'member' },
  })
  expect((await send('POST', '/api/v1/invitations/accept', undefined, newcomer)).body).toMatchObject({
    status: 410,
    code: 'auth.invitation-over',
  })
  expect((await send('GET', '/api/v1/invitations', olga)).body.data).toEqual([])
})

test.each([
  ['somebody who is here', { email: 'OLGA@shop.example' }, 409, 'user.already-here'],
  ['nobody', { email: 'nobody' }, 422, 'request.invalid'],
  ['a role that there is not', { roleId: crypto.randomUUID() }, 422, 'role.not-found'],
])('%s cannot be invited', async (_, invited, status, code) => {
  const answer = await send('POST', '/api/v1/invitations', olga, {
    email: 'new@shop.example',
    roleId: member,
    ...invited,
  })
  expect(answer.body).toMatchObject({ status, code })
})

test('an invitation that is taken back leads nowhere', async () => {
  const { body } = await send('POST', '/api/v1/invitations', olga, {
    email: 'ivo@shop.example',
    roleId: member,
  })
  expect((await send('DELETE', `/api/v1/invitations/${body.id}`, olga)).status).toBe(204)
  const token = new URL(body.link).searchParams.get('token')
  const late = await send('POST', '/api/v1/invitations/accept', undefined, {
    token,
    name: 'Ivo',
    password: testPassword,
  })
  expect(late.status).toBe(410)
})
