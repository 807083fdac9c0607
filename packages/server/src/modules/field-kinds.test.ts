/** Kinds of field that users make, through every door; a change of kind; and the rules that records keep. */
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { systemCtx } from '../records/index.ts'
import { fillIdentifiersNow } from '../records/testing.ts'
import { runImport } from './collect/run-import.ts'
import { startImport } from './collect/start-import.ts'
import { jobHandle } from './collect/testing.ts'
import { testServer } from './governance/testing.ts'
import { product } from './index.ts'

const { send, services, pool, ...server } = await testServer(product)
const owner = await server.owner()

const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
  send(method, `/api/v1/${path}`, owner, body)
async function make(path: string, body: object) {
  const answer = await ask('POST', path, body)
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
const get = async (path: string) => (await ask('GET', path)).body

await make('objects', { label: 'Reservation', labelPlural: 'Reservations', titleLabel: 'Name' })
const early = await make('reservations', { name: 'Before all fields' })
for (const [label, kind, settings] of [
  ['Notes', 'richText', {}],
  ['Opens at', 'time', {}],
  ['Takes', 'duration', {}],
  ['Stars', 'rating', {}],
  ['Paint', 'color', {}],
  ['Place', 'address', {}],
  ['Number', 'identifier', { pattern: 'BO-{000}' }],
] as const)
  await make('objects/reservation/fields', { label, kind, settings })
await make('objects/reservation/fields', {
  label: 'Closes in minutes',
  kind: 'formula',
  settings: { formula: 'in_minutes(takes) + stars' },
})

const full = {
  name: 'Tasting',
  notes: '## Bring\n- cups\n- **water**',
  opensAt: '8:30',
  takes: '1 h 30 min',
  stars: 4,
  paint: '#1F7A4D',
  place: { street: 'Long Lane 1', postcode: '80-831', city: 'Gdańsk', country: 'PL' },
}

test('each kind is kept in its own form, read, found, put in order and remembered', async () => {
  const made = await make('reservations', full)
  expect(made).toMatchObject({
    opensAt: '08:30:00',
    takes: 5400,
    stars: 4,
    paint: '#1f7a4d',
    place: full.place,
    number: expect.stringMatching(/^BO-\d{3}$/),
    closesInMinutes: 94,
  })
  await make('reservations', { name: 'Lunch', opensAt: '12:00', takes: 3600, stars: 2, place: 'Kraków, PL' })
  const found = async (query: string) =>
    (await get(`reservations?${query}`)).data.map(({ name }: { name: string }) => name)
  expect(await found('opensAt.lt=12:00')).toEqual(['Tasting'])
  expect(await found('takes.gte=1 h&sort=-takes')).toEqual(['Tasting', 'Lunch'])
  expect(await found('stars.gte=3')).toEqual(['Tasting'])
  expect(await found('paint=%231f7a4d')).toEqual(['Tasting'])
  expect(await found('place.contains=gdansk')).toEqual(['Tasting'])
  expect(await found('place.contains=krak')).toEqual(['Lunch'])
  expect(await found('notes.contains=water')).toEqual(['Tasting'])
  expect((await get('reservations/aggregate?measures=sum:takes,avg:stars')).data).toMatchObject([
    { 'sum:takes': 9000, 'avg:stars': 3 },
  ])
  await ask('PATCH', `reservations/${made.id}`, { place: { city: 'Sopot' }, takes: '45 min' })
  expect((await get(`reservations/${made.id}/history`)).data[0].changes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'place', before: full.place, after: { city: 'Sopot' } }),
      expect.objectContaining({ field: 'takes', before: 5400, after: 2700 }),
    ]),
  )
  const { paths } = (await send('GET', '/api/openapi.json')).body
  const { properties } = paths['/api/v1/reservations'].post.requestBody.content['application/json'].schema
  expect(properties.place.properties).toHaveProperty('postcode')
  expect(properties).not.toHaveProperty('number')
})

