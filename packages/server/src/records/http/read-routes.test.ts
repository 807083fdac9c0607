import { builtInRoles, type Role } from '@regulars/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../platform/http/app.ts'
import { actorWith, testRecords } from '../testing.ts'
import { addReadRoutes } from './read-routes.ts'

const records = await testRecords()
const { services, pool } = records

const clerk: Role = {
  key: 'clerk',
  label: 'Clerk',
  description: '',
  objects: { contact: { create: 'none', read: 'mine', update: 'none', delete: 'none' } },
  fields: { contact: { phone: 'hidden' } },
  capabilities: [],
}
const roles = new Map([...builtInRoles, clerk].map((role) => [role.key, role]))

/** Whoever sends "x-role: owner" is that. */
const { app } = await createApp({
  ...services,
  version: '0',
  publicUrl: undefined,
  webDirectory: '/nowhere',
  authenticate: async ({ headers }) => {
    const role = roles.get(String(headers['x-role']))
    return role && actorWith(role)
  },
  addRoutes: (app) => addReadRoutes(app, services),
})
afterAll(() => app.close())

async function ask(url: string, role = 'owner') {
  const response = await app.inject({ url, headers: { 'x-role': role } })
  return { status: response.statusCode, headers: response.headers, body: response.json() }
}

let marta = ''

beforeAll(async () => {
  const { rows } = await pool.query<{ id: string }>(`
    with linde as (insert into company (name, industry) values ('Hotel Linde', 'Hotels') returning id)
    insert into contact (name, email, lifecycle, tags, revenue, company_id, phone)
    select given.name, email, lifecycle, tags, revenue, linde.id, phone
    from (values
      ('Marta', 'marta@example.com', 'regular', array['tea'], 500, true, '+48600123456'),
      ('Jan', null, 'customer', null, 100, false, null),
      ('Ola', 'ola@example.com', 'lead', array['tea', 'wholesale'], 0, false, null)
    ) as given (name, email, lifecycle, tags, revenue, at_linde, phone) left join linde on at_linde
    returning id, name`)
  marta = rows[0]!.id
})

const names = async (query: string) => {
  const { body } = await ask(`/api/v1/contacts?${query}`)
  return body.data?.map(({ name }: { name: string }) => name) ?? body.title
}

describe('several lists at once', () => {
  const pages = async (payload: object, role = 'owner') => {
    const headers = { 'x-role': role }
    const response = await app.inject({ method: 'POST', url: '/api/v1/contacts/pages', headers, payload })
    return { status: response.statusCode, body: response.json() }
  }
  const stage = (value: string) => ({ field: 'lifecycle', op: 'is', value })

  test('each is as if it had been asked for alone, and its cursor leads on', async () => {
    const each = [stage('regular'), { field: 'tags', op: 'contains', value: 'tea' }, stage('lapsed')]
    const { body } = await pages({ each, fields: ['name'], sort: '-email', limit: 1 })
    expect(body.data).toMatchObject([
      { data: [{ name: 'Marta' }], nextCursor: null },
      { data: [{ name: 'Ola' }], nextCursor: expect.any(String) },
      { data: [], nextCursor: null },
    ])
    const rest = await ask(`/api/v1/contacts?tags=tea&sort=-email&limit=1&cursor=${body.data[1].nextCursor}`)
    expect(rest.body).toMatchObject({ data: [{ name: 'Marta' }], nextCursor: null })
  })

  test('those without a value come last, and the filter holds for all', async () => {
    const filter = { field: 'revenue', op: 'gte', value: 50 }
    const { body } = await pages({ each: [{ all: [] }], filter, sort: 'email' })
    expect(body.data[0].data.map(({ name }: { name: string }) => name)).toEqual(['Marta', 'Jan'])
  })

  test.each([
    [{ each: [] }, 'request.invalid'],
    [{ each: Array(63).fill({ all: [] }) }, 'request.invalid'],
    [{ each: [{ field: 'citty', op: 'is', value: 'x' }] }, 'condition.not-readable'],
    [{ each: [{ all: [] }], sort: 'citty' }, 'query.unknown-field'],
  ])('%j is refused', async (payload, code) => {
    expect((await pages(payload)).body.code).toBe(code)
  })

  test('what may not be seen is in none of them', async () => {
    expect((await pages({ each: [{ all: [] }] }, 'clerk')).body).toEqual({
      data: [{ data: [], nextCursor: null }],
    })
    const hidden = await pages({ each: [{ field: 'phone', op: 'isNotEmpty' }] }, 'clerk')
    expect(hidden.status).toBeGreaterThanOrEqual(400)
  })
})

