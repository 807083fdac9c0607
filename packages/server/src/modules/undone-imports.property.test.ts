/** An import that was undone might never have been: whatever its file held, and whoever was there before. */
import { Readable } from 'node:stream'
import { company, contact, note, task } from '@regulars/model'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createMany, systemCtx } from '../records/index.ts'
import type { ImportOptions } from './collect/plan/import-options.ts'
import { runImport } from './collect/run-import.ts'
import { startImport } from './collect/start-import.ts'
import { csvLine } from './collect/table-file/write-csv.ts'
import { jobHandle } from './collect/testing.ts'
import { undoImport } from './collect/undo-import.ts'
import { testServer } from './governance/testing.ts'
import { product } from './index.ts'
import { wholeDatabase } from './testing/whole-database.ts'

const { send, services, db, ...server } = await testServer(product)
const owner = await server.owner()

/** Made each time: objects are added meanwhile. */
const ctxNow = () => systemCtx(services, 'Test')

type Rows = ReadonlyArray<Readonly<Record<string, string>>>

const index = fc.nat(40)
const maybe = (of: fc.Arbitrary<string>) => fc.option(of, { nil: '', freq: 3 })
const oneOf = (...words: readonly string[]) => fc.constantFrom(...words)

/** Numbers up to 19 are people who are there when the file comes; more rows than people, so that several rows mean one. */
const person = fc.record({
  email: maybe(index.map((number) => `p${number}@x.example`)),
  customerNumber: maybe(index.map((number) => `K${number}`)),
  name: oneOf('Ann Hel', 'Bo Park', 'Hel, Ann', 'Cleo Vance'),
  phone: maybe(oneOf('+48583010000', '+12125550199')),
  company: maybe(oneOf('Linde', 'linde', 'New & Sons', 'Fresh')),
  lifecycle: maybe(oneOf('customer', 'Lead', 'no such stage')),
  birthday: maybe(oneOf('1984-03-01', '1990-12-31', 'no day')),
  city: maybe(oneOf('Hel', 'Graz')),
  tags: maybe(oneOf('old', 'new; old', 'newer')),
  about: maybe(oneOf('Likes it strong')),
})

const line = fc.record({
  orderNumber: maybe(index.map((number) => `R${number}`)),
  date: oneOf('2026-01-05', '2026-02-11 10:30', 'no day'),
  customerKey: maybe(index.map((number) => `K${number}`)),
  email: maybe(index.map((number) => `p${number}@x.example`)),
  name: maybe(oneOf('Ann Hel', 'Dora Kim')),
  productName: oneOf('Guji', 'Filters', 'Kettle'),
  category: maybe(oneOf('Coffee', 'Things')),
  quantity: oneOf('1', '2', '-1'),
  unitPrice: oneOf('13.50', '5.90'),
  currency: oneOf('EUR', 'EUR', 'EUR', 'USD'),
  store: maybe(oneOf('Sopot', 'Hel')),
})

const thing = fc.record({
  // Only numbers of things that are there mean one of them.
  which: fc.nat(30),
  name: maybe(oneOf('Grinder', 'Roaster', 'Scale')),
  price: maybe(oneOf('12.50', '900', 'much')),
  colours: maybe(oneOf('Red', 'Blue, Red', 'Green')),
  keeper: maybe(oneOf('p3@x.example', 'Nobody Known')),
  makers: maybe(oneOf('Linde', 'Linde; Fresh')),
})

const many = <Row>(row: fc.Arbitrary<Row>) => fc.array(row, { minLength: 60, maxLength: 120 })

async function make(path: string, body: object) {
  const answer = await send('POST', `/api/v1/${path}`, owner, body)
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
}

