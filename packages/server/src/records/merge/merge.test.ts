import { builtInRoles, type Role } from '@regulars/model'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../platform/http/app.ts'
import { addReadRoutes } from '../http/read-routes.ts'
import { addWriteRoutes } from '../http/write-routes.ts'
import { actorWith, testRecords } from '../testing.ts'

const { services, db, clock } = await testRecords()

const me = '01890000-0000-7000-8000-0000000000c1'
const onlyMine: Role = {
  key: 'onlyMine',
  label: 'Only mine',
  description: '',
  objects: { contact: { create: 'all', read: 'mine', update: 'mine', delete: 'mine' } },
  fields: { contact: { jobTitle: 'hidden' } },
  capabilities: ['changeSet.undoOwn'],
}
const roles = new Map([...builtInRoles, onlyMine].map((role) => [role.key, role]))
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
beforeEach(() => {
  clock.advance(60_000)
})

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

async function ask(method: Method, path: string, body?: unknown, headers: Record<string, string> = {}) {
  clock.advance(1000)
  const response = await app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { 'x-role': 'owner', ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  const { statusCode: status, headers: answered } = response
  return { status, headers: answered, body: response.body === '' ? undefined : response.json() }
}

async function add(path: string, values: object): Promise<string> {
  const { status, body } = await ask('POST', path, values)
  expect(status).toBe(201)
  return body.id
}

/** Two people, who are one; the address of the second is free once they are merged. */
async function twoPeople(second: object = {}): Promise<[string, string]> {
  const number = String(clock.now().getTime())
  return [
    await add('contacts', { name: 'Marta Kowalczyk', email: `marta${number}@x.example` }),
    await add('contacts', { name: 'M. Kowalczyk', email: `mk${number}@x.example`, ...second }),
  ]
}

async function merged(into: string, from: string, more: object = {}): Promise<string> {
  const answer = await ask('POST', `contacts/${into}/merge`, { from: [from], ...more })
  expect(answer.status).toBe(200)
  return String(answer.headers['x-change-set'])
}

const unmerge = (id: string, changeSetId: string, decisions: object = {}) =>
  ask('POST', `contacts/${id}/merges/${changeSetId}/unmerge`, decisions)

describe('merging', () => {
  test('fills the gaps of the record that stays, puts lists together, and moves what hangs on the other', async () => {
    const company = await add('companies', { name: 'Hotel Linde' })
    const [marta, twin] = await twoPeople({ city: 'Gdańsk', tags: ['tea'], companyId: company })
    await ask('PATCH', `contacts/${marta}`, { tags: ['coffee'] })
    const note = await add('notes', { text: 'Likes it strong', contactId: twin })
    await merged(marta, twin)
    const { body } = await ask('GET', `contacts/${marta}`)
    expect(body).toMatchObject({
      name: 'Marta Kowalczyk',
      city: 'Gdańsk',
      tags: ['coffee', 'tea'],
      companyId: company,
    })
    expect((await ask('GET', `notes/${note}`)).body.contactId).toBe(marta)
  })

  test('takes what people choose: the value of another record, or one that none has', async () => {
    const [marta, twin] = await twoPeople({ city: 'Gdańsk' })
    const { email } = (await ask('GET', `contacts/${twin}`)).body
    const answer = await ask('POST', `contacts/${marta}/merge`, {
      from: [twin],
      take: { email: twin },
      values: { city: 'Sopot' },
    })
    expect(answer.body).toMatchObject({ id: marta, name: 'Marta Kowalczyk', email, city: 'Sopot' })
  })

  test('makes any number of them one, and of any object', async () => {
    const [one, two, three] = [
      await add('companies', { name: 'Linde' }),
      await add('companies', { name: 'Hotel Linde', website: 'https://linde.example' }),
      await add('companies', { name: 'Linde GmbH', industry: 'Hotel' }),
    ]
    const people = [
      await add('contacts', { name: 'A', companyId: two }),
      await add('contacts', { name: 'B', companyId: three }),
    ]
    const { body } = await ask('POST', `companies/${one}/merge`, { from: [two, three] })
    expect(body).toMatchObject({ name: 'Linde', website: 'https://linde.example', industry: 'Hotel' })
    for (const person of people) expect((await ask('GET', `contacts/${person}`)).body.companyId).toBe(one)
  })

  test('never makes a record point to itself', async () => {
    const drinks = await add('categories', { name: 'Drinks' })
    const beverages = await add('categories', { name: 'Beverages', parentId: drinks })
    const tea = await add('categories', { name: 'Tea', parentId: beverages })
    const { body } = await ask('POST', `categories/${beverages}/merge`, { from: [drinks] })
    expect(body.parentId).toBeNull()
    expect((await ask('GET', `categories/${tea}`)).body.parentId).toBe(beverages)
  })

  test('shows the records side by side first: values, their sources, what hangs on them, what the rules choose', async () => {
    const [marta, twin] = await twoPeople({ city: 'Gdańsk' })
    await add('notes', { text: 'Likes it strong', contactId: twin })
    await ask('PATCH', `contacts/${twin}`, { city: 'Sopot' })
    const { body } = await ask('POST', `contacts/${marta}/merge/preview`, { from: [twin] })
    expect(body.records.map(({ values }: { values: { id: string } }) => values.id)).toEqual([marta, twin])
    expect(body.records[1].sources.city).toMatchObject({
      kind: 'edit',
      by: 'Me',
      label: 'Changed city of a person',
    })
    expect(body.records[1].attached).toEqual({ note: 1 })
    expect(body.chosen).toContainEqual({ property: 'city', value: 'Sopot', recordId: twin })
    expect((await ask('GET', `contacts/${twin}`)).body.city).toBe('Sopot')
  })

  test('tells of each value where it comes from, also after the merge', async () => {
    const [marta, twin] = await twoPeople({ city: 'Gdańsk' })
    await ask('PATCH', `contacts/${twin}`, { city: 'Sopot' })
    const { body: before } = await ask('GET', `contacts/${twin}/sources`)
    await merged(marta, twin)
    const { body: after } = await ask('GET', `contacts/${marta}/sources`)
    expect(after.city).toEqual(before.city)
    expect(after.city).toMatchObject({
      kind: 'edit',
      by: 'Me',
      label: 'Changed city of a person',
      trust: 'high',
    })
    expect(after.name).toMatchObject({ label: 'Added a person', trust: 'high' })
    expect(Object.keys(after)).not.toContain('revenue')
    const { body: hidden } = await ask('GET', `contacts/${marta}/sources`, undefined, {
      'x-role': 'onlyMine',
    })
    expect(hidden).not.toHaveProperty('jobTitle')
  })

  test('follows the rule that the business gave a field', async () => {
    const by = { userId: null, at: clock.now() }
    await services.settings.set(
      { survivorship: { 'contact.city': 'newest', 'contact.name': 'complete' } },
      by,
    )
    const [marta, twin] = await twoPeople({ name: 'Marta Anna Kowalczyk' })
    await ask('PATCH', `contacts/${marta}`, { city: 'Gdańsk' })
    await ask('PATCH', `contacts/${twin}`, { city: 'Sopot' })
    await merged(marta, twin)
    const { body } = await ask('GET', `contacts/${marta}`)
    expect(body).toMatchObject({ city: 'Sopot', name: 'Marta Anna Kowalczyk' })
    await services.settings.set({ survivorship: {} }, by)
  })

  test.each([
    ['with nobody', (id: string) => ({ from: [id] }), 422, 'merge.nothing'],
    ['with somebody who is not there', () => ({ from: [me] }), 404, 'record.not-found'],
    [
      'taking from a stranger',
      (_id: string, other: string) => ({ from: [other], take: { city: me } }),
      422,
      'merge.cannot-take',
    ],
    [
      'taking what is computed',
      (id: string, other: string) => ({ from: [other], take: { revenue: id } }),
      422,
      'merge.cannot-take',
    ],
    [
      'with a value that is none',
      (_id: string, other: string) => ({ from: [other], values: { email: 'x' } }),
      422,
      'record.invalid',
    ],
  ])('refuses %s, and changes nothing', async (_, body, status, code) => {
    const [marta, twin] = await twoPeople()
    const answer = await ask('POST', `contacts/${marta}/merge`, body(marta, twin))
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect((await ask('GET', `contacts/${twin}`)).body.id).toBe(twin)
  })

  test('is for those who may change the one and remove the other; what they may not see is not there', async () => {
    const [marta, twin] = await twoPeople()
    const as = (role: string) => ask('POST', `contacts/${marta}/merge`, { from: [twin] }, { 'x-role': role })
    expect((await as('')).status).toBe(401)
    expect((await as('viewer')).status).toBe(403)
    await ask('PATCH', `contacts/${twin}`, { ownerId: null })
    expect((await as('onlyMine')).status).toBe(404)
  })

  test('does nothing twice when it is sent again', async () => {
    const [marta, twin] = await twoPeople()
    const send = () => ask('POST', `contacts/${marta}/merge`, { from: [twin] }, { 'idempotency-key': marta })
    const [first, second] = [await send(), await send()]
    expect(second.headers['x-change-set']).toBe(first.headers['x-change-set'])
  })
})

describe('the id of a record that was merged', () => {
  test('is answered with the one that stays, over several merges', async () => {
    const [marta, twin] = await twoPeople()
    const third = await add('contacts', { name: 'Third' })
    await merged(marta, twin)
    await merged(third, marta)
    for (const id of [marta, twin])
      expect(await ask('GET', `contacts/${id}`)).toMatchObject({ status: 200, body: { id: third } })
  })

  test('can be written to and pointed to, but not removed or brought back', async () => {
    const [marta, twin] = await twoPeople()
    await merged(marta, twin)
    expect(await ask('PATCH', `contacts/${twin}`, { city: 'Sopot' })).toMatchObject({
      status: 200,
      body: { id: marta, city: 'Sopot' },
    })
    const note = await add('notes', { text: 'Hello', contactId: twin })
    expect((await ask('GET', `notes/${note}`)).body.contactId).toBe(marta)
    for (const answer of [
      await ask('DELETE', `contacts/${twin}`),
      await ask('POST', `contacts/${twin}/restore`),
    ])
      expect(answer).toMatchObject({ status: 409, body: { code: 'record.merged', mergedInto: marta } })
    await ask('PATCH', `contacts/${marta}`, { ownerId: null })
    for (const method of ['GET', 'DELETE'] as const)
      expect((await ask(method, `contacts/${twin}`, undefined, { 'x-role': 'onlyMine' })).status).toBe(404)
  })

  test('also by its other keys', async () => {
    const [marta, twin] = await twoPeople({ customerNumber: `C-${clock.now().getTime()}` })
    const { customerNumber, email } = (await ask('GET', `contacts/${twin}`)).body
    await ask('PATCH', `contacts/${marta}`, { customerNumber: `D-${customerNumber}` })
    await merged(marta, twin)
    for (const [key, value] of Object.entries({ customerNumber, email }))
      expect(await ask('PUT', `contacts/by/${key}/${value}`, { city: 'Sopot' })).toMatchObject({
        status: 200,
        body: { id: marta },
      })
  })

  test('goes with it when it is removed for good', async () => {
    const [marta, twin] = await twoPeople()
    await merged(marta, twin)
    await ask('DELETE', `contacts/${marta}`)
    expect((await ask('DELETE', `contacts/${marta}?forGood=true`)).status).toBe(204)
    const { rows } = await sql`select from contact where id = ${twin}`.execute(db)
    expect(rows).toEqual([])
    expect((await ask('GET', `contacts/${twin}`)).status).toBe(404)
  })
})

describe('unmerging', () => {
  test('gives each what was its own; what came since stays, unless it is given to the other', async () => {
    const [marta, twin] = await twoPeople({ city: 'Gdańsk' })
    const old = await add('notes', { text: 'Old', contactId: twin })
    const changeSetId = await merged(marta, twin)
    const [stays, goes] = [
      await add('notes', { text: 'Stays', contactId: marta }),
      await add('notes', { text: 'Goes', contactId: marta }),
    ]
    await ask('PATCH', `contacts/${marta}`, { jobTitle: 'Baker', city: 'Sopot' })
    const unclear = await ask('GET', `contacts/${marta}/merges/${changeSetId}`)
    expect(unclear.body.records.map(({ title }: { title: string }) => title)).toEqual(['Stays', 'Goes'])
    expect(unclear.body.values.map(({ property }: { property: string }) => property)).toEqual([
      'city',
      'jobTitle',
    ])
    const answer = await unmerge(marta, changeSetId, {
      records: [{ object: 'note', id: goes, to: twin }],
      values: [{ property: 'city', to: twin }],
    })
    expect(answer).toMatchObject({ status: 200, body: { keptCount: 0 } })
    const { body: one } = await ask('GET', `contacts/${marta}`)
    const { body: other } = await ask('GET', `contacts/${twin}`)
    expect([one.city, one.jobTitle, other.city, other.name]).toEqual([null, 'Baker', 'Sopot', 'M. Kowalczyk'])
    const holders = await Promise.all(
      [old, stays, goes].map(async (id) => (await ask('GET', `notes/${id}`)).body.contactId),
    )
    expect(holders).toEqual([twin, marta, twin])
  })

  test('brings a record back without the address that somebody else has by now, and says so', async () => {
    const [marta, twin] = await twoPeople()
    const { email } = (await ask('GET', `contacts/${twin}`)).body
    const changeSetId = await merged(marta, twin)
    await add('contacts', { name: 'Somebody else', email })
    const { body } = await unmerge(marta, changeSetId)
    expect(body.kept).toEqual([
      { object: 'contact', id: twin, field: 'email', reason: 'taken', title: 'M. Kowalczyk' },
    ])
    expect((await ask('GET', `contacts/${twin}`)).body).toMatchObject({ id: twin, email: null })
  })

  test('is what undoing the change set does, and is done once', async () => {
    const [marta, twin] = await twoPeople()
    const changeSetId = await merged(marta, twin)
    expect((await ask('GET', `contacts/${marta}/history`)).body.data[0]).toMatchObject({
      event: 'updated',
      changeSet: { id: changeSetId, kind: 'merge', label: 'Merged 2 people' },
      changes: [],
    })
    expect((await ask('GET', `contacts/${marta}/merges`)).body.data).toMatchObject([
      { changeSetId, by: 'Me', mayUndo: true, merged: [{ id: twin, title: 'M. Kowalczyk' }] },
    ])
    expect((await ask('POST', `change-sets/${changeSetId}/undo`)).status).toBe(200)
    expect((await ask('GET', `contacts/${twin}`)).body.id).toBe(twin)
    expect((await ask('GET', `contacts/${marta}/merges`)).body.data).toEqual([])
    expect(await unmerge(marta, changeSetId)).toMatchObject({
      status: 404,
      body: { code: 'merge.not-found' },
    })
  })

  test('refuses to give away what did not come since, or to strangers', async () => {
    const [marta, twin] = await twoPeople()
    const note = await add('notes', { text: 'Old', contactId: marta })
    const changeSetId = await merged(marta, twin)
    for (const decisions of [
      { records: [{ object: 'note', id: note, to: twin }] },
      { records: [{ object: 'note', id: note, to: me }] },
      { values: [{ property: 'city', to: twin }] },
    ])
      expect(await unmerge(marta, changeSetId, decisions)).toMatchObject({
        status: 422,
        body: { code: 'merge.cannot-give' },
      })
    expect((await ask('GET', `contacts/${twin}`)).body.id).toBe(marta)
  })

  test('is for those who may undo the merge', async () => {
    const [marta, twin] = await twoPeople()
    const changeSetId = await merged(marta, twin)
    const answer = await ask(
      'POST',
      `contacts/${marta}/merges/${changeSetId}/unmerge`,
      {},
      { 'x-role': 'viewer' },
    )
    expect([answer.status, answer.body.code]).toEqual([403, 'change-set.not-allowed'])
  })
})

test('keeps with the old record what the database allows the one that stays only once', async () => {
  await sql`create unique index note_once on note (contact_id, pinned) where deleted_at is null and pinned`.execute(
    db,
  )
  const [marta, twin] = await twoPeople()
  const pinned = { text: 'Pinned', pinned: true }
  await add('notes', { ...pinned, contactId: marta })
  const second = await add('notes', { ...pinned, contactId: twin })
  const loose = await add('notes', { text: 'Loose', contactId: twin })
  await merged(marta, twin)
  const { rows } = await sql<{ id: string; contact: string }>`
    select id, contact_id as contact from note where id in (${second}, ${loose}) order by created_at`.execute(
    db,
  )
  expect(rows).toEqual([
    { id: second, contact: twin },
    { id: loose, contact: marta },
  ])
})