test.each([
  [{ opensAt: '25:00' }, 'Opens at: “25:00” is no time of day; write it as 14:30.'],
  [{ takes: 'long' }, 'Takes: “long” is no span of time; write it as 1 h 30 min or 1:30.'],
  [{ stars: 6 }, 'Stars must not be above 5.'],
  [{ paint: 'red' }, 'Paint: “red” is no colour; write it as #1f7a4d.'],
  [{ place: { town: 'X' } }, 'Place has no part “town”; it has street, postcode, city, region, country.'],
  [{ place: { country: 'Poland' } }, 'Place: “Poland” is no country; write its two letters, such as PL.'],
  [{ number: 'BO-9' }, 'Number is kept by Regulars and cannot be set.'],
])('%j is refused with a sentence', async (values, sentence) => {
  expect((await ask('PATCH', `reservations/${early.id}`, values)).body.title).toBe(sentence)
})

test('numbers are given to all at once without one twice, and to those that were there before', async () => {
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => make('reservations', { name: `At once ${index}` })),
  )
  await fillIdentifiersNow(services, 'reservation', 'number')
  const { data } = await get('reservations?limit=100')
  const numbers = data.map(({ number }: { number: string }) => number)
  expect(new Set(numbers).size).toBe(data.length)
  expect(numbers).not.toContain(null)
  expect((await get('search?q=BO-001')).data[0]).toMatchObject({ object: 'reservation' })
  await ask('PATCH', 'objects/reservation/fields/number', { settings: { pattern: 'Nº {00000}/B' } })
  expect(await make('reservations', { name: 'Later' })).toMatchObject({
    number: expect.stringMatching(/^Nº \d{5}\/B$/),
  })
})

async function bring(lines: readonly string[], fileName = 'reservations.csv') {
  const { actor } = systemCtx(services, 'Test')
  const { hash } = await services.files.write(Readable.from([Buffer.from(lines.join('\n'))]))
  const importId = await startImport(services, actor, {
    kind: 'reservations',
    fileName,
    fileKey: hash,
    options: {},
  })
  await runImport.run({ importId, fileName }, jobHandle(services))
  return get(`imports/${importId}`)
}

test('a file fills them, an address by its parts', async () => {
  const done = await bring([
    'Name;Opens at;Takes;Stars;Paint;Place city;Place postcode;Place country',
    'From a file;9:15;2 h;3;#fff;Berlin;10115;Germany',
    'Not so;99:99;2 h;3;#fff;Berlin;10115;Germany',
  ])
  expect(done).toMatchObject({ created: 1, rejected: 1 })
  const { data } = await get('reservations?name=From a file')
  expect(data).toMatchObject([
    {
      opensAt: '09:15:00',
      takes: 7200,
      stars: 3,
      paint: '#ffffff',
      place: { city: 'Berlin', postcode: '10115', country: 'DE' },
      number: expect.stringMatching(/^Nº/),
    },
  ])
})

test('a field becomes one of another kind after one has seen what is lost, and undoing brings back all', async () => {
  await make('objects/reservation/fields', { label: 'Guests', kind: 'text' })
  for (const guests of ['12', '3', 'a dozen']) await make('reservations', { name: `For ${guests}`, guests })
  const wanted = { kind: 'number', settings: { integer: true } }
  expect(await make('objects/reservation/fields/guests/preview-kind', wanted)).toMatchObject({
    filled: 3,
    kept: 2,
    lost: 1,
    lostExamples: [{ value: 'a dozen', problem: '“a dozen” is no number.', count: 1 }],
  })
  await make('objects/reservation/fields/guests/change-kind', wanted)
  expect((await get('reservations?guests.gte=5')).data).toMatchObject([{ name: 'For 12', guests: 12 }])
  const [change] = (await get('change-sets?sort=-createdAt&limit=1')).data
  expect(change.label).toBe('Made Guests a field of another kind')
  expect((await ask('POST', `change-sets/${change.id}/undo`)).status).toBe(200)
  await services.definitions.reload()
  expect((await get('reservations?guests.contains=dozen')).data).toMatchObject([{ guests: 'a dozen' }])

  await make('objects/reservation/fields/guests/change-kind', { kind: 'select' })
  const { fields } = (await get('objects')).data.find(({ name }: { name: string }) => name === 'reservation')
  const { options } = fields.find(({ key }: { key: string }) => key === 'guests')
  expect(options.map(({ label }: { label: string }) => label).sort()).toEqual(['12', '3', 'a dozen'])
  expect(await get('reservations?guests=12')).toMatchObject({ count: 1 })
  expect(
    (await ask('POST', 'objects/reservation/fields/number/preview-kind', { kind: 'reference' })).body.title,
  ).toBe('A field of this kind cannot become one of the kind Record.')
})

