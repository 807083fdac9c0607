import { builtInRoles, type Role } from '@regulars/model'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { createApp } from '../../platform/http/app.ts'
import { actorWith, testRecords } from '../testing.ts'
import { addReadRoutes } from './read-routes.ts'
import { addWriteRoutes } from './write-routes.ts'

const { services, db, clock } = await testRecords()

const me = '01890000-0000-7000-8000-0000000000c1'
const clerk: Role = {
  key: 'clerk',
  label: 'Clerk',
  description: '',
  objects: { contact: { create: 'all', read: 'mine', update: 'mine', delete: 'none' } },
  fields: { contact: { phone: 'hidden' } },
  capabilities: [],
}
const dropBox: Role = {
  ...clerk,
  key: 'dropBox',
  objects: { contact: { create: 'all', read: 'none', update: 'none', delete: 'none' } },
}
const roles = new Map([...builtInRoles, clerk, dropBox].map((role) => [role.key, role]))
await sql`insert into role (id, key, label, rights) values (${me}, 'r', 'R', '{}')`.execute(db)
await sql`insert into app_user (id, name, email, role_id) values (${me}, 'Me', 'me@x.example', ${me})`.execute(
  db,
)

/** Whoever sends "x-role: owner" is that. */
const { app } = await createApp({
  ...services,
  version: '0',
  publicUrl: undefined,
  webDirectory: '/nowhere',
  authenticate: async ({ headers }) => {
    const role = roles.get(String(headers['x-role']))
    return role && actorWith(role, { userId: me })
  },
  addRoutes: (app) => {
    addReadRoutes(app, services)
    addWriteRoutes(app, services)
  },
})
afterAll(() => app.close())

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

async function ask(
  method: Method,
  path: string,
  body?: unknown,
  { role = 'owner', ...headers }: Record<string, string> = {},
) {
  const payload = body === undefined ? {} : { payload: body as object }
  const response = await app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { 'x-role': role, ...headers },
    ...payload,
  })
  const { statusCode: status, headers: answered } = response
  return { status, headers: answered, body: response.body === '' ? undefined : response.json() }
}

async function addContact(values: object): Promise<string> {
  return (await ask('POST', 'contacts', { name: 'Somebody', ...values })).body.id
}

describe('every route that writes', () => {
  test.each([
    ['POST', 'contacts'],
    ['PATCH', `contacts/${me}`],
    ['DELETE', `contacts/${me}`],
    ['POST', `contacts/${me}/restore`],
    ['PUT', 'contacts/by/email/a@b.example'],
    ['POST', 'contacts/batch'],
    ['POST', 'contacts/bulk'],
    ['POST', `change-sets/${me}/undo`],
  ] as const)('%s %s is for nobody who is not signed in', async (method, path) => {
    expect((await ask(method, path, {}, { role: 'nobody' })).status).toBe(401)
  })

  test.each([
    ['POST', 'contacts', { name: 'X' }],
    ['PATCH', `contacts/${me}`, { city: 'X' }],
    ['DELETE', `contacts/${me}`, undefined],
    ['PUT', 'contacts/by/email/a@b.example', { name: 'X' }],
    ['POST', 'contacts/batch', { create: [{ name: 'X' }] }],
    ['POST', 'contacts/bulk', { ids: [], update: { city: 'X' } }],
  ] as const)('%s %s is refused to a viewer', async (method, path, body) => {
    expect((await ask(method, path, body, { role: 'viewer' })).status).toBe(403)
  })

  test('managed objects have none', async () => {
    expect((await ask('POST', 'imports', { fileName: 'a.csv' })).status).toBe(404)
  })
})

