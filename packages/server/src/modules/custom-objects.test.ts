/** An object and fields that users make while the server runs, through every door that built-in ones have. */

import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { systemCtx } from '../records/index.ts'
import { alignIndexesNow } from '../records/testing.ts'
import { runImport } from './collect/run-import.ts'
import { startImport } from './collect/start-import.ts'
import { jobHandle } from './collect/testing.ts'
import { testServer } from './governance/testing.ts'
import { product } from './index.ts'

const { send, pool, services, ...server } = await testServer(product)
const owner = await server.owner()

async function make(path: string, body: object) {
  const answer = await send('POST', `/api/v1/${path}`, owner, body)
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

const get = async (path: string, as = owner) => (await send('GET', `/api/v1/${path}`, as)).body

await make('objects', { label: 'Machine', labelPlural: 'Machines', icon: 'coffee', titleLabel: 'Model' })
await make('objects/machine/fields', { label: 'Serial number', kind: 'text', unique: true, required: true })
await make('objects/machine/fields', {
  label: 'Owner contact',
  kind: 'reference',
  settings: { to: 'contact' },
})
await make('objects/machine/fields', { label: 'Purchase date', kind: 'date' })
await make('objects/machine/fields', {
  label: 'State',
  kind: 'select',
  default: 'new',
  settings: {
    options: [
      { value: 'new', label: 'New' },
      { value: 'used', label: 'Used', color: 'amber' },
    ],
  },
})
const marta = await make('contacts', { name: 'Marta Kowalczyk', email: 'marta@example.com' })

test('a new object is read and written by its own routes at once', async () => {
  const made = await make('machines', {
    model: 'La Pavoni',
    serialNumber: 'LP-1',
    ownerContactId: marta.id,
    purchaseDate: '2025-05-01',
  })
  expect(made).toMatchObject({ model: 'La Pavoni', state: 'new', ownerContactId: marta.id })
  await make('machines', {
    model: 'Linea Mini',
    serialNumber: 'LM-7',
    purchaseDate: '2026-01-15',
    state: 'used',
  })
  expect(await get('machines?purchaseDate.gte=2026-01-01')).toMatchObject({
    count: 1,
    data: [{ serialNumber: 'LM-7' }],
  })
  expect(await get('machines?ownerContact.name=Marta Kowalczyk&include=ownerContact')).toMatchObject({
    data: [{ model: 'La Pavoni', ownerContact: { email: 'marta@example.com' } }],
  })
  expect(await get(`contacts/${marta.id}?include=machines`)).toMatchObject({
    machines: [{ serialNumber: 'LP-1' }],
  })
  expect(await get('machines/aggregate?groupBy=state&measures=count')).toMatchObject({
    data: expect.arrayContaining([expect.objectContaining({ state: 'new', count: 1 })]),
  })
  expect((await get('search?q=LM-7')).data).toMatchObject([{ object: 'machine', title: 'Linea Mini' }])
  const changed = await send('PUT', '/api/v1/machines/by/serialNumber/lm-7', owner, { state: 'new' })
  expect(changed).toMatchObject({ status: 200, body: { state: 'new' } })
  expect((await get(`machines/${changed.body.id}/history`)).data[0].changes).toMatchObject([
    { field: 'state', before: 'used', after: 'new' },
  ])
})

test('a file of them is imported, the same file again changes nothing, and the import is undone as a whole', async () => {
  const file = [
    'Model;Serial number;Owner contact;Purchase date;State',
    'La Pavoni;LP-1;Marta Kowalczyk;01.05.2025;used',
    'Rocket;RO-3;Jan Nowak;24.12.2025;New',
    'Nameless;;;;',
  ].join('\n')
  const { actor } = systemCtx(services, 'Test')
  const bring = async () => {
    const { hash } = await services.files.write(Readable.from([Buffer.from(file)]))
    const wanted = { kind: 'machines', fileName: 'machines.csv', fileKey: hash, options: {} }
    const importId = await startImport(services, actor, wanted)
    await runImport.run({ importId, fileName: 'machines.csv' }, jobHandle(services))
    return get(`imports/${importId}`)
  }
  const first = await bring()
  expect(first).toMatchObject({ status: 'done', created: 1, updated: 1, unchanged: 0, rejected: 1 })
  expect(await bring()).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 1 })
  expect(await get('machines?serialNumber=RO-3&include=ownerContact')).toMatchObject({
    data: [
      { model: 'Rocket', purchaseDate: '2025-12-24', state: 'new', ownerContact: { name: 'Jan Nowak' } },
    ],
  })
  expect((await send('POST', `/api/v1/imports/${first.id}/undo`, owner)).status).toBe(200)
  expect(await get('machines?sort=serialNumber')).toMatchObject({
    count: 2,
    data: [{ serialNumber: 'LM-7' }, { serialNumber: 'LP-1', state: 'new' }],
  })
})

