import { createHmac } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { fixedClock } from '../clock.ts'
import { createApp } from '../http/app.ts'
import { createLog } from '../log.ts'
import { testDatabase } from '../testing.ts'
import { createAuth } from './auth.ts'
import { addAuthRoutes } from './auth-routes.ts'
import { endSecondFactor, usersWithSecondFactor } from './second-factor.ts'
import { sharedSecret } from './secrets.ts'
import { readSignIns } from './sign-ins.ts'
import { createUserWithPassword } from './users.ts'

const { db, pool } = await testDatabase()
const log = createLog('silent')
const clock = fixedClock(new Date())
const publicUrl = 'https://shop.example'
const auth = createAuth({ pool, log, secret: await sharedSecret(db, 'auth'), publicUrl, sessionDays: 7 })
const { app } = await createApp({
  db,
  log,
  version: '1',
  publicUrl,
  webDirectory: '/nowhere',
  authenticate: async () => undefined,
  addRoutes: (each) => addAuthRoutes(each, { auth, db, clock }),
})
afterAll(() => app.close())

const password = 'coffee before noon'
const mia = await createUserWithPassword(db, { name: 'Mia', email: 'mia@shop.example', password })
let key = ''
let backupCodes: string[] = []

beforeEach(() => pool.query('delete from auth_rate_limit'))

/** A browser, which keeps its cookies. */
function browser() {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async post(path: string, payload: object = {}) {
      const response = await app.inject({
        method: 'POST',
        url: `/api/auth${path}`,
        payload,
        headers: {
          host: 'shop.example',
          origin: publicUrl,
          'user-agent': 'Firefox/140.0 (Windows)',
          cookie: [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
        },
      })
      for (const { name, value, maxAge } of response.cookies) {
        if (maxAge === 0) cookies.delete(name)
        else cookies.set(name, value)
      }
      return { status: response.statusCode, cookies: response.cookies, ...response.json() }
    },
    signIn() {
      return this.post('/sign-in/email', { email: 'mia@shop.example', password })
    },
    session: async () =>
      auth.verifySession(
        [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
      ),
  }
}

/** The code of a step of thirty seconds, as RFC 6238 makes it. */
function codeOf(base32: string, step = Math.floor(Date.now() / 30_000)): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...base32].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', bytes).update(counter).digest()
  const number = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

async function outcomes(): Promise<string[]> {
  return (await readSignIns(db, { limit: 50 })).map(({ outcome }) => outcome)
}

test('codes are made as RFC 6238 says', () => {
  // Appendix B: the key "12345678901234567890" at 59 s and at 1111111109 s.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect([codeOf(secret, 1), codeOf(secret, Math.floor(1111111109 / 30))]).toEqual(['287082', '081804'])
})

test('it is turned on with the password and the first right code', async () => {
  const here = browser()
  const signedIn = await here.signIn()
  expect(signedIn.cookies[0]).toMatchObject({
    name: '__Host-regulars.session_token',
    secure: true,
    httpOnly: true,
    path: '/',
  })
  expect(await here.post('/two-factor/enable', { password: 'something else' })).toMatchObject({
    code: 'auth.invalid-password',
  })
  const begun = await here.post('/two-factor/enable', { password, issuer: 'Rösterei Süd' })
  const address = new URL(begun.totpURI)
  expect(address.protocol).toBe('otpauth:')
  expect(address.searchParams.get('issuer')).toBe('Rösterei Süd')
  key = address.searchParams.get('secret') ?? ''
  backupCodes = begun.backupCodes
  expect(new Set(backupCodes).size).toBe(10)
  for (const code of backupCodes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/)
  expect(await usersWithSecondFactor(db)).toEqual([])
  expect(await here.post('/two-factor/verify-totp', { code: wrongCode() })).toMatchObject({
    status: 401,
    code: 'auth.invalid-code',
  })
  expect((await here.post('/two-factor/verify-totp', { code: codeOf(key) })).status).toBe(200)
  expect(await usersWithSecondFactor(db)).toEqual([mia])
  expect(await here.session()).toMatchObject({ userId: mia })
  expect((await outcomes())[0]).toBe('secondFactorOn')
  await pool.query('delete from auth_used_code')
})

