/** Walks through every door that the description of the API lists, in several roles: a door that is added is walked through the day it is there. */
import { Readable } from 'node:stream'
import {
  acts,
  belongsVia,
  type FieldLevel,
  isShareable,
  linkEndsOf,
  type ObjectDefinition,
  type ObjectRights,
  type ReferenceField,
  type Role,
  scopeOf,
} from '@regulars/model'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { fillComputedNow } from '../records/testing.ts'
import { type FoundMark, marksIn } from './governance/testing/marked-business.ts'
import {
  markedFile,
  markedTexts,
  type SeededRecord,
  seedRecords,
} from './governance/testing/marked-records.ts'
import { bodiesFor, type Door, doorsOf, knocksAt } from './governance/testing/walk-doors.ts'
import { type Caller, testServer } from './governance/testing.ts'
import { product } from './index.ts'

const { send, services, pool, app, ...server } = await testServer(product)
const owner = await server.owner()
const records: SeededRecord[] = []
let doors: Door[] = []
let ana: Caller
let teamIds: string[] = []
let cid: Caller
/** Ids of records that were not seeded, by object: people, roles, change sets. */
const otherIds = new Map<string, string>()

beforeAll(async () => {
  const member = await server.roleId('member')
  const team = (await send('POST', '/api/v1/teams', owner, { name: 'Shop' })).body.id
  ana = await server.person('Ana', owner, { roleId: member, teamId: team })
  const ben = await server.person('Ben', owner, { roleId: member, teamId: team })
  cid = await server.person('Cid', owner, { roleId: member })
  teamIds = [ana.id, ben.id]
  const make = (path: string, body: object) => send('POST', `/api/v1/${path}`, owner, body)
  await make('objects', { label: 'Machine', labelPlural: 'Machines' })
  await make('objects/machine/fields', { label: 'Keeper', kind: 'reference', settings: { to: 'contact' } })
  await make('objects/machine/fields', { label: 'Story', kind: 'richText' })
  await make('objects/machine/fields', { label: 'Papers', kind: 'file' })
  await keepMarkedFile()
  await make('objects/machine/fields', {
    label: 'Called',
    kind: 'formula',
    settings: { formula: 'keeper.name & " " & story' },
  })
  await make('objects/contact/fields', {
    label: 'Stories',
    kind: 'rollUp',
    settings: { rollUp: { over: 'machines', take: 'list', of: 'name' } },
  })
  await make('objects/contact/fields', {
    label: 'Tools',
    kind: 'links',
    settings: { to: 'machine', inverse: 'users', columns: [{ label: 'Purpose', kind: 'text' }] },
  })
  await make('objects/machine/fields', {
    label: 'Meant for',
    kind: 'anyReference',
    settings: { targets: ['contact', 'company'] },
  })
  const seeded = await seedRecords(pool, services.definitions.registry, [ana.id, ben.id, cid.id])
  records.push(...seeded.records)
  expect(seeded.impossible).toEqual(notSeeded)
  // Everything of Cid's is shared with Ana; what hangs on it is, too.
  for (const { object, id } of records.filter(({ owner }) => owner === cid.id))
    if (isShareable(services.definitions.registry.object(object)))
      await pool.query(
        "insert into record_share (object, shared_id, user_id, level) values ($1, $2, $3, 'read')",
        [object, id, ana.id],
      )
  // Ana was told of every record, of which she may see some.
  for (const { object, id } of records)
    await pool.query(
      `insert into notification (user_id, object, record_id, kind, about_object, about_id, fields, by_id, at, in_app)
       values ($1, $2, $3, 'written', $2, $3, array['name', 'text'], $4, now(), true)`,
      [ana.id, object, id, cid.id],
    )
  await fillComputedNow(services, 'machine', 'called')
  await fillComputedNow(services, 'contact', 'stories')
  await fillComputedNow(services, 'contactTools', 'name')
  for (const { name, table } of services.definitions.registry.objects) {
    const { rows } = await pool.query(`select id from "${table}" limit 1`)
    if (rows[0]) otherIds.set(name, rows[0].id)
  }
  doors = doorsOf((await send('GET', '/api/openapi.json')).body)
})

