import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Actor, builtInRoles } from '@regulars/model'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createLog } from '../log.ts'
import { Problem } from '../problem.ts'
import { testDatabase } from '../testing.ts'
import { createApp } from './app.ts'
import type { App } from './route.ts'

const { db } = await testDatabase()
const log = createLog('silent')

const webDirectory = await mkdtemp(join(tmpdir(), 'regulars-web-'))
await mkdir(join(webDirectory, 'assets'))
await writeFile(join(webDirectory, 'index.html'), '<title>Regulars</title><script>theme()</script>')
await writeFile(join(webDirectory, 'assets', 'app-1a2b.js'), 'run()')
await writeFile(join(webDirectory, 'icon.svg'), '<svg/>')

function actor(roleKey: string): Actor {
  const role = builtInRoles.find(({ key }) => key === roleKey)
  if (!role) throw new Error(roleKey)
  return { kind: 'user', userId: 'u1', name: 'Mia', role, teamUserIds: ['u1'] }
}

/** Whoever sends "x-role: owner" is that; a real server asks the session. */
const options = {
  db,
  log,
  version: '1.2.3',
  publicUrl: undefined,
  webDirectory,
  authenticate: async ({ headers }: { headers: Record<string, unknown> }) =>
    typeof headers['x-role'] === 'string' ? actor(headers['x-role']) : undefined,
}

function addRoutes(app: App) {
  app.get('/api/v1/secrets', { config: { permission: 'settings.manage' } }, ({ actor }) => ({
    for: actor?.name,
  }))
  app.get('/api/v1/me', { config: { permission: 'signed-in' } }, ({ actor }) => ({ name: actor?.name }))
  app.get('/api/v1/broken', { config: { permission: 'public' } }, () => {
    throw new Error('password=hunter2')
  })
  app.get('/api/v1/away', { config: { permission: 'public' } }, () => {
    throw Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })
  })
  app.get('/api/v1/refused', { config: { permission: 'public' } }, () => {
    throw new Problem('thing.refused', { status: 409, title: 'No.', mend: 'Ask later.' })
  })
  const schema = {
    body: z.strictObject({ name: z.string().describe('How she is called'), age: z.int().optional() }),
  }
  app.post(
    '/api/v1/things',
    { config: { permission: 'public', summary: 'Make a thing' }, schema },
    ({ body }) => ({
      hello: body.name.toUpperCase(),
    }),
  )
  app.post('/api/v1/notes', { config: { permission: 'contact.update' } }, () => ({ done: true }))
}

const { app, routes } = await createApp({ ...options, addRoutes })
afterAll(() => app.close())

test('a route that names no permission does not start', async () => {
  const forgetful = createApp({
    ...options,
    addRoutes: (each) => void each.get('/api/v1/open', () => 'oops'),
  })
  await expect(forgetful).rejects.toThrow('GET /api/v1/open names no permission')
})

test('every route is in the list with its permission', () => {
  expect(routes.every(({ permission }) => permission.length > 0)).toBe(true)
  expect(routes).toContainEqual(
    expect.objectContaining({ method: 'GET', url: '/api/v1/secrets', permission: 'settings.manage' }),
  )
})

test('a stranger is told to sign in', async () => {
  const response = await app.inject('/api/v1/me')
  expect(response.statusCode).toBe(401)
  expect(response.json()).toMatchObject({ code: 'auth.sign-in-needed', status: 401 })
})

test('someone whose role lacks the permission is told which it is', async () => {
  const response = await app.inject({ url: '/api/v1/secrets', headers: { 'x-role': 'viewer' } })
  expect(response.statusCode).toBe(403)
  expect(response.json()).toMatchObject({ code: 'auth.not-allowed', permission: 'settings.manage' })
})

test('someone who has the permission gets the answer', async () => {
  const response = await app.inject({ url: '/api/v1/secrets', headers: { 'x-role': 'owner' } })
  expect(response.json()).toEqual({ for: 'Mia' })
})

test('a problem thrown by a handler is answered as it is, with the id of the request', async () => {
  const response = await app.inject('/api/v1/refused')
  expect(response.statusCode).toBe(409)
  expect(response.headers['content-type']).toContain('application/problem+json')
  expect(response.json()).toEqual({
    type: '/api/docs#thing.refused',
    title: 'No.',
    status: 409,
    code: 'thing.refused',
    detail: 'Ask later.',
    instance: `urn:uuid:${response.headers['x-request-id']}`,
  })
})

test('an unforeseen error tells the outside nothing about itself', async () => {
  const response = await app.inject('/api/v1/broken')
  expect(response.statusCode).toBe(500)
  expect(response.json().code).toBe('server.unexpected')
  expect(response.body).not.toContain('hunter2')
})

