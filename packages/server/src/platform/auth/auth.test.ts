import { builtInRoles } from '@regulars/model'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { createApp } from '../http/app.ts'
import { createLog } from '../log.ts'
import { testDatabase } from '../testing.ts'
import { createAuth } from './auth.ts'
import { addAuthRoutes } from './auth-routes.ts'
import { sharedSecret } from './secrets.ts'
import { changeUser, createUserWithPassword, endSessions, setPassword } from './users.ts'

const { db, pool } = await testDatabase()
const log = createLog('silent')
const links: { email: string; token: string }[] = []
const deactivated = new Set<string>()
const auth = createAuth({
  pool,
  log,
  secret: await sharedSecret(db, 'auth'),
  publicUrl: undefined,
  sendPasswordLink: async ({ email }, token) => void links.push({ email, token }),
  maySignIn: async (userId) => !deactivated.has(userId),
})
const role = builtInRoles[0]!
const { app } = await createApp({
  db,
  log,
  version: '1',
  publicUrl: undefined,
  webDirectory: '/nowhere',
  async authenticate({ headers }) {
    const session = await auth.verifySession(headers.cookie)
    return session && { kind: 'user', userId: session.userId, name: '', role, teamUserIds: [] }
  },
  addRoutes(each) {
    addAuthRoutes(each, { auth, db, clock: systemClock })
    each.get('/api/v1/me', { config: { permission: 'signed-in' } }, ({ actor }) => ({ id: actor?.userId }))
    each.post('/api/v1/act', { config: { permission: 'signed-in' } }, () => ({ done: true }))
  },
})
afterAll(() => app.close())

const password = 'coffee before noon'
const origin = 'http://shop.example'
const mia = await createUserWithPassword(db, { name: 'Mia', email: ' Mia@Shop.example ', password })

beforeEach(async () => {
  await pool.query('delete from auth_rate_limit')
})

function post(path: string, payload: object, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    payload,
    headers: { host: 'shop.example', origin, ...headers },
  })
}

function signIn(credentials: object = {}, headers = {}) {
  return post('/sign-in/email', { email: 'mia@shop.example', password, ...credentials }, headers)
}

async function signedInCookie(): Promise<string> {
  const { cookies } = await signIn()
  return cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
}

function me(cookie: string) {
  return app.inject({ url: '/api/v1/me', headers: { cookie } })
}

test('somebody signs in by e-mail and password and is known from then on', async () => {
  const response = await signIn({ email: 'MIA@shop.example' })
  expect(response.statusCode).toBe(200)
  expect(response.cookies[0]).toMatchObject({
    name: 'regulars.session_token',
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  })
  expect((await me(await signedInCookie())).json()).toEqual({ id: mia })
})

test.each([
  ['a wrong password', { password: 'coffee after noon' }],
  ['an unknown address', { email: 'mina@shop.example' }],
])('%s is refused in the same words', async (_, credentials) => {
  const response = await signIn(credentials)
  expect(response.statusCode).toBe(401)
  expect(response.json()).toMatchObject({
    code: 'auth.invalid-email-or-password',
    title: 'E-mail address or password is wrong.',
  })
  expect(response.cookies).toEqual([])
})

test('a cookie that was tampered with is nobody', async () => {
  const cookie = await signedInCookie()
  expect((await me(cookie.replace(/=(.)/, '=x'))).statusCode).toBe(401)
  expect((await me('regulars.session_token=abc')).statusCode).toBe(401)
})

