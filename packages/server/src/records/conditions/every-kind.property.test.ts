import {
  builtInObjects,
  type ConditionSetting,
  createRegistry,
  evaluate,
  parseCondition,
  type RecordValues,
} from '@regulars/model'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '../../platform/testing.ts'
import { keptColumnsOf } from '../columns/column.ts'
import { createTable } from '../schema/create-table.ts'
import { toRecord } from '../write/record-rows.ts'
import { compileCondition } from './compile.ts'
import { everyKind } from './testing/every-kind.ts'
import { randomCondition } from './testing/random-condition.ts'
import { anyValueOf } from './testing/random-values.ts'

const { db, pool } = await testDatabase()
const registry = createRegistry([...builtInObjects, everyKind])
for (const statement of createTable(everyKind)) await pool.query(statement)

const own = keptColumnsOf(everyKind).filter(
  ({ field }) => !field.system && (field.kind !== 'reference' || field.partOf),
)
const row = fc.record(
  Object.fromEntries(
    own.map(({ name, field }) => [
      name,
      fc.oneof({ arbitrary: anyValueOf(field), weight: 4 }, { arbitrary: fc.constant(null), weight: 1 }),
    ]),
  ),
)
const { rows } = await pool.query<{ record: Record<string, unknown> }>(
  `insert into every_kind as made (${own.map(({ name }) => name)}) select ${own.map(({ name }) => name)}
   from jsonb_populate_recordset(null::every_kind, $1) returning to_jsonb(made) as record`,
  [JSON.stringify(fc.sample(row, { numRuns: 40, seed: 5 }))],
)
const records: RecordValues[] = rows.map(({ record }) => toRecord(everyKind, record) as RecordValues)

const setting: ConditionSetting = {
  now: new Date('2026-03-01T18:15:00Z'),
  timeZone: 'Europe/Warsaw',
  userId: null,
  teamUserIds: [],
}
const world = { registry, peopled: [], idsOf: () => [], segments: [] }

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
      const options = { registry, object: everyKind, setting, related: () => [] }
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
