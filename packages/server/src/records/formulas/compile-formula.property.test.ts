import {
  checkFormula,
  evaluateFormula,
  type Field,
  type FormulaSetting,
  fieldForFormula,
  fitToField,
  longestFormula,
  builtInRegistry as registry,
} from '@regulars/model'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '../../platform/testing.ts'
import { peopledObjects, randomBusiness, relatedIn } from '../conditions/testing/random-business.ts'
import { trickyMoments, zones } from '../conditions/testing/random-values.ts'
import { aliases, compileFormula } from './compile-formula.ts'
import { randomFormula } from './testing/random-formula.ts'

const { db, pool } = await testDatabase()
const business = await randomBusiness(pool, 20_261_126)
const related = relatedIn(business, registry)
const world = { registry, peopled: peopledObjects.map(({ name }) => name) }

/** Objects with an amount called `total`, of their own or by way of the order. */
const question = fc.constantFrom('order', 'orderLine').chain((about) =>
  fc.record({
    about: fc.constant(about),
    text: randomFormula(registry.object(about), world).map((text) =>
      about === 'order' ? text : text.replaceAll(/(?<!\.)\btotal\b/g, 'amount'),
    ),
    setting: fc.record<FormulaSetting>({
      now: fc.constantFrom(...trickyMoments).map((moment) => new Date(moment)),
      timeZone: fc.constantFrom(...zones),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    }),
  }),
)

/** More by `RUNS=5000`, for a longer look. */
const runs = Number(process.env.RUNS ?? 150)

it('a formula is the same in memory and in SQL, for every record', { timeout: 120_000 }, async () => {
  let filled = 0
  let asked = 0
  await fc.assert(
    fc.asyncProperty(question, async ({ about, text, setting }) => {
      fc.pre(text.length < longestFormula)
      const object = registry.object(about)
      const checked = checkFormula(text, { registry, object })
      if (!checked.ok) throw new Error(`${checked.problem.problem} ${text}`)
      const field = fieldForFormula(checked.formula)
      const formula = fitToField(checked.formula, field)
      const compilation = { registry, setting, newAlias: aliases('step'), live: () => undefined }
      const value = compileFormula(formula, field, { object, alias: 'asked' }, compilation)
      const { rows } = await sql<{ id: string; value: unknown }>`
        select id, to_json(${value}) as value from ${sql.id(object.table)} as asked`.execute(db)
      const inSql = new Map(rows.map((row) => [row.id, comparable(row.value, field)]))
      for (const record of business.get(about)!) {
        const inMemory = evaluateFormula(formula, record, { registry, object, setting, related })
        expect(inSql.get(String(record.id)), text).toEqual(comparable(inMemory, field))
        asked++
        if (inMemory !== null && inMemory !== false) filled++
      }
    }),
    { numRuns: runs, seed: 11, endOnFailure: true },
  )
  // Were nearly all results blank, agreement would mean little.
  expect(filled / asked).toBeGreaterThan(1 / 3)
})

/** Moments are written differently; what counts is when they are. */
function comparable(value: unknown, field: Field): unknown {
  if (field.kind !== 'instant' || typeof value !== 'string') return value
  const fraction = /\.(\d+)/.exec(value)?.[1] ?? ''
  return `${Math.floor(Date.parse(value) / 1000)}.${fraction.padEnd(6, '0')}`
}