test('guessing passwords is stopped after ten tries a minute, whatever address is claimed', async () => {
  const statuses: number[] = []
  for (let attempt = 0; attempt < 12; attempt++) {
    const claimed = { 'x-regulars-address': `10.0.0.${attempt}`, 'x-forwarded-for': `10.1.0.${attempt}` }
    statuses.push(
      (
        await app.inject({
          method: 'POST',
          url: '/api/auth/sign-in/email',
          payload: { email: 'mia@shop.example', password: 'wrong password' },
          headers: { host: 'shop.example', origin, ...claimed },
          remoteAddress: '203.0.113.9',
        })
      ).statusCode,
    )
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
})

test('nobody can sign up, and what is not offered is not there', async () => {
  for (const path of ['/sign-up/email', '/update-user', '/delete-user', '/change-email']) {
    expect((await post(path, { name: 'Eve', email: 'eve@evil.example', password })).statusCode).toBe(404)
  }
})

test('another site cannot make a signed-in browser change anything', async () => {
  const cookie = await signedInCookie()
  const foreign = { cookie, origin: 'https://evil.example', host: 'shop.example' }
  expect((await post('/sign-out', {}, foreign)).statusCode).toBe(403)
  expect((await app.inject({ method: 'POST', url: '/api/v1/act', headers: foreign })).statusCode).toBe(403)
  const own = { cookie, origin, host: 'shop.example' }
  expect((await app.inject({ method: 'POST', url: '/api/v1/act', headers: own })).statusCode).toBe(200)
})

test('signing out ends the session for good', async () => {
  const cookie = await signedInCookie()
  expect((await post('/sign-out', {}, { cookie })).statusCode).toBe(200)
  expect((await me(cookie)).statusCode).toBe(401)
})

test('somebody sees where they are signed in, and can end the other sessions', async () => {
  const [here, there] = [await signedInCookie(), await signedInCookie()]
  const list = await app.inject({ url: '/api/auth/list-sessions', headers: { cookie: here } })
  expect(list.json().length).toBeGreaterThanOrEqual(2)
  expect((await post('/revoke-other-sessions', {}, { cookie: here })).statusCode).toBe(200)
  expect((await me(there)).statusCode).toBe(401)
  expect((await me(here)).statusCode).toBe(200)
})

test('a forgotten password is replaced through a link that works once and ends all sessions', async () => {
  const old = await signedInCookie()
  await post('/request-password-reset', { email: 'mia@shop.example' })
  const token = links.at(-1)?.token ?? ''
  const weak = await post('/reset-password', { token, newPassword: 'password123' })
  expect(weak.json()).toMatchObject({ code: 'auth.weak-password' })
  expect((await post('/reset-password', { token, newPassword: 'tea after five' })).statusCode).toBe(200)
  expect((await post('/reset-password', { token, newPassword: 'tea after six' })).json()).toMatchObject({
    code: 'auth.invalid-token',
  })
  expect((await me(old)).statusCode).toBe(401)
  expect((await signIn()).statusCode).toBe(401)
  expect((await signIn({ password: 'tea after five' })).statusCode).toBe(200)
  await setPassword(db, 'mia@shop.example', password)
})

test('a link for a new password can be made for somebody, and works once', async () => {
  const token = await auth.newPasswordToken(mia)
  expect((await post('/reset-password', { token, newPassword: 'tea after five' })).statusCode).toBe(200)
  expect((await signIn({ password: 'tea after five' })).statusCode).toBe(200)
  expect((await post('/reset-password', { token, newPassword: 'tea after six' })).statusCode).toBe(400)
  await setPassword(db, 'mia@shop.example', password)
})

test('the token of a password link is not kept as it is', async () => {
  await post('/request-password-reset', { email: 'mia@shop.example' })
  const { rows } = await pool.query('select identifier, value from auth_verification')
  expect(JSON.stringify(rows)).not.toContain(links.at(-1)?.token)
})

test('asking for a password link of an unknown address tells nothing', async () => {
  const before = links.length
  const known = await post('/request-password-reset', { email: 'mia@shop.example' })
  const unknown = await post('/request-password-reset', { email: 'nobody@shop.example' })
  expect(unknown.body).toBe(known.body)
  expect(links).toHaveLength(before + 1)
})

test('a password can be changed by whoever knows the old one', async () => {
  const cookie = await signedInCookie()
  const wrong = await post(
    '/change-password',
    { currentPassword: 'no idea at all', newPassword: 'tea after five' },
    { cookie },
  )
  expect(wrong.json()).toMatchObject({ code: 'auth.invalid-password' })
  const right = await post(
    '/change-password',
    { currentPassword: password, newPassword: 'tea after five' },
    { cookie },
  )
  expect(right.statusCode).toBe(200)
  await setPassword(db, 'mia@shop.example', password)
})

test('somebody who is deactivated is signed out everywhere and cannot come back', async () => {
  const cookie = await signedInCookie()
  deactivated.add(mia)
  await endSessions(db, mia)
  expect((await me(cookie)).statusCode).toBe(401)
  expect((await signIn()).json()).toMatchObject({ status: 403, code: 'auth.deactivated' })
  deactivated.clear()
})

test('an address is taken once, whatever its capitals', async () => {
  const again = createUserWithPassword(db, { name: 'Mia 2', email: 'MIA@SHOP.example', password })
  await expect(again).rejects.toMatchObject({ code: 'auth.email-taken', status: 409 })
  const other = await createUserWithPassword(db, { name: 'Tom', email: 'tom@shop.example', password })
  await expect(changeUser(db, other, { email: 'mia@shop.example' })).rejects.toMatchObject({
    code: 'auth.email-taken',
  })
})

test('a user of a transaction that is rolled back never was', async () => {
  const failing = db.transaction().execute(async (transaction) => {
    await createUserWithPassword(transaction, { name: 'Ann', email: 'ann@shop.example', password })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect((await signIn({ email: 'ann@shop.example' })).statusCode).toBe(401)
})
