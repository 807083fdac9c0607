/** What an attacker would try who has an account, a page of their own, or the address of the server: each is refused, at every door there is. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ObjectDefinition, Rights } from '@regulars/model'
import { beforeAll, describe, expect, test } from 'vitest'
import { testMailServer } from '../platform/testing/mail-server.ts'
import { columnsOf } from '../records/columns/column.ts'
import { type Caller, cookiesOf, testServer } from './governance/testing.ts'
import { product } from './index.ts'
import { makeSample } from './sample/make-sample.ts'

const mail = await testMailServer()
const server = await testServer(product, {
  SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
  RATE_LIMIT: '999999999',
})
const { send, services, pool, app } = server
const { registry } = services.definitions
let olga: Caller
let mine: Caller

/** Everything open, but only as far as it is one's own. */
const ownOnly: Partial<Rights> = {
  objects: { '*': { create: 'mine', read: 'mine', update: 'mine', delete: 'mine' } },
  capabilities: ['export.run', 'program.launch', 'import.run', 'changeSet.undoOwn'],
}

beforeAll(async () => {
  olga = await server.owner()
  await makeSample.run(
    { customers: 30, seed: 7, until: '2026-01-01', userId: null },
    {
      services,
      runId: undefined,
      attempt: 1,
      signal: new AbortController().signal,
      log: services.log,
      progress: async () => undefined,
    },
  )
  await addWhatTheSampleLacks()
  const roleId = await server.role('own-only', ownOnly)
  mine = await server.person('Eve', olga, { roleId })
})

async function addWhatTheSampleLacks(): Promise<void> {
  const post = async (path: string, body: object): Promise<string> =>
    (await send('POST', `/api/v1/${path}`, olga, body)).body.id
  const { body } = await send('GET', '/api/v1/contacts?limit=1', olga)
  const contactId = body.data[0].id
  const dealId = await post('deals', { title: 'Secret deal', value: 5, contactId })
  await post('quotes', { title: 'Secret quote', contactId, dealId })
  await post('notes', { text: 'Secret note', contactId })
  await post('tasks', { title: 'Secret task', contactId })
  await post('companies', { name: 'Secret company' })
}

describe('records of others', () => {
  /** Objects whose records belong to somebody, with a record that is not Eve's. */
  async function othersRecords(): Promise<{ object: ObjectDefinition; id: string }[]> {
    const found = await Promise.all(
      registry.objects
        .filter(({ ownership, name }) => ownership !== 'shared' && name !== 'user')
        .map(async (object) => {
          const { rows } = await pool.query<{ id: string }>(`select id from "${object.table}" limit 1`)
          return rows.map(({ id }) => ({ object, id }))
        }),
    )
    return found.flat()
  }

  interface Operation {
    method: string
    path: string
  }

  async function operations(): Promise<Operation[]> {
    const { body } = await send('GET', '/api/openapi.json')
    return Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    )
  }

  test('no route with an id shows or touches one that is not one’s own', async () => {
    const records = await othersRecords()
    const through: string[] = []
    let tried = 0
    for (const { method, path } of await operations()) {
      const record = records.find(({ object }) => path.startsWith(`/api/v1/${object.path}/{id}`))
      if (!record) continue
      tried += 1
      const filled = path.replace(/\{\w+\}/g, record.id)
      const url = filled + askFor(path)
      const { status } = await send(method, url, mine, method === 'GET' ? undefined : bodyFor(path))
      if (![403, 404].includes(status)) through.push(`${method} ${path}: ${status}`)
    }
    expect(through).toEqual([])
    expect(tried).toBeGreaterThan(60)
  })

  /** What a route wants to be asked before it looks whose the record is. */
  function askFor(path: string): string {
    if (path.endsWith('/as-of')) return '?at=2026-01-01T00:00:00Z'
    return path.endsWith('/ubl') ? '?document=order' : ''
  }

  /** What a route wants to be sent before that. */
  function bodyFor(path: string): object {
    if (/\/merge(\/preview)?$/.test(path)) return { from: ['01a205eb-e95c-7d88-b024-5edad5e97aa9'] }
    if (path.endsWith('/lines')) return { lines: [] }
    if (path.endsWith('/apply-template')) return { templateId: '01a205eb-e95c-7d88-b024-5edad5e97aa9' }
    if (path.endsWith('/keep-as-template')) return { name: 'Mine' }
    if (path.endsWith('/returns'))
      return { lines: [{ lineId: '01a205eb-e95c-7d88-b024-5edad5e97aa9', quantity: 1 }] }
    return path.endsWith('/send') ? { mail: true } : {}
  }

  test('no list, count, sum, search or file holds one', async () => {
    for (const { object } of await othersRecords()) {
      const path = `/api/v1/${object.path}`
      expect((await send('GET', path, mine)).body, path).toMatchObject({ data: [], count: 0 })
      expect((await send('GET', `${path}/count`, mine)).body.count, path).toBe(0)
      const sums = (await send('GET', `${path}/aggregate?measures=count`, mine)).body.data
      expect(
        sums.reduce((sum: number, row: { count: number }) => sum + row.count, 0),
        path,
      ).toBe(0)
      const file = await app.inject({ url: `/api/v1/export/${object.path}`, headers: mine.headers })
      expect(file.body.trim().split('\n').length, path).toBeLessThanOrEqual(1)
    }
    expect(JSON.stringify((await send('GET', '/api/v1/search?q=secret', mine)).body)).not.toContain('Secret')
  })
})