describe('adding', () => {
  test('answers the record with its address, version and change set', async () => {
    const { status, headers, body } = await ask('POST', 'contacts', { name: 'Ana', tags: ['tea'] })
    expect(status).toBe(201)
    expect(headers.location).toBe(`/api/v1/contacts/${body.id}`)
    expect(body).toMatchObject({
      name: 'Ana',
      tags: ['tea'],
      version: 1,
      ownerId: me,
      changeSetId: headers['x-change-set'],
    })
  })

  test('names an unknown property and what was meant', async () => {
    const { status, body } = await ask('POST', 'contacts', { name: 'X', emial: 'a@b.example' })
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'record.invalid', field: 'emial' })
    expect(body.title).toContain('Did you mean “email”')
  })

  test('refuses what is no object', async () => {
    expect((await ask('POST', 'contacts', [1])).status).toBe(422)
    expect((await ask('POST', 'contacts')).status).toBe(422)
  })

  test('never keeps a card number', async () => {
    const { status, body } = await ask('POST', 'contacts', { name: 'X', about: 'card 4111 1111 1111 1111' })
    expect({ status, field: body.field }).toEqual({ status: 422, field: 'about' })
  })

  test('shows only the id to somebody who may add but not read', async () => {
    const { status, body } = await ask('POST', 'contacts', { name: 'Dropped' }, { role: 'dropBox' })
    expect(status).toBe(201)
    expect(Object.keys(body)).toEqual(['id'])
  })

  test('does not show a hidden field', async () => {
    const { body } = await ask('POST', 'contacts', { name: 'Own' }, { role: 'clerk' })
    expect(body).not.toHaveProperty('phone')
  })
})

describe('changing', () => {
  test('with the version as it was read succeeds, with an older one shows what changed', async () => {
    const id = await addContact({ city: 'Wien' })
    const first = await ask('PATCH', `contacts/${id}`, { city: 'Graz' }, { 'if-match': '"1"' })
    expect(first).toMatchObject({ status: 200, body: { city: 'Graz', version: 2 } })
    const second = await ask('PATCH', `contacts/${id}`, { city: 'Linz' }, { 'if-match': 'W/"1"' })
    expect(second).toMatchObject({
      status: 412,
      body: {
        code: 'record.version-clash',
        version: 2,
        changed: [{ field: 'city', after: 'Graz', by: 'Me' }],
      },
    })
    expect((await ask('PATCH', `contacts/${id}`, {}, { 'if-match': 'yesterday' })).status).toBe(400)
  })

  test("somebody else's record is not there", async () => {
    const id = await addContact({ ownerId: null })
    expect((await ask('PATCH', `contacts/${id}`, { city: 'X' }, { role: 'clerk' })).status).toBe(404)
    expect((await ask('GET', `contacts/${id}/history`, undefined, { role: 'clerk' })).status).toBe(404)
  })

  test('a change that changes nothing names no change set', async () => {
    const id = await addContact({ city: 'Same' })
    const { status, headers } = await ask('PATCH', `contacts/${id}`, { city: 'Same' })
    expect([status, headers['x-change-set']]).toEqual([200, undefined])
  })
})

describe('removing', () => {
  test('puts a record into the bin, out of it, and away for good', async () => {
    const id = await addContact({})
    expect((await ask('DELETE', `contacts/${id}?forGood=true`)).status).toBe(404)
    expect((await ask('DELETE', `contacts/${id}`)).status).toBe(204)
    expect((await ask('GET', `contacts/${id}`)).status).toBe(404)
    expect((await ask('POST', `contacts/${id}/restore`)).body).toMatchObject({ id })
    await ask('DELETE', `contacts/${id}`)
    const { status, headers } = await ask('DELETE', `contacts/${id}?forGood=true`)
    expect(status).toBe(204)
    expect((await ask('POST', `contacts/${id}/restore`)).status).toBe(404)
    const undone = await ask('POST', `change-sets/${headers['x-change-set']}/undo`)
    expect(undone).toMatchObject({ status: 409, body: { code: 'change-set.final' } })
    const { rows } = await sql`select op from change where record_id = ${id}`.execute(db)
    expect(rows).toEqual([{ op: 'purge' }])
  })
})

