import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defineObject } from '../define-object.ts'
import * as make from '../fields/make.ts'
import { createRegistry } from '../registry.ts'
import { checkFormula } from './check/check-formula.ts'
import { checkRollUp } from './check-roll-up.ts'
import { callAt, completeFormula } from './complete-formula.ts'
import { circleFrom, isLive, sayCircle } from './computed-fields.ts'
import { describeFormula } from './describe-formula.ts'
import { evaluateFormula } from './evaluate-formula.ts'
import { evaluateRollUp } from './evaluate-roll-up.ts'
import { signatureOf } from './functions/function.ts'
import { formulaFunctions } from './functions/index.ts'

const options = {
  module: 'test',
  description: 'For tests',
  icon: 'box',
  ownership: 'shared',
  columns: [],
} as const

const keeper = defineObject('keeper', {
  ...options,
  label: 'Keeper',
  labelPlural: 'Keepers',
  title: 'name',
  fields: {
    name: make.text(),
    country: make.country(),
    salary: make.money(),
    machineCount: make.rollUp({ over: 'machines', take: 'count' }, make.number({ integer: true })),
  },
})

const machine = defineObject('machine', {
  ...options,
  label: 'Machine',
  labelPlural: 'Machines',
  title: 'serial',
  fields: {
    serial: make.text(),
    keeper: make.reference('keeper', { inverse: 'machines' }),
    purchaseDate: make.date(),
    seenAt: make.instant(),
    state: make.select({ ok: 'Running', broken: 'Out of order' }),
    tags: make.multiSelect({ hot: 'Hot', old: 'Old' }),
    price: make.money({ currency: 'currency' }),
    fee: make.money(),
    currency: make.currency(),
    hours: make.number(),
    parts: make.number({ integer: true }),
    discount: make.share(),
    active: make.yesNo(),
    left: make.formula('right_side + 1', make.number()),
    rightSide: make.formula('left * 2', make.number()),
    age: make.formula('years_between(purchase_date, today())', make.number({ integer: true, live: true })),
    isOld: make.formula('age > 10', make.yesNo({ live: true })),
  },
})

const registry = createRegistry([
  keeper,
  machine,
  { ...keeper, name: 'user', path: 'users' },
  { ...keeper, name: 'changeSet', path: 'sets' },
])
const scope = { registry, object: machine }
const record = {
  id: 'm1',
  serial: 'Ä-12',
  keeperId: 'k1',
  purchaseDate: '2024-02-29',
  seenAt: '2026-03-01T23:30:00Z',
  state: 'broken',
  tags: ['old'],
  price: 1999,
  fee: 100,
  currency: 'EUR',
  hours: 0.1,
  parts: 3,
  discount: 0.19,
  active: null,
}
const keepers = [{ id: 'k1', name: 'Ana', country: 'PL', salary: 500_000 }]
const setting = { now: new Date('2026-03-02T09:00:00Z'), timeZone: 'Europe/Warsaw', currency: 'EUR' }

function computed(text: string, values: Record<string, unknown> = {}): unknown {
  const checked = checkFormula(text, scope)
  if (!checked.ok) throw new Error(`${checked.problem.problem} ${JSON.stringify(checked.problem)}`)
  return evaluateFormula(
    checked.formula,
    { ...record, ...values },
    {
      ...scope,
      setting,
      related: (one, name) => (name === 'keeper' ? keepers.filter(({ id }) => id === one.keeperId) : []),
    },
  )
}