/** The one file that all records hold, each under a name that tells of it. */
async function keepMarkedFile(): Promise<void> {
  const { hash, bytes } = await services.files.write(Readable.from([Buffer.from('Marked by its names.')]))
  await pool.query(
    `insert into file (id, name, type, bytes, hash, created_at) values ($1, 'marked.txt', 'text/plain', $2, $3, now())`,
    [markedFile, bytes, hash],
  )
}

/** Objects of which no record can be made from their definition alone. */
const notSeeded = ['waitingTouchpoint']

/** Doors that read and let nobody in on this walk, by how their paths begin, with why. */
const notEntered: Record<string, string> = {
  '/api/v1/jobs/{id}': 'no job ran; held to its laws in jobs.test.ts',
  '/api/v1/imports/{id}/rejected':
    'a file, of an import that there is none of; held to its laws in the tests of imports',
  '/api/v1/touchpoints/{id}': 'no touchpoint is written past the engine',
  '/api/v1/waiting-touchpoints/{id}': 'written by its module alone',
  '/api/v1/forms/{id}/preview': 'the page as strangers will see it, whatever a role hides',
  '/api/v1/views/{id}':
    'the views of others are private, also from owners; held to that in views-and-teams.test.ts',
  '/api/v1/live': 'a stream that does not end; held to its laws in live.test.ts',
  '/api/v1/quotes/{id}/document.pdf': 'bytes in which no mark can be read; held to scopes in quotes.test.ts',
}

async function ask(method: string, url: string, as: Caller, body?: unknown) {
  const response = await app.inject({
    method: method as 'GET',
    url,
    ...(body === undefined ? {} : { payload: body as object }),
    headers: { host: 'shop.example', origin: 'http://shop.example', ...as.headers },
  })
  expect(response.statusCode, `${method} ${url}: ${response.body.slice(0, 300)}`).toBeLessThan(500)
  return {
    status: response.statusCode,
    // The name of a file stands in the head of its answer.
    text: response.body + String(response.headers['content-disposition'] ?? ''),
    type: String(response.headers['content-type'] ?? ''),
  }
}

const reading = () =>
  doors.filter(
    ({ method, path }) =>
      method === 'GET' &&
      !Object.keys(notEntered).some((begin) => path.startsWith(begin)) &&
      !path.includes('{changeSetId}'),
  )

test('every door that reads lets the owner in, and answers as the description says', async () => {
  const { registry } = services.definitions
  const closed: string[] = []
  const wrong = new Set<string>()
  for (const door of reading()) {
    let isOpen = false
    // Two are enough to see the form of an answer.
    for (const { url } of knocksAt(door, registry, records, otherIds).slice(0, 2)) {
      const { status, text, type } = await ask('GET', url, owner)
      if (status >= 400) continue
      isOpen = true
      const problem = misfit(door, status, text, type)
      if (problem) wrong.add(`GET ${door.path}: ${problem}`)
    }
    if (!isOpen) closed.push(door.path)
  }
  expect(closed).toEqual([])
  expect([...wrong]).toEqual([])
})

const schemas = new WeakMap<object, z.ZodType>()

/** What of an answer is not as its door says; undefined when all is. */
function misfit({ operation }: Door, status: number, text: string, type: string): string | undefined {
  const described = operation.responses[status]
  if (!described) return `${status} is not described`
  const schema = described.content?.['application/json']?.schema
  if (!schema || !type.includes('json')) return undefined
  let read = schemas.get(schema)
  if (!read) {
    read = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
    schemas.set(schema, read)
  }
  const { error } = read.safeParse(JSON.parse(text))
  return error ? `${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}` : undefined
}

interface KnownRole extends Pick<Role, 'objects' | 'fields'> {
  key: string
}

/** Some scope for each object, some hidden fields of each. */
function someRole(key: string, seed: number): KnownRole {
  const objects: Record<string, ObjectRights> = {}
  const fields: Record<string, Record<string, FieldLevel>> = {}
  const names = services.definitions.registry.objects
  const picks = fc.sample(
    fc.record({ scope: fc.constantFrom('none', 'mine', 'mine', 'team', 'all'), hidden: fc.nat(3) }),
    {
      numRuns: names.length,
      seed,
    },
  )
  for (const [index, object] of names.entries()) {
    const { scope, hidden } = picks[index]!
    objects[object.name] = { create: 'none', read: scope as 'mine', update: 'none', delete: 'none' }
    const key = markedTexts(object)[hidden]
    if (key) fields[object.name] = { [key]: 'hidden' }
  }
  return { key, objects, fields }
}

