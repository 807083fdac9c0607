import { builtInRoles } from '@regulars/model'
import { afterAll, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { testDatabase } from '../testing.ts'
import { createApp } from './app.ts'
import { createRateLimits } from './rate-limits.ts'
import type { Reply } from './route.ts'

const { db } = await testDatabase()
const role = builtInRoles[0]!
const { app } = await createApp({
  db,
  log: createLog('silent'),
  version: '1',
  publicUrl: undefined,
  webDirectory: '/nowhere',
  requestsPerMinute: 5,
  authenticate: async ({ headers: { authorization, cookie } }) => {
    if (/^Bearer\s+rg_/.test(authorization ?? ''))
      return { kind: 'apiKey', userId: null, name: 'till', role, teamUserIds: [] }
    const userId = /user=(\w+)/.exec(cookie ?? '')?.[1]
    return userId === undefined ? undefined : { kind: 'user', userId, name: userId, role, teamUserIds: [] }
  },
  addRoutes(each) {
    each.get('/api/v1/me', { config: { permission: 'signed-in' } }, () => ({}))
    each.get('/api/v1/dear', { config: { permission: 'signed-in', rateLimit: { perMinute: 2 } } }, () => ({}))
    each.get('/api/v1/open', { config: { permission: 'public' } }, () => ({}))
  },
})
afterAll(() => app.close())

let addresses = 0
const ask = (url: string, headers: Record<string, string>, remoteAddress = `10.9.0.${++addresses}`) =>
  app.inject({ url, headers, remoteAddress })

const statuses = async (times: number, one: (time: number) => ReturnType<typeof ask>): Promise<number[]> => {
  const found: number[] = []
  for (let time = 0; time < times; time++) found.push((await one(time)).statusCode)
  return found
}

test('a caller is told what is left, and when they may ask again', async () => {
  const headers = { authorization: 'Bearer rg_one' }
  const first = await ask('/api/v1/me', headers)
  expect(first.headers).toMatchObject({
    'ratelimit-policy': '"caller";q=5;w=60',
    ratelimit: expect.stringMatching(/^"caller";r=4;t=(60|59)$/),
  })
  expect(await statuses(4, () => ask('/api/v1/me', headers))).toEqual([200, 200, 200, 200])
  const refused = await ask('/api/v1/me', headers)
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50)
  expect(refused.headers.ratelimit).toContain('r=0;')
  expect(refused.json()).toMatchObject({
    code: 'request.too-many',
    retryAfterSeconds: Number(refused.headers['retry-after']),
  })
})

test('each key and each person is counted by itself, from wherever they ask and however they write it', async () => {
  expect(await statuses(6, (time) => ask('/api/v1/me', { cookie: `user=ana; junk=${time}` }))).toEqual([
    ...Array(5).fill(200),
    429,
  ])
  expect(
    await statuses(6, (time) => ask('/api/v1/me', { authorization: `Bearer ${' '.repeat(time)}rg_two` })),
  ).toEqual([...Array(5).fill(200), 429])
  expect(await statuses(1, () => ask('/api/v1/me', { cookie: 'user=ben' }))).toEqual([200])
})

test('a stranger is counted by address, at open doors, closed ones and where there is none', async () => {
  const paths = ['/api/v1/open', '/api/v1/me', '/api/v1/nowhere']
  const found = await statuses(6, (time) => ask(paths[time % 3]!, {}, '203.0.113.7'))
  expect(found).toEqual([200, 401, 404, 200, 401, 429])
  expect(await statuses(1, () => ask('/api/v1/open', {}, '203.0.113.8'))).toEqual([200])
})

test('a route may have a narrower limit of its own, which is said beside the other', async () => {
  const headers = { cookie: 'user=cid' }
  const first = await ask('/api/v1/dear', headers)
  expect(first.headers['ratelimit-policy']).toBe('"caller";q=5;w=60, "route";q=2;w=60')
  expect(await statuses(2, () => ask('/api/v1/dear', headers))).toEqual([200, 429])
  expect((await ask('/api/v1/me', headers)).statusCode).toBe(200)
})

test('when the time is over it begins anew, and a flood of addresses is forgotten, not kept', () => {
  let now = 0
  const limits = createRateLimits(() => now)
  const said = new Map<string, unknown>()
  const reply = {
    header: (name: string, value: unknown) => said.set(name, value),
    getHeader: () => undefined,
  } as unknown as Reply
  const quota = { name: 'address', max: 1, seconds: 60 }
  const take = (who: string) => () => limits.take(reply, quota, who)
  take('a')()
  now = 59_000
  expect(take('a')).toThrow('too often')
  expect(said.get('retry-after')).toBe('1')
  now = 60_000
  expect(take('a')).not.toThrow()
  expect(take('a')).toThrow('too often')
  for (let address = 0; address < 50_000; address++) take(`flood ${address}`)()
  expect(take('a')).not.toThrow()
})
