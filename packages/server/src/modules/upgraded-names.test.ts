/** A business that had an object, a field and a relation of its own before a version brought built-in ones of the same names: `booking`, `contract.documents`, `contact.bookings`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtInObjects, defineObject, type ObjectDefinition, reference, text } from '@regulars/model'
import { afterAll, expect, test } from 'vitest'
import { restoreBackup } from '../platform/backup/restore-backup.ts'
import { readConfig } from '../platform/config.ts'
import { readMigrations } from '../platform/database/migrate.ts'
import { openFileStore } from '../platform/files/file-store.ts'
import { createLog } from '../platform/log.ts'
import { buildApp } from '../platform/process/build-app.ts'
import { openServices } from '../platform/process/open-services.ts'
import { emptyDatabase } from '../platform/testing.ts'
import { yieldToBuiltIn } from '../platform/upgrade/yielding/yield-to-built-in.ts'
import { alignIndexesNow } from '../records/testing.ts'
import { cookiesOf, sender } from './governance/testing/requests.ts'
import { testPassword, testServer } from './governance/testing.ts'
import { product } from './index.ts'

// Made with the version of the schema 0141, through its API: an object Booking with a rule, views, a segment, a role, a layout, a roll-up and a formula.
const landed = join(import.meta.dirname, '../platform/upgrade/yielding/landed-0141-own-names.tar.gz')
const dataDir = await mkdtemp(join(tmpdir(), 'regulars-names-'))
const log = createLog('silent')
const database = await emptyDatabase()
const files = openFileStore(join(dataDir, 'files'))
await restoreBackup(
  landed,
  { pool: database.pool, files, migrations: await readMigrations(), log },
  'as-it-was',
)
const open = await openServices(
  readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
  database,
  product,
  log,
)
const { services } = open
const { app } = await buildApp(services, product.modules)
afterAll(async () => {
  await app.close()
  await open.close()
  await rm(dataDir, { recursive: true })
})
const send = sender(app)
const signedIn = await send('POST', '/api/auth/sign-in/email', undefined, {
  email: 'olga@shop.example',
  password: testPassword,
})
const olga = { id: '', headers: cookiesOf(signedIn) }
const ask = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => {
  const answer = await send(method, `/api/v1/${path}`, olga, body)
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
const only = async (path: string) => (await ask('GET', path)).data[0]

test('the object of the business has another name and address, and all that was in it', async () => {
  expect((await ask('GET', 'bookings')).data).toEqual([])
  const stay = await only('bookings-own?include=guest')
  expect(stay).toMatchObject({ name: 'Easter', nights: 4, code: 'BO-0001', guest: { name: 'Marta' } })
  expect((await ask('GET', `bookings-own/${stay.id}/history`)).data[0].changes).toMatchObject([
    { field: 'nights', before: 3, after: 4 },
  ])
  const refused = await send('PATCH', `/api/v1/bookings-own/${stay.id}`, olga, { nights: 0 })
  expect(refused.body.title).toBe('A stay has at least one night.')
  expect(await ask('POST', 'bookings-own', { name: 'Winter', nights: 2 })).toMatchObject({ code: 'BO-0002' })
})

test('a field beside a new built-in one keeps its values, and both are written apart', async () => {
  const contract = await only('contracts')
  expect(contract).toMatchObject({ documentsOwn: 7, paper: 14, documents: null })
  const changed = await ask('PATCH', `contracts/${contract.id}`, { documentsOwn: 10 })
  expect(changed).toMatchObject({ documentsOwn: 10, paper: 20, documents: null })
  const { data } = await ask('GET', `contracts/${contract.id}/history`)
  expect(data[1].changes).toMatchObject([{ field: 'documentsOwn', before: 5, after: 7 }])
})

test('what named them names them still: views, segments, layouts, roll-ups, roles', async () => {
  const views = (await ask('GET', 'views?sort=name&object.in=bookingOwn,contract')).data
  expect(views).toMatchObject([
    {
      object: 'bookingOwn',
      condition: { field: 'nights' },
      columns: ['name', 'nights', 'guest.city'],
      sort: '-nights',
    },
    {
      object: 'contract',
      condition: { all: [{ field: 'documentsOwn' }] },
      columns: ['title', 'documentsOwn'],
      sort: '-documentsOwn',
      settings: { widths: { documentsOwn: 90 } },
    },
  ])
  const segment = await only('segments?name=Guests')
  expect(segment.condition).toMatchObject({ has: 'bookingsOwn', where: { field: 'nights' }, sum: 'nights' })
  const marta = await only(`contacts?filter=${encodeURIComponent(JSON.stringify({ segment: segment.id }))}`)
  expect(marta).toMatchObject({ name: 'Marta', nightsWithUs: 4 })
  const described = (await ask('GET', 'objects')).data.find(
    ({ name }: { name: string }) => name === 'contact',
  )
  expect(described.page).toMatchObject({
    parts: { tabs: ['bookingsOwn'] },
    columns: { bookingsOwn: ['nights', 'guest.city'] },
  })
  const { rows } = await services.pool.query<{ rights: unknown }>(
    "select rights from role where label = 'Desk'",
  )
  expect(rows[0]!.rights).toMatchObject({
    objects: { bookingOwn: { read: { where: { field: 'nights' } } } },
    fields: { bookingOwn: { code: 'hidden' }, contract: { documentsOwn: 'read' } },
  })
})

test('the upgrade says so among the changes, and finds nothing to do the second time', async () => {
  const said = async () =>
    (
      await services.pool.query<{ label: string }>("select label from change_set where source = 'Upgrade'")
    ).rows.map(({ label }) => label)
  const before = await said()
  expect(before).toEqual([
    'Regulars brings an object booking of its own. Your Booking is called bookingOwn in the API and in formulas from now on.',
    'The address /api/v1/bookings is one of Regulars now. Yours is /api/v1/bookings-own.',
    'Regulars brings contact.bookings of its own. Yours is called bookingsOwn in the API and in formulas from now on.',
    'Regulars brings contract.documents of its own. Yours is called documentsOwn in the API and in formulas from now on.',
  ])
  const again = await openServices(
    readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
    database,
    product,
    log,
  )
  await again.close()
  expect(await said()).toEqual(before)
})

test('nothing that is kept says the old name where it meant theirs', async () => {
  await alignIndexesNow(services)
  const { rows } = await services.pool.query<{ table: string; column: string }>(
    `select relname as "table", attname as "column" from pg_attribute join pg_class as c on c.oid = attrelid
     where relnamespace = 'public'::regnamespace and relkind = 'r' and not attisdropped and atttypid in ('text'::regtype, 'jsonb'::regtype)`,
  )
  const found: string[] = []
  for (const { table, column } of rows) {
    const { rowCount } = await services.pool.query(
      `select from "${table}" as t where to_jsonb("${column}")::text ~ '"(booking|bookings|aboutBooking)"'`,
    )
    if (rowCount) found.push(`${table}.${column}`)
  }
  expect(found).toEqual(namesOthers)
})

/** Where such a word means something else: the panels and relations of contacts as they were before are in nothing that is read again. */
const namesOthers: string[] = []