describe('a board', () => {
  const board = async (payload: object, role = 'owner') => {
    const headers = { 'x-role': role }
    const response = await app.inject({ method: 'POST', url: '/api/v1/contacts/board', headers, payload })
    return { status: response.statusCode, body: response.json() }
  }

  test('its columns are the lists of their values, its sums those of groups, and cursors lead on', async () => {
    const question = {
      by: 'lifecycle',
      measures: ['count', 'sum:revenue'],
      fields: ['name'],
      sort: '-email',
      limit: 1,
    }
    const { body } = await board(question)
    const groups = await ask('/api/v1/contacts/aggregate?groupBy=lifecycle&measures=count,sum:revenue')
    expect(body).toMatchObject({ sums: groups.body.data, complete: true })
    expect(body.columns.length).toBe(groups.body.data.length)
    for (const { value, data, nextCursor } of body.columns) {
      const page = `lifecycle=${value}&fields=name&sort=-email&limit=1`
      const { data: listed, nextCursor: next } = (await ask(`/api/v1/contacts?${page}`)).body
      expect([data, nextCursor]).toEqual([listed, next])
    }
  })

  test('what has no value is a column too, and references come with the titles they are in order of', async () => {
    const filter = { field: 'revenue', op: 'gte', value: 50 }
    const { body } = await board({ by: 'company', filter, fields: ['name'] })
    const values = body.columns.map(({ value }: { value: unknown }) => value)
    expect(values).toContain(null)
    expect(body.sums.map((row: Record<string, unknown>) => row.company)).toEqual(values)
    expect(Object.keys(body.sums[0])).toContain('company.name')
    expect(body.columns.flatMap(({ data }: { data: object[] }) => data)).toHaveLength(2)
  })

  test.each([
    [{}, 'request.invalid'],
    [{ by: 'citty' }, 'query.unknown-field'],
    [{ by: 'company.city' }, 'query.unknown-field'],
    [{ by: 'companyId' }, 'query.unknown-field'],
    [{ by: 'about' }, 'query.not-groupable'],
    [{ by: 'lifecycle', measures: ['sum:name'] }, 'query.not-measurable'],
    [{ by: 'lifecycle', measures: ['most:revenue'] }, 'query.invalid'],
    [{ by: 'lifecycle', sort: 'citty' }, 'query.unknown-field'],
  ])('%j is refused', async (payload, code) => {
    expect((await board(payload)).body.code).toBe(code)
  })

  test('what may not be seen is neither in its columns nor in its sums, nor can it be asked by', async () => {
    expect((await board({ by: 'lifecycle' }, 'clerk')).body).toEqual({
      sums: [],
      complete: true,
      columns: [],
    })
    expect((await board({ by: 'phone' }, 'clerk')).body.code).toBe('query.unknown-field')
  })
})

describe('lists', () => {
  test('a list answers records, the way on, and the count', async () => {
    const first = await ask('/api/v1/contacts?limit=2')
    expect(first).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: { data: [{ name: 'Jan' }, { name: 'Marta' }], count: 3, countIsEstimate: false },
    })
    const second = await ask(`/api/v1/contacts?limit=2&cursor=${first.body.nextCursor}`)
    expect(second.body).toMatchObject({ data: [{ name: 'Ola' }], nextCursor: null })
  })

  test.each([
    ['email=MARTA@example.com', ['Marta']],
    ['email=', ['Jan']],
    ['lifecycle=regular,lead', ['Marta', 'Ola']],
    ['tags=tea&tags=wholesale', ['Ola']],
    ['revenue.gte=100', ['Jan', 'Marta']],
    ['name.startsWith=ma', ['Marta']],
    ['company.industry=hotels', ['Marta']],
    ['companyId.isEmpty', ['Jan', 'Ola']],
    [
      `filter=${encodeURIComponent('{"not":{"field":"lifecycle","op":"is","value":"lead"}}')}&sort=-revenue`,
      ['Marta', 'Jan'],
    ],
    ["name=' or 1=1 --", []],
    ['name.contains=%25', []],
    ['sort=company.name,-name', ['Marta', 'Ola', 'Jan']],
  ])('%s', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  test('only what is asked for is answered', async () => {
    const { body } = await ask('/api/v1/contacts?fields=name,company.name&email=marta@example.com')
    expect(body.data).toEqual([
      { id: marta, name: 'Marta', company: { id: expect.any(String), name: 'Hotel Linde' } },
    ])
  })

  test('signs that no text can hold are no error of the server', async () => {
    for (const query of [
      'name=%00',
      'name.contains=a%00',
      'sort=%00',
      'fields=%00',
      'cursor=%00',
      'segment=%00',
    ])
      expect((await ask(`/api/v1/contacts?${query}`)).status).toBeLessThan(500)
  })

  test.each([
    ['emial=x', 400, 'Did you mean “email”?'],
    ['lifecycle=besties', 400, 'Stage'],
    ['limit=1000', 400, 'whole number from 1 to 200'],
    ['filter=nonsense', 400, 'must be a condition'],
    ['filter=%7B%22field%22%3A%22x%22%7D', 400, 'x'],
    ['cursor=abc', 400, 'does not belong to this list'],
    ['deleted=perhaps', 400, 'true or false'],
    ['sort=name&sort=email', 400, 'only once'],
  ])('%s is refused with a sentence', async (query, status, sentence) => {
    const answer = await ask(`/api/v1/contacts?${query}`)
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.body.title).toContain(sentence)
  })
})

