/**
 * What people type into the condition and formula languages may be refused, with the reason; it never breaks them. `REGULARS_FUZZ_RUNS` tries as often,
 * `REGULARS_FUZZ_SEED` other things.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describe } from './conditions/describe/describe.ts'
import { checkCondition } from './conditions/parse-condition.ts'
import { checkFormula } from './formulas/check/check-formula.ts'
import { callAt, completeFormula } from './formulas/complete-formula.ts'
import { describeFormula } from './formulas/describe-formula.ts'
import { evaluateFormula } from './formulas/evaluate-formula.ts'
import { formulaFunctions } from './formulas/functions/index.ts'
import { longestFormula } from './formulas/syntax.ts'
import { builtInObjects, builtInRegistry as registry } from './objects/index.ts'

const numRuns = Number(process.env.REGULARS_FUZZ_RUNS ?? 300)
const seed = Number(process.env.REGULARS_FUZZ_SEED ?? 20_261_126)
const contact = registry.object('contact')

const names = [...Object.keys(contact.fields), 'company', 'owner', 'orders', 'company.name', 'nowhere']
const words = [
  ...names,
  ...formulaFunctions.map(({ name }) => `${name}(`),
  ...'( ) , . + - * / & = != < <= > >= % " \' " and or not true false blank null'.split(' '),
  ...[
    '0',
    '1',
    '1.5',
    '1e9',
    '9'.repeat(40),
    '"text"',
    "'2026-02-30'",
    '\u0000',
    '\ud800',
    '🫘',
    'é',
    '  ',
    '\n',
    '#',
    ';',
    '--',
    '$1',
  ],
]

const formulas = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

const setting = { now: new Date('2026-03-02T09:00:00Z'), timeZone: 'Europe/Warsaw', currency: 'EUR' }
const anybody = {
  id: 'c1',
  name: 'Ana',
  email: null,
  revenue: 12_50,
  orderCount: 3,
  createdAt: '2026-03-01T23:30:00Z',
}

function tryFormula(text: string, at: number): void {
  const scope = { registry, object: contact }
  completeFormula(text, at % (text.length + 1), scope)
  callAt(text, at % (text.length + 1))
  const checked = checkFormula(text, scope)
  if (!checked.ok) {
    expect(checked.problem.problem).not.toBe('')
    return
  }
  describeFormula(text, contact, registry)
  evaluateFormula(checked.formula, anybody, { ...scope, setting, related: () => [] })
}

test('a formula is accepted or refused, and what is accepted can be worked out', () => {
  fc.assert(fc.property(formulas, fc.nat(1000), tryFormula), { numRuns, seed })
})

test.each([
  ['parentheses', '('.repeat(20_000)],
  ['signs', '-'.repeat(20_000)],
  ['words', 'not '.repeat(20_000)],
  ['dots', 'a.'.repeat(20_000)],
  ['sums', `1${'+1'.repeat(longestFormula)}`],
  ['calls', 'if('.repeat(9_000)],
  ['quotes', '"'.repeat(20_001)],
])('a formula of endless %s is refused in a moment', (_, text) => {
  const started = performance.now()
  expect(checkFormula(text, { registry, object: contact }).ok).toBe(false)
  expect(performance.now() - started).toBeLessThan(1_000)
})

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    'Ana',
    '\u0000',
    '2026-02-30',
    '90d',
    'me',
    [],
    {},
    ['a', 1],
    '__proto__',
  ),
  fc.jsonValue({ maxDepth: 2 }),
)
const part = fc.letrec<{ part: unknown }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record(
      {
        field: fc.oneof(fc.constantFrom(...names), value),
        op: fc.oneof(
          fc.constantFrom('is', 'isNot', 'in', 'contains', 'gte', 'between', 'isEmpty', 'within'),
          value,
        ),
        value,
      },
      { requiredKeys: ['field'] },
    ),
    fc.record(
      {
        has: fc.constantFrom('orders', 'notes', 'company', 'nowhere'),
        where: tie('part'),
        count: value,
        op: fc.constantFrom('gte', 'lt'),
        value,
        within: value,
      },
      { requiredKeys: ['has'] },
    ),
    fc.record({ all: fc.array(tie('part'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('part'), { maxLength: 3 }) }),
    fc.record({ not: tie('part') }),
    value,
  ),
})).part

test('a condition is accepted or refused, and what is accepted can be said', () => {
  fc.assert(
    fc.property(part, fc.constantFrom(...builtInObjects), (json, object) => {
      const checked = checkCondition(json, object, registry)
      if (checked.ok) expect(describe(checked.condition, object, registry)).not.toBe('')
      else expect(checked.problems.length).toBeGreaterThan(0)
    }),
    { numRuns, seed },
  )
})

test('a condition nested without end is refused', () => {
  let json: unknown = { field: 'name', op: 'is', value: 'Ana' }
  for (let level = 0; level < 5_000; level++) json = { not: json }
  expect(checkCondition(json, contact, registry).ok).toBe(false)
})