function isOpenTo(role: KnownRole, { object: name, number, field }: FoundMark): boolean {
  const object = services.definitions.registry.objects.find((each) => each.name.toLowerCase() === name)
  const record = records.find((one) => one.object === object?.name && one.number === number)
  const key = object && Object.keys(object.fields).find((each) => each.toLowerCase() === field)
  if (!object || !record || !key || role.fields[object.name]?.[key] === 'hidden') return false
  return isSeen(role, object, record)
}

/** Whether a record is seen; a link, when both records that it links are: those of the same number. */
function isSeen(role: KnownRole, object: ObjectDefinition, record: SeededRecord): boolean {
  const ends = linkEndsOf(object)
  if (ends)
    return ends.every((key) => {
      const { to } = object.fields[key] as ReferenceField
      const end = records.find((one) => one.object === to && one.number === record.number)
      return end !== undefined && isSeen(role, services.definitions.registry.object(to), end)
    })
  const scope = scopeOf(role, object.name, 'read')
  if (scope === 'none' || scope === 'all' || object.ownership === 'shared') return scope !== 'none'
  if (record.owner === cid.id && isSharedOnWay(object)) return true
  return scope === 'mine' ? record.owner === ana.id : record.owner !== null && teamIds.includes(record.owner)
}

/** Whether records of an object can be shared, themselves or with what they belong to. */
const isSharedOnWay = (object: ObjectDefinition): boolean => {
  const via = belongsVia(object)
  if (via === undefined) return isShareable(object)
  const field = object.fields[via]!
  return field.kind === 'reference' && isSharedOnWay(services.definitions.registry.object(field.to))
}

test.each([1, 3])('no door that reads shows what a role closes (%i)', { timeout: 120_000 }, async (seed) => {
  const role = someRole(`walker-${seed}`, seed)
  const roleId = await server.role(role.key, { ...role, capabilities: ['export.run'] })
  const walker = await server.key(roleId, ana.id)
  const shown: string[] = []
  let seen = 0
  for (const door of reading())
    for (const { url } of knocksAt(door, services.definitions.registry, records, otherIds)) {
      const { text } = await ask('GET', url, walker)
      const marks = marksIn(text)
      seen += marks.length
      const stray = marks.find((found) => !isOpenTo(role, found))
      if (stray) shown.push(`${url}: ${stray.object} ${stray.number} ${stray.field}`)
    }
  expect(shown).toEqual([])
  // Were the answers empty, silence would mean little.
  expect(seen).toBeGreaterThan(500)
})

test('whoever may only read changes nothing by any door', { timeout: 120_000 }, async () => {
  const { registry } = services.definitions
  const read = Object.fromEntries(acts.map((act) => [act, act === 'read' ? 'all' : 'none'])) as ObjectRights
  const reader = await server.key(await server.role('reader', { objects: { '*': read } }), ana.id)
  const before = await fingerprint()
  for (const door of doors.filter(({ method }) => method !== 'GET')) {
    const object = registry.byPath(door.path.split('/')[3] ?? '')
    const id = records.find((record) => record.object === object?.name)?.id ?? owner.id
    const url = door.path.replace('{id}', id).replace(/\{\w+\}/g, owner.id)
    for (const body of bodiesFor(records, object)) {
      const { status } = await ask(door.method, url, reader, body)
      if (status === 403) break
    }
  }
  expect(await fingerprint()).toEqual(before)
})

async function fingerprint(): Promise<Record<string, string>> {
  const prints: Record<string, string> = {}
  for (const { table, name } of services.definitions.registry.objects) {
    const { rows } = await pool.query(
      `select count(*) || ':' || coalesce(md5(string_agg(record::text, '' order by id)), '') as print from "${table}" as record`,
    )
    prints[name] = rows[0].print
  }
  return prints
}