test('a record is answered with its version', async () => {
  const { status, headers, body } = await ask(`/api/v1/contacts/${marta}?include=company,may`)
  expect(status).toBe(200)
  expect(headers.etag).toBe('"1"')
  expect(body).toMatchObject({
    id: marta,
    company: { name: 'Hotel Linde' },
    may: { update: true, delete: true },
  })
  expect((await ask('/api/v1/contacts/nobody')).status).toBe(404)
  expect((await ask(`/api/v1/contacts/${marta}?inclode=company`)).body.title).toContain(
    'inclode means nothing here',
  )
})

test('records are counted and summed up', async () => {
  expect((await ask('/api/v1/contacts/count?lifecycle=lead&exact=true')).body).toEqual({
    count: 1,
    countIsEstimate: false,
  })
  const { body } = await ask(
    '/api/v1/contacts/aggregate?groupBy=lifecycle&measures=count,sum:revenue&revenue.gt=0',
  )
  expect(body.data).toEqual([
    { lifecycle: 'customer', count: 1, 'sum:revenue': 100 },
    { lifecycle: 'regular', count: 1, 'sum:revenue': 500 },
  ])
  for (const wrong of ['groupBy=createdAt:fortnight', 'measures=median:revenue', 'measures=sum'])
    expect((await ask(`/api/v1/contacts/aggregate?${wrong}`)).status).toBe(400)
})

test('everything is searched at once', async () => {
  const { body } = await ask('/api/v1/search?q=linde')
  expect(body.data).toEqual([expect.objectContaining({ object: 'company', title: 'Hotel Linde' })])
  expect((await ask('/api/v1/search?q=%00')).body.data).toEqual([])
})

test('objects are described as far as one may see them', async () => {
  const { body } = await ask('/api/v1/objects', 'clerk')
  expect(body.data.map(({ name }: { name: string }) => name)).toEqual(['contact'])
  const [contact] = body.data
  expect(contact).toMatchObject({
    path: 'contacts',
    may: { create: false, read: true, update: false, delete: false },
  })
  const keys = contact.fields.map(({ key }: { key: string }) => key)
  expect(keys).toContain('email')
  expect(keys).not.toContain('phone')
  expect(keys).not.toContain('deletedAt')
})

describe('who may', () => {
  test('nobody without signing in', async () => {
    for (const url of [
      '/api/v1/contacts',
      `/api/v1/contacts/${marta}`,
      '/api/v1/search?q=x',
      '/api/v1/objects',
    ])
      expect((await ask(url, 'nobody')).status).toBe(401)
  })

  test('a role without the object gets 403, one with a narrower scope only its records', async () => {
    expect((await ask('/api/v1/orders', 'clerk')).status).toBe(403)
    expect((await ask('/api/v1/contacts', 'clerk')).body).toMatchObject({ data: [], count: 0 })
    expect((await ask(`/api/v1/contacts/${marta}`, 'clerk')).status).toBe(404)
    expect((await ask('/api/v1/contacts?phone=1', 'clerk')).status).toBe(403)
  })
})

test('the API description says what records look like', async () => {
  const { paths } = (await app.inject('/api/openapi.json')).json()
  const list = paths['/api/v1/contacts'].get
  expect(list.parameters.map(({ name }: { name: string }) => name)).toContain('filter')
  const row = list.responses['200'].content['application/json'].schema.properties.data.items
  expect(row.properties.lifecycle.enum).toContain('regular')
  expect(row.properties.companyId.anyOf).toContainEqual({ type: 'null' })
})