test('links and references to any object lead where they led, whatever a version brings', async () => {
  const here = await testServer(product)
  const owner = await here.owner()
  const make = async (path: string, body: object) => {
    const answer = await here.send('POST', `/api/v1/${path}`, owner, body)
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const read = async (path: string) => (await here.send('GET', `/api/v1/${path}`, owner)).body.data
  await make('objects', { label: 'Cabin', labelPlural: 'Cabins' })
  await make('objects', { label: 'Door key', labelPlural: 'Door keys' })
  const opens = { to: 'cabin', columns: [{ label: 'Since', kind: 'date' }] }
  await make('objects/doorKey/fields', { label: 'Opens', kind: 'links', settings: opens })
  await make('objects/doorKey/fields', {
    label: 'Lies at',
    kind: 'anyReference',
    settings: { targets: ['cabin', 'contact'] },
  })
  const larch = await make('cabins', { name: 'Larch' })
  await make('door-keys', {
    name: 'Brass',
    opens: { add: [{ id: larch.id, since: '2026-01-02' }] },
    liesAt: { object: 'cabin', id: larch.id },
  })
  const lies = { field: 'liesAt', op: 'is', value: `cabin:${larch.id}` }
  await make('views', {
    name: 'There',
    object: 'doorKey',
    condition: lies,
    columns: ['name', 'liesAtCabin.name'],
  })
  const cabin = defineObject('cabin', {
    module: 'later',
    label: 'Cabin',
    labelPlural: 'Cabins',
    description: 'What a later version brings.',
    icon: 'house',
    title: 'name',
    ownership: 'shared',
    columns: ['name'],
    fields: { name: text({ required: true }), host: reference('contact', { inverse: 'keys' }) },
  })
  await yieldToBuiltIn(here.pool, log, [...builtInObjects, cabin as ObjectDefinition])
  await here.services.definitions.reload()
  const expected = {
    name: 'Brass',
    opens: [{ id: larch.id, title: 'Larch' }],
    liesAt: { object: 'cabinOwn', id: larch.id, title: 'Larch' },
  }
  expect(await read('door-keys')).toMatchObject([expected])
  expect(await read('cabins-own?include=doorKeys')).toMatchObject([{ name: 'Larch' }])
  const [view] = await read('views?object=doorKey')
  expect(view).toMatchObject({
    condition: { value: `cabinOwn:${larch.id}` },
    columns: ['name', 'liesAtCabinOwn.name'],
  })
  const asked = encodeURIComponent(JSON.stringify(view.condition))
  expect(await read(`door-keys?filter=${asked}`)).toMatchObject([expected])
})
