import { expect, test } from 'vitest'
import { createApp } from '../../platform/http/app.ts'
import { actorWith, testRecords } from '../testing.ts'
import { addDescribeRoute } from './describe-route.ts'

const records = await testRecords()
const { services, pool } = records

const { app } = await createApp({
  ...services,
  version: '0',
  publicUrl: undefined,
  webDirectory: '/nowhere',
  authenticate: async ({ headers }) => (headers['x-role'] ? actorWith(String(headers['x-role'])) : undefined),
  addRoutes: (app) => addDescribeRoute(app, services),
})

async function describe(object: string, condition: unknown, role = 'viewer') {
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/conditions/describe',
    headers: role ? { 'x-role': role } : {},
    payload: { object, condition },
  })
  return { status: response.statusCode, body: response.json() }
}

test('a condition is said in English, with the names of what it names, and counted', async () => {
  const { rows } = await pool.query<{ id: string }>(
    `insert into company (name) values ('Hotel Linde') returning id`,
  )
  await pool.query(
    `insert into contact (name, lifecycle, company_id) values ('Marta', 'customer', $1), ('Jan', 'lead', $1)`,
    [rows[0]!.id],
  )
  const segment = await pool.query<{ id: string }>(
    `insert into segment (name, condition) values ('Hotel people', $1) returning id`,
    [{ field: 'company', op: 'is', value: rows[0]!.id }],
  )
  const condition = {
    all: [
      { field: 'lifecycle', op: 'is', value: 'customer' },
      { field: 'company', op: 'is', value: rows[0]!.id },
      { segment: segment.rows[0]!.id },
    ],
  }
  const { body } = await describe('contact', condition)
  expect(body).toMatchObject({ count: 1, countIsEstimate: false })
  expect(body.sentence).toMatch(/^People who .*customer.* · .*Hotel Linde.* · .*Hotel people/)
  expect(body.parts).toHaveLength(3)
  expect(body.names).toEqual([
    { object: 'company', id: rows[0]!.id, title: 'Hotel Linde' },
    { object: 'segment', id: segment.rows[0]!.id, title: 'Hotel people' },
  ])
})

test.each([
  ['people', { all: [] }, 422, 'no object named “people”'],
  ['contact', { field: 'lifecycl', op: 'is', value: 'lead' }, 400, 'lifecycl'],
  ['contact', 'everybody', 400, 'A condition is an object'],
])('%s with %j is refused', async (object, condition, status, sentence) => {
  const answer = await describe(object, condition)
  expect(answer.status).toBe(status)
  expect(answer.body.title).toContain(sentence)
})

test('nobody without signing in', async () => {
  expect((await describe('contact', { all: [] }, '')).status).toBe(401)
})
