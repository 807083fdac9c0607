/** What people made objects and fields of their own for, exported, removed and imported again, is what it was: for every kind of field that a file can hold. */
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { offeredFields } from '@regulars/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMany, list, listJson, removeMany, systemCtx } from '../records/index.ts'
import { openExport } from './collect/export/open-export.ts'
import { runImport } from './collect/run-import.ts'
import { startImport } from './collect/start-import.ts'
import { jobHandle } from './collect/testing.ts'
import { testServer } from './governance/testing.ts'
import { product } from './index.ts'

const { send, services, ...server } = await testServer(product)
const owner = await server.owner()

async function make(path: string, body: object) {
  const answer = await send('POST', `/api/v1/${path}`, owner, body)
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

const options = ['Red, or so', 'Blue; "navy"', 'yes', '007'].map((label) => ({
  value: label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, ''),
  label,
}))

/** A field of each kind that is offered: its settings, and values of it. Kinds that are not here are computed, numbered by the product, or hold files. */
const kinds: Record<string, { settings?: object; values: fc.Arbitrary<unknown> }> = {}

const line = fc
  .oneof(
    fc.constantFrom(
      '=1+1',
      "'quoted'",
      '0012',
      '1e5',
      '-5',
      'null',
      'a;b',
      '"',
      'TRUE',
      '2026-03-01',
      '１２',
      '[1]',
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  .filter((written) => written.replace(/\p{Cc}|\ufeff/gu, '').trim().length > 0)
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'))
const day = fc
  .date({ min: new Date('1900-01-02'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const oneOf = (values: readonly unknown[]) => fc.constantFrom(...values)

function fillKinds(people: readonly string[], places: readonly string[]): void {
  Object.assign(kinds, {
    text: { values: line },
    longText: { values: lines },
    richText: { values: lines },
    number: { values: fc.integer({ min: -1e9, max: 1e9 }).map((number) => number / 1000) },
    money: { values: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }) },
    percent: { values: fc.integer({ min: 0, max: 10_000 }).map((share) => share / 10_000) },
    yesNo: { values: fc.boolean() },
    date: { values: day.map((date) => date.slice(0, 10)) },
    instant: { values: day },
    time: { values: oneOf(['00:00:00', '09:05:30', '23:59:59']) },
    duration: { values: fc.integer({ min: 0, max: 10_000_000 }) },
    select: { settings: { options }, values: oneOf(options.map(({ value }) => value)) },
    multiSelect: {
      settings: { options, open: true },
      values: fc.uniqueArray(oneOf([...options.map(({ value }) => value), 'new, one']), { minLength: 1 }),
    },
    rating: { values: fc.integer({ min: 1, max: 5 }) },
    email: { values: oneOf(['o@x.example', 'A.B+c@d.example']) },
    phone: { values: oneOf(['+48583010000', '12-34 x5']) },
    link: { values: oneOf(['https://x.example/a?b=c,d', 'https://x.example/']) },
    country: { values: oneOf(['PL', 'US', 'XK']) },
    color: { values: oneOf(['#1f7a4d', '#000000']) },
    address: {
      values: oneOf([
        { street: '1, High Street\n2nd floor', city: 'Hel', country: 'PL' },
        { postcode: '01234', region: '=x' },
      ]),
    },
    reference: { settings: { to: 'contact' }, values: oneOf(people) },
    person: { values: oneOf([owner.id]) },
    links: { settings: { to: 'company' }, values: fc.uniqueArray(oneOf(places), { minLength: 1 }) },
    anyReference: {
      settings: { targets: ['contact', 'company'] },
      values: oneOf([
        ...people.map((id) => ({ object: 'contact', id })),
        ...places.map((id) => ({ object: 'company', id })),
      ]),
    },
  })
}

/** What is in the menu besides: files do not fit into a cell, and the product numbers by itself. */
const withoutValues = ['file', 'identifier']

test('a list of an object of one’s own changes nothing when its export comes back, and is equal after it was removed and imported again', async () => {
  const people = await Promise.all(['Ann, of Hel', 'Bo "the" Park'].map((name) => make('contacts', { name })))
  const places = await Promise.all(['Linde; Sons', "'=x"].map((name) => make('companies', { name })))
  fillKinds(
    people.map(({ id }) => id),
    places.map(({ id }) => id),
  )
  const offered = offeredFields.filter(({ computed, name }) => !computed && !withoutValues.includes(name))
  expect(offered.map(({ name }) => name).sort()).toEqual(Object.keys(kinds).sort())
  await make('objects', { label: 'Thing', labelPlural: 'Things' })
  for (const { name } of offered)
    await make('objects/thing/fields', {
      label: `A ${name}`,
      kind: name,
      settings: kinds[name]!.settings ?? {},
    })
  const object = services.definitions.registry.object('thing')
  const keyOf = (name: string) => `a${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}`
  const written = (name: string) =>
    ['reference', 'person'].includes(name) ? `${keyOf(name)}Id` : keyOf(name)
  const thing = fc.record(
    Object.fromEntries(
      offered.map(({ name }) => [written(name), fc.option(kinds[name]!.values, { nil: null, freq: 4 })]),
    ),
  )
  const ctx = systemCtx(services, 'Test')
  await fc.assert(
    fc.asyncProperty(fc.array(thing, { minLength: 20, maxLength: 40 }), async (things) => {
      await createMany(
        ctx,
        object,
        things.map((values, at) => ({ name: `Thing ${100 + at}`, ...values })),
      )
      const before = await there()
      for (const { name } of offered)
        expect(
          before.filter((record) => record[written(name)] != null),
          name,
        ).not.toEqual([])
      const file = await text((await openExport(ctx, object, { format: 'csv' })).content)
      expect(await bring(file)).toMatchObject({ unchanged: things.length, rejected: 0, changeSetId: null })
      await removeAll()
      expect(await there()).toEqual([])
      expect(await bring(file)).toMatchObject({ created: things.length, rejected: 0 })
      expect(await there()).toEqual(before)
      await removeAll()
    }),
    { numRuns: 2, endOnFailure: true },
  )

  async function there(): Promise<Array<Record<string, unknown>>> {
    const { data } = JSON.parse(await listJson(ctx, object, { sort: 'name', limit: 200 }))
    const properties = ['name', ...offered.map(({ name }) => written(name))]
    return data.map((record: Record<string, unknown>) =>
      Object.fromEntries(properties.map((key) => [key, plainly(record[key])])),
    )
  }

  async function removeAll(): Promise<void> {
    const { data } = await list(ctx, object, { limit: 200 })
    await removeMany(
      ctx,
      object,
      data.map(({ id }) => String(id)),
    )
  }

  async function bring(file: string) {
    const { hash } = await services.files.write(Readable.from([Buffer.from(file)]))
    const wanted = { kind: 'things', fileName: 'things.csv', fileKey: hash, options: { fresh: true } }
    const importId = await startImport(services, ctx.actor, wanted)
    await runImport.run({ importId, fileName: wanted.fileName }, jobHandle(services))
    return (await send('GET', `/api/v1/imports/${importId}`, owner)).body
  }
}, 120_000)

/** Links as the ids of what they lead to: each link is a record of its own, which is made anew. */
const plainly = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((each) => Object(each).id ?? each).sort() : value
