/**
 * Every route of the product is asked with what it says it takes, and with something wrong in it: it may refuse, in a problem document, but never break.
 * `REGULARS_FUZZ_RUNS` asks each route so many times, `REGULARS_FUZZ_SEED` asks other things.
 */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Caller, testServer } from './governance/testing.ts'
import { product } from './index.ts'
import { almost, hostileJson, hostileText, type Schema, type World } from './testing/hostile-values.ts'

const runs = Number(process.env.REGULARS_FUZZ_RUNS ?? 2)
const seed = Number(process.env.REGULARS_FUZZ_SEED ?? 20_261_126)
const patience = { timeout: 120_000 + runs * 30_000 }

const server = await testServer(product, { RATE_LIMIT: '999999999' })
const world: World & { ids: string[] } = { ids: ['01a205eb-e95c-7d88-b024-5edad5e97aa9'] }
let owner: Caller
let operations: Operation[] = []

interface Operation {
  method: string
  path: string
  parameters: { name: string; in: string; schema: Schema }[]
  body: Schema | undefined
}

beforeAll(async () => {
  owner = await server.owner()
  // A key, since some of the routes end sessions.
  owner = await server.key(await server.roleId('owner'), owner.id)
  const post = async (path: string, body: object): Promise<string> =>
    (await server.send('POST', `/api/v1/${path}`, owner, body)).body.id
  const company = await post('companies', { name: 'Kaffa' })
  const contact = await post('contacts', { name: 'Ana Lima', email: 'ana@post.example', companyId: company })
  const segment = await post('segments', { name: 'All', condition: { all: [] } })
  const template = await post('templates', {
    name: 'Hello',
    subject: 'Hello',
    html: '<p>{{ contact.name }}</p>',
  })
  const program = await post('programs', {
    name: 'Hello',
    channel: 'email',
    segmentId: segment,
    templateId: template,
  })
  const product1 = await post('products', { name: 'Beans' })
  const note = await post('notes', { text: 'Likes dark roast', contactId: contact })
  world.ids.push(...[company, contact, segment, template, program, product1, note].filter(Boolean))
  operations = await describedOperations()
})

/** The route table as the API describes it: what a route takes is said there. */
async function describedOperations(): Promise<Operation[]> {
  const { body } = await server.send('GET', '/api/openapi.json')
  return Object.entries(body.paths as Record<string, Record<string, Described>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content['application/json']?.schema,
    })),
  )
}

interface Described {
  parameters?: Operation['parameters']
  requestBody?: { content: Record<string, { schema: Schema }> }
}

/** An endless answer; and two that would take the ground from under the others. */
const leftOut = new Set(['GET /api/v1/live', 'POST /api/v1/setup/sample', 'DELETE /api/v1/api-keys/{id}'])

interface Asked {
  url: string
  payload: unknown
}

function requestTo({ path, parameters, body, method }: Operation): fc.Arbitrary<Asked> {
  const inPath = fc.record(
    Object.fromEntries(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [
        name,
        fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...world.ids) }, hostileText),
      ]),
    ),
  )
  const inQuery = fc.record(
    Object.fromEntries(
      parameters
        .filter((each) => each.in === 'query')
        .map(({ name, schema }) => [name, fc.oneof(almost(schema, world).map(String), hostileText)]),
    ),
    { requiredKeys: [] },
  )
  const more = fc.dictionary(
    fc.constantFrom('name', 'company.name', 'total.gte', 'x', '', 'filter', 'sort'),
    hostileText,
    {
      maxKeys: 1,
    },
  )
  const payload =
    method === 'GET'
      ? fc.constant(undefined)
      : body
        ? almost(body, world)
        : fc.option(hostileJson, { nil: undefined })
  return fc.tuple(inPath, inQuery, more, payload).map(([params, query, besides, sent]) => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeText(params[name] ?? ''))
    const search = Object.entries({ ...query, ...besides })
      .map(([name, value]) => `${encodeText(name)}=${encodeText(String(value))}`)
      .join('&')
    return { url: search === '' ? filled : `${filled}?${search}`, payload: sent }
  })
}

/** A half surrogate has no bytes; somebody who sends one sends what stands for it. */
const encodeText = (text: string): string => encodeURIComponent(text.toWellFormed().slice(0, 4_000))

/** What is wrong with the answer to a request, if anything. */
async function fault(
  { method }: Operation,
  { url, payload }: Asked,
  as: Caller | undefined,
): Promise<string | undefined> {
  const isJson = payload !== undefined
  const response = await server.app.inject({
    method: method as 'GET',
    url,
    headers: {
      host: 'shop.example',
      ...as?.headers,
      ...(isJson ? { 'content-type': 'application/json' } : {}),
    },
    ...(isJson ? { payload: JSON.stringify(payload) } : {}),
  })
  const { statusCode: status, headers } = response
  if (status < 400) return undefined
  // The mail server is not there; the database is.
  if (status >= 500 && status !== 503) return `${status} ${response.body.slice(0, 300)}`
  const isProblem = String(headers['content-type']).startsWith('application/problem+json')
  if (!isProblem && !url.startsWith('/u/'))
    return `${status} is no problem document: ${response.body.slice(0, 100)}`
  return undefined
}

/** The last error that nobody foresaw is in the log, which is silent here; so it is asked for with the answer. */
test('no route breaks, whatever it is sent', patience, async () => {
  const broken: string[] = []
  for (const operation of operations) {
    const name = `${operation.method} ${operation.path}`
    if (leftOut.has(name)) continue
    const property = fc.asyncProperty(requestTo(operation), async (asked) => {
      const found = await fault(operation, asked, owner)
      if (found !== undefined) throw new Error(found)
    })
    const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: runs < 50 })
    if (!details.failed) continue
    const [asked] = details.counterexample ?? []
    const error = details.errorInstance as Error
    broken.push(`${name}: ${error.message}\n    ${JSON.stringify(asked)?.slice(0, 600)}`)
  }
  expect(broken.join('\n')).toBe('')
  expect(operations.length).toBeGreaterThan(200)
})

test('all is there that was there, and the server answers', async () => {
  expect((await server.send('GET', '/api/ready')).status).toBe(200)
  const { rows } = await server.pool.query(
    `select count(*) as tables from information_schema.tables where table_name in ('contact', 'company', 'order', 'note', 'app_user')`,
  )
  expect(rows[0].tables).toBe(5)
})