describe('values that are not one’s to set', () => {
  test('no object takes what the server keeps for itself', async () => {
    const taken: string[] = []
    let tried = 0
    for (const object of registry.objects.filter(({ writes }) => writes === 'records')) {
      const kept = columnsOf(object).filter(({ field }) => field.readOnly || field.internal)
      for (const property of ['id', 'isAdmin', '__proto__', ...kept.map((column) => column.property)]) {
        tried += 1
        // As text, since an object in JavaScript has no property of the name __proto__ to be sent.
        const answer = await app.inject({
          method: 'POST',
          url: `/api/v1/${object.path}`,
          headers: {
            host: 'shop.example',
            origin: 'http://shop.example',
            ...olga.headers,
            'content-type': 'application/json',
          },
          payload: `{${JSON.stringify(property)}: "1"}`,
        })
        if (answer.statusCode < 400 || (property !== '__proto__' && !answer.body.includes(property)))
          taken.push(`${object.name}.${property}: ${answer.statusCode}`)
      }
    }
    expect(taken).toEqual([])
    expect(tried).toBeGreaterThan(200)
  })

  test('nobody makes themselves an owner', async () => {
    const ownerRole = await server.roleId('owner')
    const person = `/api/v1/users/${mine.id}`
    for (const body of [{ roleId: ownerRole }, { role: 'owner' }, { isOwner: true }])
      expect([403, 404, 422]).toContain((await send('PATCH', person, mine, body)).status)
    expect((await send('PATCH', '/api/v1/me', mine, { roleId: ownerRole })).status).toBe(422)
    expect((await send('GET', '/api/v1/me', mine)).body.role.key).toBe('own-only')
  })
})

describe('another website, in the browser of somebody who is signed in', () => {
  test('no route that writes takes its requests', async () => {
    const through: string[] = []
    const writes = server.routes.filter(
      ({ method, permission }) => !['GET', 'HEAD', 'OPTIONS'].includes(method) && permission !== 'public',
    )
    for (const { method, url } of writes) {
      const path = url.replace(/:\w+(\([^)]*\))?/g, '01a205eb-e95c-7d88-b024-5edad5e97aa9')
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'http://shop.example.evil.example' },
      ]) {
        const { status, body } = await send(method, path, olga, {}, headers)
        if (body?.code !== 'auth.foreign-origin') through.push(`${method} ${url}: ${status}`)
      }
    }
    expect(through).toEqual([])
    expect(writes.length).toBeGreaterThan(100)
  })

  test('none is told anything: no answer names another origin', async () => {
    const headers = { origin: 'https://evil.example' }
    for (const path of ['/api/v1/contacts', '/api/v1/me', '/api/openapi.json'])
      expect((await send('GET', path, olga, undefined, headers)).headers).not.toHaveProperty(
        'access-control-allow-origin',
      )
  })
})