describe('by a key', () => {
  test('a record is made the first time and changed the second', async () => {
    const path = 'contacts/by/customerNumber/K%2F1'
    expect(await ask('PUT', path, { name: 'Kay' })).toMatchObject({
      status: 201,
      body: { customerNumber: 'K/1', name: 'Kay' },
    })
    expect(await ask('PUT', path, { city: 'Bonn' })).toMatchObject({
      status: 200,
      body: { name: 'Kay', city: 'Bonn' },
    })
    expect(await ask('PUT', 'contacts/by/city/Bonn', {})).toMatchObject({
      status: 404,
      body: { code: 'record.no-such-key' },
    })
  })
})

describe('a batch', () => {
  test('does everything in one change set, or nothing', async () => {
    const [changed, removed] = [await addContact({}), await addContact({})]
    const { status, headers, body } = await ask('POST', 'contacts/batch', {
      create: [{ name: 'B1' }, { name: 'B2' }],
      update: [{ id: changed, values: { city: 'Batch' } }],
      remove: [removed],
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      changeSetId: headers['x-change-set'],
      updated: [changed],
      removed: [removed],
    })
    const refused = await ask('POST', 'contacts/batch', {
      create: [{ name: 'B3' }, { name: 'B4', birthday: 'soon' }],
      update: [{ id: changed, values: { city: 'Other' } }],
    })
    expect(refused).toMatchObject({ status: 422, body: { field: 'create.1.birthday' } })
    expect((await ask('GET', `contacts/${changed}`)).body.city).toBe('Batch')
    expect((await ask('GET', 'contacts/count?name=B3')).body.count).toBe(0)
  })

  test('holds a thousand writes, not more', async () => {
    const create = Array.from({ length: 1000 }, (_, index) => ({
      name: `T${index}`,
      about: 'x'.repeat(2000),
    }))
    const { status, body } = await ask('POST', 'companies/batch', {
      create: create.map(({ name, about }) => ({ name, about })),
    })
    expect([status, body.created.length]).toEqual([200, 1000])
    expect((await ask('POST', 'companies/batch', { create: [...create, { name: 'one more' }] })).status).toBe(
      413,
    )
  })

  test('refuses a property that means nothing', async () => {
    expect(await ask('POST', 'contacts/batch', { upsert: [] })).toMatchObject({
      status: 422,
      body: { field: 'upsert' },
    })
  })
})

describe('a bulk write', () => {
  test('changes what a filter finds, as far as one may, and is undone as one', async () => {
    for (const city of ['Ulm', 'Ulm', 'Trier']) await addContact({ city, source: 'bulk' })
    const filter = { field: 'city', op: 'is', value: 'Ulm' }
    const { status, body } = await ask('POST', 'contacts/bulk', { filter, update: { city: 'Neu-Ulm' } })
    expect(status).toBe(200)
    expect(body).toMatchObject({ matched: 2, changed: 2, skipped: 0 })
    expect((await ask('POST', `change-sets/${body.changeSetId}/undo`)).body).toMatchObject({
      restored: 2,
      keptCount: 0,
    })
    expect((await ask('GET', 'contacts/count?city=Ulm')).body.count).toBe(2)
    const removed = await ask('POST', 'contacts/bulk', { filter: { all: [filter] }, remove: true })
    expect(removed.body).toMatchObject({ changed: 2 })
  })

  test('does not take a missing selection for all records', async () => {
    expect(await ask('POST', 'contacts/bulk', { update: { city: 'X' } })).toMatchObject({
      status: 422,
      body: { field: 'filter' },
    })
    expect((await ask('POST', 'contacts/bulk', { filter: { all: [] } })).status).toBe(422)
    const unknown = await ask('POST', 'contacts/bulk', {
      filter: { field: 'colour', op: 'is', value: 1 },
      remove: true,
    })
    expect(unknown).toMatchObject({ status: 400, body: { code: 'condition.not-readable' } })
  })
})