test('the description of the API has it, and an API key of a role that may reads it', async () => {
  const { paths } = (await send('GET', '/api/openapi.json')).body
  expect(paths['/api/v1/machines'].post.requestBody.content['application/json'].schema).toMatchObject({
    required: ['model', 'serialNumber'],
    properties: { state: { enum: ['new', 'used', null] }, ownerContactId: { format: 'uuid' } },
  })
  const till = await server.key(await server.roleId('viewer'))
  expect(await get('machines?fields=serialNumber', till)).toMatchObject({ count: 2 })
  expect((await send('POST', '/api/v1/machines', till, { model: 'X' })).status).toBe(403)
  expect((await send('POST', '/api/v1/objects', till, { label: 'Van', labelPlural: 'Vans' })).status).toBe(
    403,
  )
  const blind = await server.key(
    await server.role('blind', {
      objects: { machine: { create: 'none', read: 'all', update: 'none', delete: 'none' } },
      fields: { machine: { serialNumber: 'hidden' } },
    }),
  )
  expect((await get('machines', blind)).data[0]).not.toHaveProperty('serialNumber')
  expect((await send('GET', '/api/v1/machines?serialNumber=LP-1', blind)).status).toBe(403)
})

test('a field is added to a built-in object without touching its rows, and its index is built beside the work', async () => {
  const filenode = async () =>
    (await pool.query("select pg_relation_filenode('contact') as file, xmin from contact limit 1")).rows[0]
  const before = await filenode()
  await make('objects/contact/fields', {
    label: 'Shoe size',
    kind: 'number',
    settings: { integer: true, min: 10, max: 60 },
  })
  expect(await filenode()).toEqual(before)
  await Promise.all([
    alignIndexesNow(services),
    make('objects/contact/fields', { label: 'Hat size', kind: 'number', filterable: false }),
  ])
  await alignIndexesNow(services)
  const { rows } = await pool.query(
    "select indexname, indisvalid from pg_indexes join pg_index on indexrelid = indexname::regclass where indexname like 'contact_x_%'",
  )
  expect(rows).toEqual([{ indexname: 'contact_x_shoe_size', indisvalid: true }])
  const { rows: keys } = await pool.query(
    "select from pg_constraint where contype = 'f' and not convalidated",
  )
  expect(keys).toEqual([])
  await send('PATCH', `/api/v1/contacts/${marta.id}`, owner, { shoeSize: 39 })
  expect(await get('contacts?shoeSize.gte=39')).toMatchObject({ count: 1, data: [{ shoeSize: 39 }] })
  expect((await send('PATCH', `/api/v1/contacts/${marta.id}`, owner, { shoeSize: 99 })).body.title).toBe(
    'Shoe size must not be above 60.',
  )
})

test('what is called otherwise keeps its name in the API, also where it is built in', async () => {
  await send('PATCH', '/api/v1/objects/machine', owner, {
    label: 'Coffee machine',
    labelPlural: 'Coffee machines',
  })
  await send('PATCH', '/api/v1/objects/contact/fields/phone', owner, {
    label: 'Telephone',
    description: 'Of the shop',
  })
  const { data } = await get('objects')
  const named = (name: string) => data.find((object: { name: string }) => object.name === name)
  expect(named('machine')).toMatchObject({ label: 'Coffee machine', path: 'machines', custom: true })
  expect(named('contact').fields).toContainEqual(
    expect.objectContaining({ key: 'phone', label: 'Telephone', description: 'Of the shop' }),
  )
})