test('a rule is kept by whatever writes, and says its sentence', async () => {
  const sentence = 'Whoever rates five stars says why.'
  const rule = { formula: 'is_blank(stars) or stars < 5 or not is_blank(notes)', sentence, field: 'notes' }
  const preview = await make('objects/reservation/preview-rule', { formula: rule.formula })
  expect(preview).toMatchObject({ broken: 0 })
  expect(
    (await ask('PATCH', 'objects/reservation', { rules: [{ ...rule, formula: 'stars +' }] })).status,
  ).toBe(422)
  expect((await ask('PATCH', 'objects/reservation', { rules: [rule] })).status).toBe(200)

  const five = { name: 'Five', stars: 5 }
  const created = await ask('POST', 'reservations', five)
  expect(created).toMatchObject({ status: 422, body: { title: sentence, faults: [{ field: 'notes' }] } })
  const good = await make('reservations', { ...five, notes: 'The cake.' })
  expect((await ask('PATCH', `reservations/${good.id}`, { notes: null })).body.title).toBe(sentence)
  const batch = await ask('POST', 'reservations/batch', { create: [{ name: 'One' }, five] })
  expect(batch.body.faults).toEqual([{ field: 'create.1.notes', message: sentence }])
  const bulk = await ask('POST', 'reservations/bulk', { filter: { all: [] }, update: { stars: 5 } })
  expect(bulk).toMatchObject({ status: 422, body: { title: sentence } })
  const done = await bring(['Name;Stars;Notes', 'With;5;Fine', 'Without;5;', 'Four;4;'], 'rated.csv')
  expect(done).toMatchObject({ created: 2, rejected: 1 })
  const { rows } = await pool.query('select problems from import_rejected where import_id = $1', [done.id])
  expect(rows).toEqual([{ problems: [sentence] }])
  expect((await ask('DELETE', 'objects/reservation/fields/notes')).body.title).toBe(
    'A rule of reservations reads it.',
  )
})

test('a page is laid out for everybody, and names no field to whom it is closed', async () => {
  const page = {
    facts: ['stars', 'takes'],
    sections: [{ title: 'The hour', fields: ['opensAt', 'takes', 'stars'] }],
    hiddenFields: ['paint'],
    parts: { top: [], tabs: ['history', 'details'], side: [] },
    hiddenParts: [],
  }
  expect((await ask('PATCH', 'objects/reservation', { page })).body.page).toEqual(page)
  const wrong = await ask('PATCH', 'objects/reservation', { page: { facts: ['shoeSize'] } })
  expect(wrong.body.title).toContain('shoeSize')
  const role = await server.role('starless', {
    objects: { '*': { create: 'none', read: 'all', update: 'none', delete: 'none' } },
    fields: { reservation: { stars: 'hidden', paint: 'hidden' } },
  })
  const starless = await server.key(role)
  const { data } = (await send('GET', '/api/v1/objects', starless)).body
  expect(data.find(({ name }: { name: string }) => name === 'reservation').page).toEqual({
    ...page,
    facts: ['takes'],
    sections: [{ title: 'The hour', fields: ['opensAt', 'takes'] }],
    hiddenFields: [],
  })
  expect((await send('PATCH', '/api/v1/objects/reservation', starless, { page: null })).status).toBe(403)
  expect((await ask('PATCH', 'objects/reservation', { page: null })).body.page).toBeUndefined()
})