describe('the same Idempotency-Key', () => {
  const key = { 'idempotency-key': 'abc-1' }

  test('does a request once and answers it as the first time', async () => {
    const first = await ask('POST', 'contacts', { name: 'Once' }, key)
    const second = await ask('POST', 'contacts', { name: 'Once' }, key)
    expect(second.body).toEqual(first.body)
    expect(second).toMatchObject({
      status: 201,
      headers: { 'idempotent-replayed': 'true', location: first.headers.location },
    })
    expect((await ask('GET', 'contacts/count?name=Once')).body.count).toBe(1)
  })

  test('is refused for another request', async () => {
    await ask('POST', 'contacts', { name: 'One way' }, { 'idempotency-key': 'abc-2' })
    const other = await ask('POST', 'contacts', { name: 'Or another' }, { 'idempotency-key': 'abc-2' })
    expect(other).toMatchObject({ status: 422, body: { code: 'request.key-reused' } })
  })

  test('ten at once make one record', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () =>
        ask('POST', 'contacts', { name: 'Ten' }, { 'idempotency-key': 'abc-3' }),
      ),
    )
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1)
  })

  test('may be used again after a refusal, and after a day', async () => {
    const headers = { 'idempotency-key': 'abc-4' }
    expect((await ask('POST', 'contacts', { name: '' }, headers)).status).toBe(422)
    expect((await ask('POST', 'contacts', { name: 'Mended' }, headers)).status).toBe(201)
    clock.advance(25 * 3_600_000)
    expect((await ask('POST', 'contacts', { name: 'Next day' }, headers)).status).toBe(201)
  })
})

describe('the past', () => {
  test('tells who changed what from what, newest first, with the titles of references', async () => {
    const companyId = (await ask('POST', 'companies', { name: 'Firm' })).body.id
    const id = await addContact({ city: 'A' })
    clock.advance(60_000)
    await ask('PATCH', `contacts/${id}`, { city: 'B', companyId })
    await ask('DELETE', `contacts/${id}`)
    const { body } = await ask('GET', `contacts/${id}/history`)
    expect(body.data).toMatchObject([
      { event: 'removed', by: { id: me, name: 'Me' }, changes: [] },
      {
        event: 'updated',
        changeSet: { kind: 'edit', label: 'Changed city, company of a person', mayUndo: true },
        changes: [
          { field: 'companyId', before: null, after: companyId, afterTitle: 'Firm' },
          { field: 'city', before: 'A', after: 'B' },
        ],
      },
      { event: 'created' },
    ])
    const first = await ask('GET', `contacts/${id}/history?limit=1`)
    const rest = await ask('GET', `contacts/${id}/history?cursor=${first.body.nextCursor}`)
    expect(rest.body.data).toHaveLength(2)
  })

  test('keeps hidden fields to itself', async () => {
    const id = await addContact({ phone: '+43 1 5120000' })
    await ask('PATCH', `contacts/${id}`, { phone: '+43 1 5120001', city: 'Wien' })
    const { body } = await ask('GET', `contacts/${id}/history`, undefined, { role: 'clerk' })
    expect(body.data[0].changes.map(({ field }: { field: string }) => field)).toEqual(['city'])
  })

  test('shows a record as it was', async () => {
    const { body: company } = await ask('POST', 'companies', { name: 'Hotel Linde' })
    const id = await addContact({ city: 'A', tags: ['x'], companyId: company.id })
    const then = clock.now().toISOString()
    clock.advance(60_000)
    await ask('PATCH', `contacts/${id}`, { city: 'B' })
    await ask('PATCH', `contacts/${id}`, { city: 'C', tags: [], companyId: null })
    const { body } = await ask('GET', `contacts/${id}/as-of?at=${then}`)
    expect(body).toMatchObject({
      id,
      city: 'A',
      tags: ['x'],
      company: { id: company.id, name: 'Hotel Linde' },
    })
    expect(await ask('GET', `contacts/${id}/as-of?at=2001-01-01T00:00:00Z`)).toMatchObject({
      status: 404,
      body: { code: 'record.not-yet' },
    })
    expect((await ask('GET', `contacts/${id}/as-of?at=yesterday`)).status).toBe(422)
  })
})

test('the description of the API is made from all routes', async () => {
  const { body } = await ask('GET', '../openapi.json')
  expect(
    body.paths['/api/v1/contacts/{id}'].patch.parameters.map(({ name }: { name: string }) => name),
  ).toContain('If-Match')
})