test('making a field and changing a definition are undone like any change, and the values come back with the field', async () => {
  await make('objects/machine/fields', { label: 'Weight', kind: 'number', settings: { unit: 'kg' } })
  const { data } = await get('machines')
  await send('PATCH', `/api/v1/machines/${data[0].id}`, owner, { weight: 30 })
  await send('DELETE', '/api/v1/objects/machine/fields/weight', owner)
  expect((await get('machines?weight.gte=1')).title).toContain(
    'The field “Weight” of coffee machines was removed. Leave it out, or bring it back in Settings, Objects.',
  )
  const [removal] = (await get('change-sets?sort=-createdAt&limit=1')).data
  expect(removal.label).toBe('Removed the field Weight')
  expect((await send('POST', `/api/v1/change-sets/${removal.id}/undo`, owner)).status).toBe(200)
  await services.definitions.reload()
  expect(await get('machines?weight.gte=1')).toMatchObject({ count: 1, data: [{ weight: 30 }] })
})

test.each([
  ['objects', { label: 'Machine', labelPlural: 'Things' }, 'there is an object Coffee machine already'],
  [
    'objects',
    { name: 'ticket', label: 'Repair', labelPlural: 'Repairs' },
    'is a word that Regulars itself uses',
  ],
  ['objects', { label: 'Person', labelPlural: 'People' }, 'there is an object'],
  ['objects', { label: '漢字', labelPlural: '漢字s' }, 'No name for the API'],
  ['objects/machine/fields', { label: 'State', kind: 'text' }, 'have a field State already'],
  ['objects/machine/fields', { label: 'Id', kind: 'text' }, 'is a word that Regulars itself uses'],
  ['objects/machine/fields', { label: 'Colour', kind: 'select', settings: {} }, 'A choice needs options'],
  [
    'objects/machine/fields',
    { label: 'Place', kind: 'reference', settings: { to: 'planet' } },
    'There is no object “planet”',
  ],
  [
    'objects/machine/fields',
    { label: 'Price', kind: 'number', default: 'dear' },
    'Price: “dear” is no number',
  ],
  [
    'objects/contact/fields',
    { label: "x'; drop table contact; --", kind: 'tex' },
    'There is no kind of field',
  ],
])('%s %j is refused with a sentence', async (path, body, sentence) => {
  const { status, body: problem } = await send('POST', `/api/v1/${path}`, owner, body)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(problem.title).toContain(sentence)
})

test('a word of the product names an object of people all the same, apart in the API', async () => {
  const made = await make('objects', { label: 'Ticket', labelPlural: 'Tickets', titleLabel: 'Subject' })
  expect(made).toMatchObject({ name: 'ownTicket', path: 'own-tickets', label: 'Ticket' })
  await make('own-tickets', { subject: 'Leaks' })
  expect((await get('own-tickets')).count).toBe(1)
  await make('objects/ownTicket/fields', {
    label: 'Machine',
    kind: 'reference',
    settings: { to: 'machine' },
  })
  const settings = { rollUp: { over: 'tickets', take: 'count' } }
  const counted = await make('objects/machine/fields', { label: 'Tickets', kind: 'rollUp', settings })
  expect(counted.key).toBe('ownTickets')
})

test('values that are there stand in the way of what they do not satisfy', async () => {
  const change = (key: string, body: object) =>
    send('PATCH', `/api/v1/objects/machine/fields/${key}`, owner, body)
  const used = { default: null, settings: { options: [{ value: 'used', label: 'Second hand' }] } }
  expect((await change('state', used)).body).toMatchObject({
    status: 409,
    title: '2 coffee machines have “New”.',
  })
  await make('objects/machine/fields', { label: 'Colour', kind: 'text' })
  expect((await change('colour', { label: 'Tint', required: true, default: 'black' })).status).toBe(200)
  expect(
    (await change('colour', { required: false, default: null, settings: { maxLength: 20 } })).status,
  ).toBe(200)
  for (const { id } of (await get('machines')).data)
    await send('PATCH', `/api/v1/machines/${id}`, owner, { colour: 'red' })
  expect((await change('colour', { unique: true })).body.title).toBe(
    '“red” stands in 2 coffee machines, so it is not different for each.',
  )
})

test('an object goes into the bin and comes back with its records', async () => {
  expect((await send('DELETE', '/api/v1/objects/machine', owner)).status).toBe(204)
  expect((await send('GET', '/api/v1/machines', owner)).status).toBe(404)
  expect((await get(`contacts/${marta.id}?include=machines`)).title).toContain('machines')
  const { objects } = await get('objects/removed')
  expect((await send('POST', `/api/v1/objects/removed/${objects[0].id}/restore`, owner)).status).toBe(200)
  expect(await get('machines')).toMatchObject({ count: 2 })
})
