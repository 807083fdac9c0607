import {
  builtInObjects,
  type ConditionSetting,
  checkRollUp,
  createRegistry,
  evaluate,
  evaluateRollUp,
  type Field,
  type ObjectDefinition,
  parseCondition,
  type RecordValues,
  rollUpTakes,
} from '@regulars/model'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '../../platform/testing.ts'
import { keptColumnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { aliases } from '../formulas/compile-formula.ts'
import { compileRollUp } from '../formulas/compile-roll-up.ts'
import { createTable } from '../schema/create-table.ts'
import { toRecord } from '../write/record-rows.ts'
import { compileCondition } from './compile.ts'
import { everyKind, everyLink } from './testing/every-kind.ts'
import { relatedIn } from './testing/random-business.ts'
import { randomCondition } from './testing/random-condition.ts'
import { anyValueOf } from './testing/random-values.ts'

const { db, pool } = await testDatabase()
const registry = createRegistry([...builtInObjects, everyKind, everyLink])
for (const object of [everyKind, everyLink])
  for (const statement of createTable(object)) await pool.query(statement)

/** Writes records of random values, a fifth of them empty. */
async function fill(object: ObjectDefinition, count: number, seed: number): Promise<void> {
  const own = keptColumnsOf(object).filter(({ field }) => !field.system && field.kind !== 'reference')
  const row = fc.record(
    Object.fromEntries(
      own.map(({ name, field }) => [
        name,
        fc.oneof({ arbitrary: anyValueOf(field), weight: 4 }, { arbitrary: fc.constant(null), weight: 1 }),
      ]),
    ),
  )
  const names = own.map(({ name }) => `"${name}"`)
  await pool.query(
    `insert into "${object.table}" (${names}) select ${names} from jsonb_populate_recordset(null::"${object.table}", $1)`,
    [JSON.stringify(fc.sample(row, { numRuns: count, seed }))],
  )
}
await fill(everyKind, 40, 5)
await fill(everyLink, 60, 6)
// They point to each other, some to nothing, and some are in the bin.
const numbered = '(select id, row_number() over (order by id) as n from every_kind)'
const nth = (expression: string) => `(select id from ${numbered} as t where n = (${expression}))`
await pool.query(
  `update every_kind set thing_part_id = ${nth('k.n * 7 % 40 + 1')}, reference_field_id = ${nth('k.n * 3 % 50 + 1')},
     deleted_at = case when k.n % 13 = 0 then now() end from ${numbered} as k where k.id = every_kind.id`,
)
await pool.query(
  `update every_link set one_id = ${nth('k.n * 5 % 31 + 1')}, other_id = ${nth('k.n * 11 % 40 + 1')},
     deleted_at = case when k.n % 17 = 0 then now() end
   from (select id, row_number() over (order by id) as n from every_link) as k where k.id = every_link.id`,
)

async function readAll(object: ObjectDefinition): Promise<RecordValues[]> {
  const { rows } = await pool.query<{ record: Record<string, unknown> }>(
    `select to_jsonb(made) as record from "${object.table}" as made order by id`,
  )
  return rows.map(({ record }) => toRecord(object, record) as RecordValues)
}
const business = new Map([
  ['everyKind', await readAll(everyKind)],
  ['everyLink', await readAll(everyLink)],
])
const records = business.get('everyKind')!
const related = relatedIn(business, registry)

const setting: ConditionSetting = {
  now: new Date('2026-03-01T18:15:00Z'),
  timeZone: 'Europe/Warsaw',
  userId: null,
  teamUserIds: [],
}
const world = {
  registry,
  peopled: [...business.keys()],
  idsOf: (object: string) => (business.get(object) ?? []).map(({ id }) => String(id)),
  segments: [],
}

/** More by `RUNS=5000`, for a longer look. */
const runs = Number(process.env.RUNS ?? 300)

it('a condition on a field of any kind finds the same in memory and in SQL', async () => {
  let told = 0
  await fc.assert(
    fc.asyncProperty(randomCondition(everyKind, world), async (condition) => {
      const parsed = parseCondition(JSON.parse(JSON.stringify(condition)), everyKind, registry)
      const where = compileCondition(parsed, {
        registry,
        object: everyKind,
        alias: 'asked',
        setting,
        readScope: () => undefined,
        fieldHidden: () => false,
        segment: () => undefined,
        live: () => undefined,
      })
      const { rows: found } = await sql<{ id: string }>`
        select id from every_kind as asked where ${where} order by id`.execute(db)
      const options = { registry, object: everyKind, setting, related }
      const expected = records
        .filter((record) => evaluate(parsed, record, options))
        .map(({ id }) => String(id))
      expect(found.map(({ id }) => id)).toEqual(expected.sort())
      if (found.length > 0 && found.length < records.length) told++
    }),
    { numRuns: runs, seed: 7, endOnFailure: true },
  )
  // Were most answers all or nothing, agreement would mean little.
  expect(told / runs).toBeGreaterThan(0.4)
})

/** Paths from a link that a roll-up may take: its own columns, and every kind beyond. */
const measured = [
  ...Object.keys(everyLink.fields).filter((key) => !everyLink.fields[key]?.system),
  ...Object.keys(everyKind.fields).map((key) => `other.${key}`),
]
const someRollUp = fc.record({
  over: fc.constantFrom('linksField', 'linkedFrom'),
  take: fc.constantFrom(...rollUpTakes),
  of: fc.option(fc.constantFrom(...measured), { nil: undefined, freq: 12 }),
  where: fc.option(randomCondition(everyLink, world), { nil: undefined, freq: 1 }),
  within: fc.option(fc.constantFrom('90d', '2y'), { nil: undefined, freq: 1 }),
})

it('a roll-up over links is the same in memory and in SQL, whatever it takes', async () => {
  const taken = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(someRollUp, async (given) => {
      const checked = checkRollUp(JSON.parse(JSON.stringify(given)), { registry, object: everyKind })
      fc.pre(checked.ok)
      if (!checked.ok) return
      const { rollUp, field } = checked
      const object = { ...everyKind, fields: { ...everyKind.fields, rolled: { ...field, rollUp } as Field } }
      const ctx = { registry, setting } as unknown as Ctx
      const asked = {
        registry,
        setting: { ...setting, currency: 'EUR' },
        newAlias: aliases('step'),
        live: () => undefined,
      }
      const value = compileRollUp(ctx, 'rolled', { object, alias: 'asked' }, asked)
      const { rows } = await sql<{ id: string; value: unknown }>`
        select id, to_json(${value}) as value from every_kind as asked`.execute(db)
      const inSql = new Map(rows.map((row) => [row.id, plainly(row.value, field)]))
      const options = { registry, object: everyKind, setting, related, currency: 'EUR' }
      for (const record of records) {
        const inMemory = plainly(evaluateRollUp(rollUp, field, record, options), field)
        expect(inSql.get(String(record.id)), JSON.stringify(rollUp)).toEqual(inMemory)
        if (inMemory !== null && inMemory !== 0) taken.set(rollUp.take, (taken.get(rollUp.take) ?? 0) + 1)
      }
    }),
    { numRuns: Math.ceil(runs / 3), seed: 8, endOnFailure: true },
  )
  // Each of them came to something.
  expect([...taken.keys()].sort()).toEqual([...rollUpTakes].sort())
})

/** Moments are written differently; what counts is when they are. */
function plainly(value: unknown, field: Field): unknown {
  if (field.kind !== 'instant' || typeof value !== 'string') return value
  const fraction = /\.(\d+)/.exec(value)?.[1] ?? ''
  return `${Math.floor(Date.parse(value) / 1000)}.${fraction.padEnd(6, '0')}`
}
