import {
  type Condition,
  type ConditionSetting,
  evaluate,
  evaluateFormula,
  formulaOf,
  type ObjectDefinition,
  parseCondition,
  type RecordValues,
  builtInRegistry as registry,
  describe as sentence,
} from '@regulars/model'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/testing.ts'
import { aliases, compileFieldFormula, type FormulaCompilation } from '../formulas/compile-formula.ts'
import type { CompileOptions } from './compilation.ts'
import { compileCondition } from './compile.ts'
import { peopledObjects, randomBusiness, relatedIn } from './testing/random-business.ts'
import { randomCondition } from './testing/random-condition.ts'
import { trickyMoments, zones } from './testing/random-values.ts'

const { db, pool } = await testDatabase()
const business = await randomBusiness(pool, 20_260_301)
const related = relatedIn(business, registry)

/** Segments of growing difficulty; the last names another. */
const segments: Record<string, Condition> = {
  polish: { field: 'country', op: 'is', value: 'PL' },
  buyers: { has: 'orders', count: true, op: 'gte', value: 2 },
  both: { all: [{ segment: 'polish' }, { not: { segment: 'buyers' } }] },
}

/** Read scopes to be respected inside: of all, of one's own, of none. */
const scopes: Record<string, Condition | 'nothing' | undefined>[] = [
  {},
  {
    contact: { field: 'owner', op: 'is', value: 'myTeam' },
    order: { field: 'contact.owner', op: 'is', value: 'me' },
    company: { has: 'contacts', where: { field: 'lifecycle', op: 'isNot', value: 'lapsed' } },
    store: 'nothing',
  },
]

const world = {
  registry,
  peopled: peopledObjects.map(({ name }) => name),
  idsOf: (object: string) => (business.get(object) ?? []).map(({ id }) => String(id)),
  segments: Object.keys(segments),
}

const question = fc.constantFrom('contact', 'order', 'orderLine', 'company', 'task').chain((about) =>
  fc.record({
    about: fc.constant(about),
    condition: randomCondition(registry.object(about), world),
    setting: anySetting(),
  }),
)

function anySetting(): fc.Arbitrary<ConditionSetting> {
  const users = world.idsOf('user')
  return fc.record({
    now: fc.constantFrom(...trickyMoments).map((moment) => new Date(moment)),
    timeZone: fc.constantFrom(...zones),
    userId: fc.constantFrom(users[0]!, null),
    teamUserIds: fc.constantFrom(users.slice(0, 2), []),
  })
}

describe('compile and evaluate', () => {
  it.each([
    ['row by row', 'few', 0],
    ['summed up once for all', 'all', 0],
    ['within read scopes', 'few', 1],
    ['within read scopes, summed up once for all', 'all', 1],
  ] as const)('agree about every record %s', { timeout: 120_000 }, async (_how, looksAt, scope) => {
    await fc.assert(
      fc.asyncProperty(question, async ({ about, condition, setting }) => {
        const object = registry.object(about)
        const parsed = parseCondition(JSON.parse(JSON.stringify(condition)), object, registry)
        const options = { object, setting, looksAt, scope: scopes[scope]! }
        const found = await compiled(parsed, options)
        expect(found).toEqual(evaluated(parsed, options))
        answers.push(found.length > 0 && found.length < business.get(object.name)!.length)
        expect(await compiled({ not: parsed }, options)).toEqual(evaluated({ not: parsed }, options))
      }),
      { numRuns: runs, seed: 7, endOnFailure: true },
    )
    expect(answers.filter(Boolean).length / answers.length).toBeGreaterThan(0.4)
  })
})

describe('describe', () => {
  it('says every condition in whole words', () => {
    fc.assert(
      fc.property(question, ({ about, condition }) => {
        const object = registry.object(about)
        const said = sentence(parseCondition(condition, object, registry), object, registry)
        expect(said).toMatch(/^(People|Companies|Orders|Order lines|Tasks) (who|that) \S|^All /)
        expect(said).not.toMatch(/undefined|NaN|\{value|\{times|\[object| {2}|· *(·|$)/)
      }),
      { numRuns: runs, seed: 7, endOnFailure: true },
    )
  })
})

/** Whether each answer told records apart; were most of them all or nothing, agreement would mean little. */
const answers: boolean[] = []

/** More by `RUNS=5000`, for a longer look. */
const runs = Number(process.env.RUNS ?? 250)

/** What fields computed at read are compiled against. */
const formulas = (setting: ConditionSetting): FormulaCompilation => ({
  registry,
  setting: { ...setting, currency: 'EUR' },
  newAlias: aliases('computed'),
  live: () => undefined,
})

interface Asked {
  object: ObjectDefinition
  setting: ConditionSetting
  looksAt: 'few' | 'all'
  scope: Record<string, Condition | 'nothing' | undefined>
}

async function compiled(condition: Condition, { object, setting, looksAt, scope }: Asked): Promise<string[]> {
  const options: CompileOptions = {
    registry,
    object,
    alias: 'asked',
    setting,
    looksAt,
    readScope: (name) => scope[name],
    fieldHidden: () => false,
    segment: (id) => segments[id],
    live: (of, key, alias) =>
      of.fields[key]?.live ? compileFieldFormula(key, { object: of, alias }, formulas(setting)) : undefined,
  }
  const where = compileCondition(condition, options)
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.id(object.table)} as asked where ${where} order by id`.execute(db)
  return rows.map(({ id }) => id)
}

function evaluated(condition: Condition, { object, setting, scope }: Asked): string[] {
  const live = (record: RecordValues, of: ObjectDefinition, key: string) => {
    const checked = formulaOf(registry, of, key)
    const options = { registry, object: of, setting: { ...setting, currency: 'EUR' }, related }
    return checked.ok ? evaluateFormula(checked.formula, record, options) : null
  }
  const base = { registry, setting, segment: (id: string) => segments[id], live }
  const isSeen = (record: RecordValues, name: string): boolean => {
    const where = scope[name]
    if (where === undefined || where === 'nothing') return where === undefined
    return evaluate(where, record, { ...base, object: registry.object(name), related })
  }
  const seenRelated: typeof related = (record, name, from) => {
    const field = from.fields[name]
    const target = field?.kind === 'reference' ? field.to : registry.relation(from.name, name)!.object.name
    return related(record, name, from).filter((one) => isSeen(one, target))
  }
  return (business.get(object.name) ?? [])
    .filter((record) => evaluate(condition, record, { ...base, object, related: seenRelated }))
    .map(({ id }) => String(id))
    .sort()
}