describe('a formula', () => {
  it.each<[string, unknown]>([
    ['hours + 0.2', 0.3],
    ['1 / 3 * 3', 1],
    ['hours / 0', null],
    ['2 + 3 * 4 - -1', 15],
    ['price * 1.19', 2379],
    ['price * (1 + 19%)', 2379],
    ['price + 5', 2499],
    ['price > 19.98 and price <= 19.99', true],
    ['price + fee', 2099],
    ['price / fee', 19.99],
    ['round(price)', 2000],
    ['amount(price) * parts', 59.97],
    ['discount * 100', 19],
    ['date_add(purchase_date, 1, "year")', '2025-02-28'],
    ['date_add(date_add(purchase_date, 1, "month"), -1, "months")', '2024-02-29'],
    ['end_of(purchaseDate, "quarter")', '2024-03-31'],
    ['start_of(purchaseDate, "week")', '2024-02-26'],
    ['purchase_date + 1', '2024-03-01'],
    ['days_between(purchase_date, today())', 732],
    ['years_between(purchase_date, "2026-02-28")', 2],
    ['date(2023, 2, 29)', null],
    ['date_of(seen_at)', '2026-03-02'],
    ['seen_at = today()', true],
    ['in_hours(now() - seen_at)', 9.5],
    ['seen_at + span(90, "minutes")', '2026-03-02T01:00:00.000Z'],
    ['weekday(purchase_date)', 4],
    ['upper(left(serial, 1)) & " / " & state & ", " & parts', 'Ä / Out of order, 3'],
    ['text(price)', '19.99'],
    ['length(serial)', 4],
    ['contains(serial, "a-1")', true],
    ['contains(tags, "old")', true],
    ['state = "Running"', false],
    ['if(state = "broken", "call " & keeper.name, "fine")', 'call Ana'],
    ['case(hours > 5, "often", hours > 0, "seldom", "never")', 'seldom'],
    ['coalesce(blank, keeper.country)', 'PL'],
    ['not active', true],
    ['active = blank', true],
    ['min(hours, blank, parts)', 0.1],
    ['age >= 2', true],
    ['number("12.50")', 12.5],
    ['replace(serial, "-", "")', 'Ä12'],
  ])('%s is %j', (text, value) => expect(computed(text)).toEqual(value))

  it.each<[string, string, RegExp]>([
    ['price *', '', /ends too early/],
    ['price * * 2', '*', /A value is missing before “\*”/],
    ['if(hours > 1, "a"', '(', /never closed/],
    ['"open', '"open', /has no end. Close it/],
    ['prise * 2', 'prise', /no field “prise”. Did you mean “price”\?/],
    ['roundd(hours)', 'roundd', /no function “roundd”. Did you mean “round”\?/],
    ['round()', 'round', /write round\(number, \[places\]\), as in/],
    ['serial + 1', 'serial + 1', /A text and a number cannot be added. Join texts by &/],
    ['price * price', 'price * price', /cannot be multiplied/],
    ['price + 19%', 'price + 19%', /write price \* \(1 \+ 19%\)/],
    ['state = "runing"', '"runing"', /no option/],
    ['date_add(purchase_date, 1.5, "days")', '1.5', /whole number/],
    ['date_add(purchase_date, 1, "fortnights")', '"fortnights"', /The unit of date_add is/],
    ['keeper.name.x', 'keeper.name.x', /leads to no other record/],
    ['1 < hours < 3', '< hours <', /compared once/],
    ['price × 2', '×', /Write \* to multiply/],
    ['if(hours, 1, 2)', 'hours', /“if” takes a yes or no/],
    ['if(active, 1, serial)', 'serial', /cannot put a number and a text together/],
    ['today', 'today', /is a function: write today\(\)/],
    ['1,5 * 2', ',', /Write decimals with a point/],
    ['', '', /empty/],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, '(', /nested too deeply/],
  ])('%s is refused at %j', (text, place, sentence) => {
    const checked = checkFormula(text, scope)
    if (checked.ok) throw new Error('It was accepted.')
    expect(checked.problem.problem).toMatch(sentence)
    expect(text.slice(checked.problem.from, checked.problem.to)).toBe(place)
  })

  it('may not tell what its writer may not see', () => {
    const maySee = (_: unknown, key: string) => key !== 'salary'
    const checked = checkFormula('keeper.salary * 12', { ...scope, maySee })
    expect(checked).toMatchObject({
      ok: false,
      problem: {
        problem: expect.stringMatching(/You may not see “Salary” of keepers.*ask someone who manages roles/),
        from: 0,
        to: 13,
      },
    })
  })

  it('finds every function in the guide', () => {
    const guide = readFileSync(new URL('../../../../docs/guide/formulas.md', import.meta.url), 'utf8')
    for (const one of formulaFunctions) expect(guide).toContain(`| \`${signatureOf(one)}\` | ${one.about} |`)
  })

  it('is said in words', () => {
    expect(describeFormula('date_add(purchase_date, 2, "years")', machine, registry)).toBe(
      '2 years after Purchase date',
    )
    expect(describeFormula('if(price > 100 and not active, keeper.country, "home")', machine, registry)).toBe(
      'Country of Keeper if ((Price is more than 100) and not Active), otherwise “home”',
    )
  })

  it('is completed while it is written', () => {
    const at = (text: string) => completeFormula(text, text.length, scope).map(({ insert }) => insert)
    expect(at('pur')).toEqual(['purchaseDate'])
    expect(at('date')).toEqual(expect.arrayContaining(['purchaseDate', 'date_add(']))
    expect(at('keeper.c')).toEqual(expect.arrayContaining(['country', 'createdAt']))
    expect(at('date_add(purchase_date, 1, "y')).toEqual(['years"'])
    expect(at('if(state = "')).toEqual(['ok"', 'broken"'])
    expect(at('date_a')).toEqual(['date_add('])
    // Behind a value stands a sign, not another value.
    for (const whole of ['date_add(purchase_date, 1, "years")', '12', 'price ', 'price% '])
      expect(at(whole)).toEqual([])
    for (const begun of ['', 'price * ', 'round(', 'active and ']) expect(at(begun)).toContain('purchaseDate')
    expect(callAt('round(max(1, ho', 15)).toMatchObject({ signature: 'max(value, further, …)', parameter: 1 })
  })
})