test('the password alone lets nobody in any more, and each code works once', async () => {
  const there = browser()
  expect(await there.signIn()).toMatchObject({ status: 200, twoFactorRedirect: true })
  expect(await there.session()).toBeUndefined()
  expect((await there.post('/two-factor/verify-totp', { code: wrongCode() })).code).toBe('auth.invalid-code')
  const code = codeOf(key)
  expect((await there.post('/two-factor/verify-totp', { code })).status).toBe(200)
  expect(await there.session()).toMatchObject({ userId: mia })
  const thief = browser()
  await thief.signIn()
  expect(await thief.post('/two-factor/verify-totp', { code })).toMatchObject({
    status: 401,
    code: 'auth.code-used',
  })
  expect(await thief.session()).toBeUndefined()
  expect((await outcomes()).slice(0, 3)).toEqual(['wrongCode', 'signedIn', 'wrongCode'])
})

test('a code that was written down lets in once, and a device can be trusted', async () => {
  const there = browser()
  await there.signIn()
  const [code] = backupCodes
  const entered = await there.post('/two-factor/verify-backup-code', { code, trustDevice: true })
  expect(entered.status).toBe(200)
  await there.post('/sign-out')
  expect((await there.signIn()).twoFactorRedirect).toBeUndefined()
  const again = browser()
  await again.signIn()
  expect(await again.post('/two-factor/verify-backup-code', { code })).toMatchObject({
    status: 401,
    code: 'auth.invalid-backup-code',
  })
})

test('guessing codes closes the account for a while, whoever guesses', async () => {
  for (let attempt = 0; attempt < 10; attempt++) {
    await pool.query('delete from auth_rate_limit; delete from auth_used_code')
    const thief = browser()
    await thief.signIn()
    await thief.post('/two-factor/verify-totp', { code: wrongCode() })
  }
  const thief = browser()
  await pool.query('delete from auth_rate_limit; delete from auth_used_code')
  await thief.signIn()
  expect(await thief.post('/two-factor/verify-totp', { code: codeOf(key) })).toMatchObject({
    status: 429,
    code: 'auth.account-temporarily-locked',
  })
})

test('what is kept cannot be used by whoever reads the database', async () => {
  const { rows } = await pool.query('select secret, backup_codes from auth_two_factor')
  const kept = JSON.stringify(rows)
  for (const secret of [key, ...backupCodes]) expect(kept).not.toContain(secret)
})

test('an owner can take it from somebody who lost their telephone', async () => {
  expect(await endSecondFactor(db, mia)).toBe(true)
  const there = browser()
  expect((await there.signIn()).twoFactorRedirect).toBeUndefined()
  expect(await there.session()).toMatchObject({ userId: mia })
  expect(await endSecondFactor(db, mia)).toBe(false)
})

test('a session ends after its days', async () => {
  const here = browser()
  await here.signIn()
  const { rows } = await pool.query<{ days: number }>(
    'select round(extract(epoch from max(expires_at) - now()) / 86400)::int as days from auth_session',
  )
  expect(rows[0]?.days).toBe(7)
  await pool.query("update auth_session set expires_at = now() - interval '1 second'")
  expect(await here.session()).toBeUndefined()
})

test('wrong passwords are noted, also for addresses of nobody', async () => {
  const stranger = browser()
  await stranger.post('/sign-in/email', { email: 'Mia@shop.example', password: 'something else' })
  await stranger.post('/sign-in/email', { email: 'eve@evil.example', password: 'something else' })
  const [eve, wrong] = await readSignIns(db, { limit: 2 })
  expect(eve).toMatchObject({ email: 'eve@evil.example', userId: null, outcome: 'wrongPassword' })
  expect(wrong).toMatchObject({
    email: 'mia@shop.example',
    userId: mia,
    name: 'Mia',
    outcome: 'wrongPassword',
    address: '127.0.0.1',
    userAgent: 'Firefox/140.0 (Windows)',
  })
  const next = await readSignIns(db, { limit: 1, before: eve!.id })
  expect(next[0]?.id).toBe(wrong!.id)
})

function wrongCode(): string {
  const step = Math.floor(Date.now() / 30_000)
  const right = new Set([-2, -1, 0, 1, 2].map((offset) => codeOf(key || 'GEZDGNBVGY3TQOJQ', step + offset)))
  return ['111111', '222222', '333333', '444444', '555555', '666666'].find((code) => !right.has(code))!
}