test('a database that is away for a while is said to be, as something that passes', async () => {
  const response = await app.inject('/api/v1/away')
  expect(response.statusCode).toBe(503)
  expect(response.json()).toMatchObject({ code: 'server.database-silent' })
})

test.each([
  ['not JSON', '{"name":', 400, { code: 'request.not-json' }],
  ['a wrong type', '{"name":"Mia","age":"old"}', 422, { code: 'request.invalid', field: 'age' }],
  [
    'an unknown property',
    '{"name":"Mia","agee":4}',
    422,
    { title: 'agee: there is no such property.', field: 'agee' },
  ],
  ['no body', '', 400, { code: 'request.empty' }],
])('a body with %s is refused, naming what is wrong', async (_, payload, status, expected) => {
  const headers = { 'content-type': 'application/json' }
  const response = await app.inject({ method: 'POST', url: '/api/v1/things', headers, payload })
  expect(response.statusCode).toBe(status)
  expect(response.json()).toMatchObject(expected)
})

test('a path that leads nowhere is a problem too, and needs no sign-in to say so', async () => {
  for (const method of ['GET', 'POST'] as const) {
    const response = await app.inject({ method, url: '/api/v1/nowhere', headers: { cookie: 'a=b' } })
    expect(response.statusCode).toBe(404)
    expect(response.json().title).toBe(`There is nothing at ${method} /api/v1/nowhere.`)
  }
})

test.each([
  ['another site', { origin: 'https://evil.example' }, 403],
  ['no site at all', {}, 403],
  ['our own pages', { origin: 'http://localhost:80' }, 200],
  ['our own pages, seen by a browser that sends no Origin', { 'sec-fetch-site': 'same-origin' }, 200],
])('a write with a cookie asked for by %s answers %3$i', async (_, extra, status) => {
  const headers = { 'x-role': 'owner', cookie: 'regulars.session_token=1', host: 'localhost', ...extra }
  const response = await app.inject({ method: 'POST', url: '/api/v1/notes', headers })
  expect(response.statusCode).toBe(status)
})

test('a write with an API key needs no origin', async () => {
  const headers = { 'x-role': 'owner', authorization: 'Bearer rg_1' }
  expect((await app.inject({ method: 'POST', url: '/api/v1/notes', headers })).statusCode).toBe(200)
})

test('the web app answers every other address with its page, which may run its own small script only', async () => {
  const response = await app.inject('/people/42')
  expect(response.body).toContain('<title>Regulars</title>')
  expect(response.headers['cache-control']).toBe('no-cache')
  expect(response.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^']+';/)
  expect(response.headers['content-security-policy']).toContain("frame-ancestors 'none'")
})

test('files named by their content are kept by browsers for good, others are asked for again', async () => {
  expect((await app.inject('/assets/app-1a2b.js')).headers['cache-control']).toBe(
    'public, max-age=31536000, immutable',
  )
  expect((await app.inject('/icon.svg')).headers['cache-control']).toBe('public, max-age=0')
  expect((await app.inject('/assets/app-gone.js')).statusCode).toBe(404)
})

test.each(['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json'])(
  'nothing outside the web app is served: %s',
  async (url) => {
    const response = await app.inject(url)
    expect(response.body).not.toContain('"name"')
  },
)

test.each(['/', '/people/42', '/icon.svg', '/api/v1/nowhere', '/api/v1/me', '/api/v1/broken', '/api/docs'])(
  'what %s answers is not guessed at, framed, or run as a script',
  async (url) => {
    const { headers } = await app.inject(url)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    const policy = String(headers['content-security-policy'])
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(part)
    expect(/script-src[^;]*/.exec(policy)?.[0]).not.toMatch(/unsafe|\*|https?:|data:|blob:/)
    expect(headers['x-powered-by'] ?? headers.server).toBeUndefined()
    if (url.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store')
  },
)

test('health and readiness answer', async () => {
  expect((await app.inject('/api/health')).json()).toEqual({ status: 'ok', version: '1.2.3' })
  expect((await app.inject('/api/ready')).json()).toEqual({ status: 'ready' })
})

test('the API describes itself from its routes and their schemas', async () => {
  const document = (await app.inject('/api/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  const operation = document.paths['/api/v1/things'].post
  expect(operation).toMatchObject({
    summary: 'Make a thing',
    tags: ['things'],
    operationId: 'postApiV1Things',
  })
  expect(operation.requestBody.content['application/json'].schema).toMatchObject({
    required: ['name'],
    properties: { name: { type: 'string', description: 'How she is called' } },
    additionalProperties: false,
  })
  expect(Object.keys(document.paths)).not.toContain('/*')
})

test('the description has a page for people', async () => {
  const response = await app.inject('/api/docs')
  expect(response.headers['content-type']).toContain('text/html')
  expect(response.body).toContain('/api/v1/things')
  expect(response.body).not.toContain('<script')
})