describe('sessions', () => {
  const signIn = (cookie?: string) =>
    send(
      'POST',
      '/api/auth/sign-in/email',
      undefined,
      { email: 'olga@shop.example', password: 'coffee before noon' },
      cookie ? { cookie } : {},
    )

  test('a session that somebody was handed is not the one they get', async () => {
    const planted = 'regulars.session_token=planted-by-an-attacker.c2lnbmF0dXJl'
    const { cookie } = cookiesOf(await signIn(planted))
    expect(cookie).toMatch(/^regulars\.session_token=/)
    expect(cookie).not.toContain('planted')
    expect((await send('GET', '/api/v1/me', { id: '', headers: { cookie: planted } })).status).toBe(401)
    const again = cookiesOf(await signIn(cookie))
    expect(again.cookie).not.toBe(cookie)
  })

  test('an account that is tried from many addresses is closed for a while, and says for how long', async () => {
    const email = 'nobody@shop.example'
    const tries: number[] = []
    for (let count = 0; count < 101; count++)
      tries.push(
        (await send('POST', '/api/auth/sign-in/email', undefined, { email: ` ${email.toUpperCase()}` }))
          .status,
      )
    expect(tries.slice(0, 100)).not.toContain(429)
    const last = await send('POST', '/api/auth/sign-in/email', undefined, {
      email,
      password: 'coffee before noon',
    })
    expect(last).toMatchObject({ status: 429, body: { code: 'request.too-many' } })
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(3_000)
    expect((await signIn()).status).toBe(200)
  })
})

describe('injection', () => {
  const hostile = [
    "'",
    '"',
    "'; drop table contact; --",
    '") or 1=1 --',
    'name"; select pg_sleep(9); --',
    '$$',
    '\\',
    'id::text',
    'contact.*',
  ]

  test('nothing that names a field, a way or a function reaches the database as it is', async () => {
    for (const text of hostile) {
      const word = encodeURIComponent(text)
      for (const query of [
        `sort=${word}`,
        `fields=${word}`,
        `include=${word}`,
        `${word}=1`,
        `filter=${word}`,
        `cursor=${word}`,
        `segment=${word}`,
      ]) {
        const { status } = await send('GET', `/api/v1/contacts?${query}`, olga)
        expect(status, query).toBeGreaterThanOrEqual(400)
        expect(status, query).toBeLessThan(500)
      }
      for (const query of [`groupBy=${word}`, `measures=${word}`, `measures=sum:${word}`])
        expect((await send('GET', `/api/v1/contacts/aggregate?${query}`, olga)).status, query).toBeLessThan(
          500,
        )
      const field = { label: text, key: text, kind: 'text' }
      expect((await send('POST', '/api/v1/objects/contact/fields', olga, field)).status).toBeLessThan(500)
    }
    const { rows } = await pool.query(`select count(*) from contact`)
    expect(rows[0].count).toBe(30)
  })

  test('a text is kept letter by letter, and found by what it is', async () => {
    for (const text of hostile) {
      const { body } = await send('POST', '/api/v1/contacts', olga, { name: `x${text}x` })
      const found = await send('GET', `/api/v1/contacts?name=${encodeURIComponent(`x${text}x`)}`, olga)
      expect(
        found.body.data.map(({ id }: { id: string }) => id),
        text,
      ).toContain(body.id)
    }
  })

  test('no name, subject or address adds a line to the head of a mail', async () => {
    const evil = 'Kaffa\r\nBcc: eve@evil.example\r\nX-Evil: 1'
    for (const [key, value] of [
      ['businessName', evil],
      ['mailFrom', `"${evil}" <post@kaffa.example>`],
    ])
      await pool.query(
        'insert into setting (key, value, updated_at) values ($1, $2, now()) on conflict (key) do update set value = excluded.value',
        [key, JSON.stringify(value)],
      )
    await services.settings.reload()
    const before = mail.received.length
    expect((await send('POST', '/api/v1/mail/test', olga)).body).toHaveProperty('to')
    const [head = ''] = (mail.received[before] ?? '').split(/\r?\n\r?\n/, 1)
    expect(head).toContain('Subject: ')
    expect(head).not.toMatch(/^(Bcc|X-Evil):/im)
  })
})

test('the server fetches no address that anybody tells it', async () => {
  const sources = join(import.meta.dirname, '..')
  const files = (await readdir(sources, { recursive: true })).filter(
    (name) => /\.ts$/.test(name) && !/test|testing/.test(name),
  )
  const fetching: string[] = []
  for (const name of files) {
    const text = await readFile(join(sources, name), 'utf8')
    if (/\bfetch\(|^import (?!type).* from 'node:(https?|net|tls|dgram)'|undici|axios|\bgot\b\(/m.test(text))
      fetching.push(name)
  }
  // The scripts of forms run in browsers. Traces go where OTEL_EXPORTER_OTLP_ENDPOINT says; the port of the embedded database is looked for. Both are the operator's.
  expect(fetching.sort()).toEqual([
    'modules/leads/forms/embed-scripts.ts',
    'platform/database/embedded/postmaster.ts',
    'platform/operations/tracing.ts',
  ])
})