describe('computed fields', () => {
  it('that go round in a circle are found, and said by name', () => {
    expect(sayCircle(circleFrom(registry, machine, 'left')!)).toBe(
      'These fields would go round in a circle: Left of machines → Right side of machines → Left of machines. Take one of them out of the formula of the one before it.',
    )
    expect(circleFrom(registry, machine, 'isOld')).toBeUndefined()
  })

  it('that depend on the day are told from those that can be kept', () => {
    expect(isLive(registry, machine, 'isOld')).toBe(true)
    expect(isLive(registry, machine, 'left')).toBe(false)
  })
})

describe('a roll-up', () => {
  const machines = [
    { ...record, id: 'm1', createdAt: '2026-01-01T00:00:00Z' },
    { ...record, id: 'm2', price: 1, hours: 0.2, state: 'ok', createdAt: '2026-02-01T00:00:00Z' },
    {
      ...record,
      id: 'm3',
      price: 700,
      currency: 'PLN',
      hours: null,
      serial: 'B',
      createdAt: '2025-01-01T00:00:00Z',
    },
  ]
  const summed = (json: object) => {
    const checked = checkRollUp(json, { registry, object: keeper })
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    return evaluateRollUp(checked.rollUp, checked.field, keepers[0]!, {
      registry,
      object: keeper,
      currency: 'EUR',
      setting: { ...setting, userId: null, teamUserIds: [] },
      related: (_, name) => (name === 'machines' ? machines : keepers),
    })
  }

  it.each<[object, unknown]>([
    [{ over: 'machines', take: 'count' }, 3],
    [{ over: 'machines', take: 'count', where: { field: 'state', op: 'is', value: 'ok' } }, 1],
    [{ over: 'machines', take: 'count', within: '40d' }, 1],
    [{ over: 'machines', take: 'sum', of: 'price' }, 2000],
    [{ over: 'machines', take: 'avg', of: 'price' }, 1000],
    [{ over: 'machines', take: 'sum', of: 'hours' }, 0.3],
    [{ over: 'machines', take: 'min', of: 'hours' }, 0.1],
    [{ over: 'machines', take: 'latest', of: 'state' }, 'ok'],
    [{ over: 'machines', take: 'list', of: 'serial' }, ['B', 'Ä-12']],
    [{ over: 'machines', take: 'max', of: 'hours', where: { field: 'serial', op: 'is', value: 'B' } }, null],
  ])('%j makes %j', (json, value) => expect(summed(json)).toEqual(value))

  it.each<[object, RegExp]>([
    [{ over: 'machine', take: 'count' }, /Did you mean “machines”/],
    [{ over: 'machines', take: 'sum', of: 'serial' }, /no sum of Serial/],
    [
      { over: 'machines', take: 'count', where: { field: 'createdBy', op: 'is', value: 'me' } },
      /same for everybody|no id/,
    ],
  ])('%j is refused', (json, sentence) => {
    const checked = checkRollUp(json, { registry, object: keeper })
    expect(checked.ok ? '' : checked.problems[0]!.problem).toMatch(sentence)
  })
})
