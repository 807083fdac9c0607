import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ObjectDefinition } from '../define-object.ts'
import { contact } from '../objects/customers.ts'
import { builtInRegistry as registry } from '../objects/index.ts'
import { order } from '../objects/orders.ts'
import { ConditionError, checkCondition, parseCondition } from './parse-condition.ts'

const id = '0190f7d2-0000-7000-8000-000000000001'
const problemsOf = (json: unknown, object: ObjectDefinition = contact) => {
  const checked = checkCondition(json, object, registry)
  return checked.ok ? [] : checked.problems.map(({ path, problem }) => `${path}: ${problem}`)
}

describe('parseCondition', () => {
  it.each([
    { field: 'lifecycle', op: 'in', value: ['customer', 'regular'] },
    { field: 'company.industry', op: 'contains', value: 'tail' },
    { field: 'company.owner', op: 'is', value: 'me' },
    { field: 'companyId', op: 'is', value: id },
    { field: 'id', op: 'in', value: [id] },
    { field: 'score.stillCustomer', op: 'between', value: [0.2, 0.8] },
    { field: 'birthday', op: 'anniversaryInNext', value: '7d' },
    { field: 'lastSeenAt', op: 'gte', value: '-48h' },
    { all: [{ any: [{ not: { segment: id } }] }] },
    { has: 'orders', where: { field: 'channel', op: 'is', value: 'store' }, within: '90d' },
    { has: 'orders', sum: 'total', op: 'gte', value: 50000, within: '90d' },
    { has: 'orders', latest: 'store.city', op: 'isEmpty' },
    { has: 'orders', max: 'placedAt', op: 'before', value: '6m' },
  ])('keeps what is right as it is: %j', (json) =>
    expect(parseCondition(json, contact, registry)).toEqual(json),
  )

  it('writes values as they are kept', () => {
    expect(parseCondition({ field: 'country', op: 'is', value: 'pl' }, contact, registry)).toEqual({
      field: 'country',
      op: 'is',
      value: 'PL',
    })
    expect(parseCondition({ field: 'name', op: 'is', value: null }, contact, registry)).toEqual({
      field: 'name',
      op: 'isEmpty',
    })
  })

  it.each([
    [
      { field: 'livecycle', op: 'is', value: 'x' },
      'field: Person has no field “livecycle”. Did you mean “lifecycle”?',
    ],
    [
      { field: 'company.industri', op: 'isEmpty' },
      'field: Company has no field “industri”. Did you mean “industry”?',
    ],
    [
      { field: 'city.name', op: 'isEmpty' },
      'field: City leads to no other record, so nothing can follow “city.”.',
    ],
    [
      { field: 'orders.total', op: 'gt', value: 1 },
      'field: Person can have several “orders”; ask with { "has": "orders", … } instead.',
    ],
    [
      { field: 'orders', op: 'isEmpty' },
      'field: “orders” is no field but other records; ask with { "has": "orders" } instead.',
    ],
    [
      { field: 'lifecycle', op: 'contains', value: 'x' },
      'op: Stage cannot be compared by “contains”; use is, isNot, in, notIn, isEmpty, isNotEmpty.',
    ],
    [
      { field: 'city', op: 'contians', value: 'x' },
      'op: There is no operator “contians”. Did you mean “contains”?',
    ],
    [
      { field: 'lifecycle', op: 'is', value: 'custmer' },
      'value: Stage: “custmer” is no option. Did you mean “customer”?',
    ],
    [{ field: 'orderCount', op: 'gt', value: 'many' }, 'value: Orders: “many” is no number.'],
    [
      { field: 'lastOrderOn', op: 'inLast', value: '90' },
      'value: Last order needs a span of time, such as 90d, 6w, 3m or 1y.',
    ],
    [{ field: 'city', op: 'isEmpty', value: 'x' }, 'value: “isEmpty” takes no value.'],
    [{ field: 'city', op: 'in', value: [] }, 'value: City needs at least one value.'],
    [{ field: 'orderCount', op: 'between', value: [1] }, 'value: Orders needs exactly two values.'],
    [{ has: 'order' }, 'has: Person has no related “order”. Did you mean “orders”?'],
    [{ has: 'orders', sum: 'number', op: 'gte', value: 3 }, 'sum: “sum” cannot be taken of Order.'],
    [{ has: 'orders', within: 'soon' }, 'within: “within” takes a span of time, such as 90d, 6w, 3m or 1y.'],
    [
      { has: 'orders', count: true, sum: 'total', op: 'is', value: 1 },
      ': Only one of count, sum can be compared at a time.',
    ],
    [
      { field: 'city', value: 'x' },
      'op: City needs “op”: one of is, isNot, in, notIn, contains, notContains, startsWith, endsWith, isEmpty, isNotEmpty.',
    ],
    [
      { fild: 'city' },
      ': A condition needs one of all, any, not, field, has, segment. Did you mean “field”?',
    ],
    [{ any: [] }, 'any: “any” needs at least one condition.'],
    [
      { all: [{ not: { field: 'city', op: 'is', value: 7, valeu: 8 } }] },
      'all.0.not: “valeu” has no meaning here; a “field” condition takes field, op, value.',
    ],
    [
      { has: 'orders', where: { field: 'totl', op: 'gt', value: 1 } },
      'where.field: Order has no field “totl”. Did you mean “total”?',
    ],
  ])('says what is wrong with %j', (json, problem) => expect(problemsOf(json)).toEqual([problem]))

  it('keeps plumbing out of reach', () =>
    expect(problemsOf({ field: 'sourceKey', op: 'is', value: 'x' }, order)).toEqual([
      'field: Order has no field “sourceKey”.',
    ]))

  it('takes what every JavaScript object inherits for no field', () => {
    expect(problemsOf({ field: 'constructor', op: 'isEmpty' })).toHaveLength(1)
    expect(problemsOf({ field: 'company.__proto__', op: 'isEmpty' })).toHaveLength(1)
    expect(problemsOf({ has: 'toString' })).toHaveLength(1)
  })

  it('asks segments of people only', () =>
    expect(problemsOf({ segment: id }, order)).toEqual([
      ': Segments are groups of people; Orders have none.',
    ]))

  it('bounds depth, size and steps', () => {
    const nested = (depth: number): object => (depth === 0 ? { all: [] } : { not: nested(depth - 1) })
    expect(problemsOf(nested(50))).toEqual([expect.stringMatching(/nested too deeply/)])
    expect(problemsOf({ all: Array.from({ length: 5000 }, () => ({ all: [] })) })).toEqual([
      expect.stringMatching(/at most 300 parts/),
    ])
    expect(problemsOf({ field: 'a.b.c.d.e.f', op: 'isEmpty' })).toEqual([
      expect.stringMatching(/too long a way/),
    ])
  })

  it('throws every problem at once', () => {
    const wrong = {
      all: [
        { field: 'x1', op: 'is' },
        { field: 'x2', op: 'is' },
      ],
    }
    expect(() => parseCondition(wrong, contact, registry)).toThrow(ConditionError)
    expect(problemsOf(wrong)).toHaveLength(2)
  })

  it('survives any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const checked = checkCondition(json, contact, registry)
        expect(checked.ok || checked.problems.length > 0).toBe(true)
      }),
    )
  })
})