const asFile = (rows: Rows): string =>
  [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map(csvLine).join('')

async function bring(kind: string, rows: Rows, options: ImportOptions = {}) {
  const { hash } = await services.files.write(Readable.from([Buffer.from(asFile(rows))]))
  // Told, not guessed: cells that cannot be read are many, and must be rejected one by one.
  const mapping = Object.fromEntries(Object.keys(rows[0]!).map((key) => [key, key]))
  const wanted = {
    kind,
    fileName: `${kind}.csv`,
    fileKey: hash,
    options: { ...options, mapping, fresh: true },
  }
  const importId = await startImport(services, ctxNow().actor, wanted)
  await runImport.run({ importId, fileName: wanted.fileName }, jobHandle(services))
  const { body } = await send('GET', `/api/v1/imports/${importId}`, owner)
  expect(body).toMatchObject({ status: 'done', total: rows.length })
  expect(body.created + body.updated + body.unchanged + body.rejected).toBe(rows.length)
  return body
}

/** Imports the file and takes that back: all is as it was. Each kind of outcome must have been there, or nothing would be shown. */
async function expectUndone(kind: string, rows: Rows, outcomes: readonly string[], options?: ImportOptions) {
  const before = await wholeDatabase(db)
  const done = await bring(kind, rows, options)
  for (const outcome of outcomes) expect(done[outcome], outcome).toBeGreaterThan(0)
  expect(await wholeDatabase(db)).not.toEqual(before)
  await undoImport(ctxNow(), done.id)
  expect(await wholeDatabase(db)).toEqual(before)
}

/** Twenty people with what hangs on people, a business that knows them, and sales of some. */
beforeAll(async () => {
  const ctx = ctxNow()
  const [companyId] = await createMany(ctx, company, [{ name: 'Linde' }, { name: 'Linde & Co' }])
  const people = await createMany(
    ctx,
    contact,
    Array.from({ length: 20 }, (_, at) => ({
      name: `Person ${at}`,
      email: `p${at}@x.example`,
      ...(at % 2 ? { customerNumber: `K${at}`, companyId, tags: ['old'] } : {}),
    })),
  )
  await createMany(
    ctx,
    note,
    people.map((contactId) => ({ contactId, text: 'Came by' })),
  )
  await createMany(
    ctx,
    task,
    people.map((contactId) => ({ contactId, title: 'Call' })),
  )
  const [lines] = fc.sample(many(line), { numRuns: 1, seed: 1 })
  await bring('transactions', lines!)
  await make('objects', { label: 'Thing', labelPlural: 'Things' })
  for (const field of [
    { label: 'Price', kind: 'money' },
    {
      label: 'Colours',
      kind: 'multiSelect',
      settings: { options: [{ value: 'red', label: 'Red' }], open: true },
    },
    { label: 'Keeper', kind: 'reference', settings: { to: 'contact' } },
    { label: 'Makers', kind: 'links', settings: { to: 'company' } },
  ])
    await make('objects/thing/fields', field)
}, 60_000)

/** Few and large. */
const runs = { numRuns: 1, endOnFailure: true }

test('an import of people that is undone leaves everything as it was', () =>
  fc.assert(
    fc.asyncProperty(many(person), fc.constantFrom('create', 'skip', 'complete'), (rows, choice) =>
      expectUndone('contacts', rows, ['created', 'updated', 'rejected'], { twins: choice }),
    ),
    runs,
  ))

test('an import of sales that is undone leaves everything as it was', () =>
  fc.assert(
    fc.asyncProperty(many(line), fc.constantFrom('create', 'complete'), (rows, choice) =>
      expectUndone('transactions', rows, ['created', 'rejected'], { twins: choice }),
    ),
    runs,
  ))

test('an import of an object of one’s own that is undone leaves everything as it was', async () => {
  const ctx = ctxNow()
  const thingObject = ctx.registry.object('thing')
  const ids = await createMany(
    ctx,
    thingObject,
    Array.from({ length: 20 }, (_, at) => ({ name: `Thing ${at}` })),
  )
  await fc.assert(
    fc.asyncProperty(many(thing), (things) => {
      const rows = things.map(({ which, ...cells }) => ({ id: ids[which] ?? '', ...cells }))
      return expectUndone('things', rows, ['created', 'updated', 'rejected'])
    }),
    runs,
  )
})
