/** What was exported changes nothing when it is imported again, whatever the values are. */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdsAtMost } from '../../../platform/testing/held-memory.ts'
import { create, createMany } from '../../../records/index.ts'
import { previewUpload } from '../preview-upload.ts'
import { testCollect } from '../testing.ts'
import { openExport } from './open-export.ts'

const collect = await testCollect()
const { ctx, registry } = { ctx: collect.ctx, registry: collect.ctx.registry }
const folder = await mkdtemp(join(tmpdir(), 'regulars-export-'))
afterAll(() => rm(folder, { recursive: true }))

async function exportFile(path: string, format: string, columns?: string[], asked = {}): Promise<string> {
  const { content } = await openExport(ctx, registry.byPath(path)!, { format, columns, ...asked })
  const file = join(folder, `${path}-${Math.random()}.${format}`)
  await pipeline(content, createWriteStream(file))
  return file
}

/** Texts that spreadsheets run, that look like something else, or that carry the signs of a format. */
const hostile = fc.oneof(
  fc.constantFrom(
    '=1+1',
    "'=1+1",
    "''=1+1",
    "'quoted'",
    '+cmd|calc',
    '-5',
    '-x',
    '@SUM(A1)',
    '|x',
    '＝1+1',
    '0012',
    '1e5',
    'null',
    'TRUE',
    'a,b',
    'a;b',
    '"a"',
    '"',
    'a "b", c',
    '_x000D_',
    '_x005F_x000D_',
    '<b>&amp;]]>',
    'BEGIN:VCARD',
    'END:VCARD',
    'a\\nb\\,c\\;d\\',
    'N:x;y',
    'ENCODING=QUOTED-PRINTABLE:=41=',
    '2026-03-01',
    '03/04/2026',
    '１２',
    '\u202eabc',
    '😀\u200d👩',
    '{"a":1}',
    '[1]',
    'Row',
    'x'.repeat(140),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)
const line = hostile.filter((text) => text.replace(/\p{Cc}|\ufeff/gu, '').trim().length > 0)
const lines = fc.array(hostile, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n'))
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const person = fc.record({
  name: line,
  firstName: maybe(hostile),
  lastName: maybe(hostile),
  phone: maybe(fc.constantFrom('+48583010000', '+1 212 555 0199', '123', '(0)12-34 x5')),
  lifecycle: fc.constantFrom('visitor', 'lead', 'customer', 'lapsed'),
  preferredChannel: maybe(fc.constantFrom('web', 'email', 'store')),
  birthday: maybe(day),
  street: maybe(hostile),
  city: maybe(hostile),
  country: maybe(fc.constantFrom('PL', 'US', 'XK')),
  tags: fc.array(
    line.filter((text) => text.length <= 100),
    { maxLength: 3 },
  ),
  about: maybe(lines),
})

const product = fc.record({
  name: line,
  price: maybe(fc.integer({ min: 0, max: 1_000_000_000 })),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  description: maybe(lines),
  active: fc.boolean(),
})

const task = fc.record({
  title: line,
  dueOn: maybe(day),
  details: maybe(lines),
  doneAt: maybe(
    fc
      .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  ),
})

let places = 0

beforeAll(async () => {
  // Two companies of one name: each person must stay with its own.
  for (const name of ['Linde', 'Linde', "'=x", 'a, b'])
    await create(ctx, registry.object('company'), { name })
})

async function expectUnchanged(path: string, format: string): Promise<void> {
  const file = await exportFile(path, format)
  const run = await collect.importFile(path, { path: file }, { fresh: true })
  const { rows } = await collect.pool.query(
    'select row_number, problems, cells from import_rejected where import_id = $1',
    [run.id],
  )
  expect(rows).toEqual([])
  expect(run).toMatchObject({
    status: 'done',
    created: 0,
    updated: 0,
    rejected: 0,
    unchanged: run.total,
    changeSetId: null,
  })
}

describe.each(['csv', 'xlsx', 'jsonl'])('an export as %s', (format) => {
  it.each([
    ['contacts', person],
    ['products', product],
    ['tasks', task],
  ] as Array<[string, fc.Arbitrary<Record<string, unknown>>]>)(
    'of %s changes nothing when it comes back',
    async (path, record) => {
      const object = registry.byPath(path)!
      const { rows: companies } = await collect.pool.query('select id from company order by id')
      await fc.assert(
        fc.asyncProperty(fc.array(record, { minLength: 10, maxLength: 40 }), async (records) => {
          const further = (at: number) =>
            path === 'contacts'
              ? { email: `${places++}@x.example`, companyId: companies[at % 5]?.id ?? null }
              : {}
          await createMany(
            ctx,
            object,
            records.map((values, at) => ({ ...values, ...further(at) })),
          )
          await expectUnchanged(path, format)
        }),
        { numRuns: 3, endOnFailure: true },
      )
    },
  )
})

it('an address book as vCards changes nothing when it comes back', () => expectUnchanged('contacts', 'vcf'))

describe('a list as a file', () => {
  it.each(['contacts', 'companies', 'products', 'tasks'])(
    'of %s is known for what it is when it comes back',
    async (path) => {
      const columns = [...registry.byPath(path)!.columns]
      for (const format of ['csv', 'jsonl']) {
        const file = await exportFile(path, format, columns)
        const { hash: fileKey } = await collect.services.files.write(createReadStream(file))
        const preview = await previewUpload(collect.services, ctx.actor, {
          fileKey,
          options: { fresh: true },
        })
        expect(preview.kind).toBe(path)
        expect(Object.values(preview.mapping)).toContain('id')
        const counted = await collect.dryRun(path, { path: file }, { fresh: true })
        expect(counted).toMatchObject({ rejectedRows: [], created: 0, updated: 0, unchanged: counted.total })
      }
    },
  )

  it('has the columns, the filter and the sort that were asked for', async () => {
    await createMany(ctx, registry.object('company'), [
      { name: '=Zed', employees: 3, city: 'Hel' },
      { name: 'Alf', employees: -0, city: 'Hel' },
    ])
    const filter = { field: 'city', op: 'is', value: 'Hel' } as const
    const file = await exportFile('companies', 'csv', ['name', 'employees'], { filter, sort: '-employees' })
    expect((await readFile(file, 'utf8')).replace(/[0-9a-f-]{36}/g, 'ID')).toBe(
      "\ufeffName,Employees,Regulars id\r\n'=Zed,3,ID\r\nAlf,0,ID\r\n",
    )
  })

  it('holds what its reader may see and nothing else', async () => {
    const rights = { create: 'none', read: 'all', update: 'none', delete: 'none' } as const
    const reader = collect.as({
      key: 'reader',
      label: 'Reader',
      description: '',
      objects: { contact: rights },
      fields: { contact: { email: 'hidden' } },
      capabilities: ['export.run'],
    })
    const contacts = registry.object('contact')
    const { content } = await openExport(reader, contacts, { format: 'csv' })
    const [header] = await firstOf(content)
    expect(header).not.toContain('E-mail')
    expect(header).not.toContain('Company')
    await expect(openExport(reader, contacts, { format: 'csv', columns: ['email'] })).rejects.toMatchObject({
      code: 'query.unknown-field',
    })
    await expect(openExport(reader, registry.object('company'), { format: 'csv' })).rejects.toMatchObject({
      code: 'record.not-allowed',
    })
  })

  it('of fifty thousand records is written in flat memory, and stops with its reader', async () => {
    // Search indexes would cost more than the records; they are not what is tested.
    const { rows: indexes } = await collect.pool.query(
      "select indexname from pg_indexes where tablename = 'company' and indexdef not like '%UNIQUE%'",
    )
    for (const { indexname } of indexes) await collect.pool.query(`drop index ${indexname}`)
    await collect.pool.query(`insert into company (id, name, created_at, updated_at, version, change_set_id)
      select uuid_v7(), 'Company ' || n || repeat(' x', 40), now(), now(), 1, null from generate_series(1, 50000) as n`)
    const { content, written } = await openExport(ctx, registry.object('company'), {
      format: 'xlsx',
      columns: ['name', 'city'],
    })
    let bytes = 0
    await holdsAtMost(60_000_000, async () => {
      for await (const piece of content) bytes += (piece as Buffer).length
    })
    expect(written()).toBeGreaterThan(50_000)
    expect(bytes).toBeGreaterThan(500_000)
    const left = await openExport(ctx, registry.object('company'), { format: 'csv' })
    for await (const _ of left.content) break
    await expect.poll(() => collect.pool.totalCount - collect.pool.idleCount).toBe(0)
  })
})

async function firstOf(content: AsyncIterable<unknown>): Promise<string[]> {
  for await (const piece of content) return [String(piece)]
  return []
}
