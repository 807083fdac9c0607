import { describe, expect, it } from 'vitest'
import type { ObjectDefinition } from '../define-object.ts'
import { contact, task } from '../objects/customers.ts'
import { builtInRegistry as registry } from '../objects/index.ts'
import type { Condition, ConditionSetting } from './condition.ts'
import { evaluate, type RecordValues } from './evaluate.ts'

const setting: ConditionSetting = {
  now: new Date('2026-03-15T09:00:00Z'),
  timeZone: 'Europe/Warsaw',
  userId: 'ana',
  teamUserIds: ['ana', 'jan'],
}
const ask = (
  condition: Condition,
  record: RecordValues,
  related: RecordValues[] = [],
  object: ObjectDefinition = contact,
) => evaluate(condition, { id: '1', ...record }, { registry, object, setting, related: () => related })

describe('empty values', () => {
  it.each(['isEmpty', 'isNot', 'notIn', 'notContains'] as const)('satisfy %s', (op) =>
    expect(ask({ field: 'city', op, value: op === 'notIn' ? ['x'] : 'x' }, { city: null })).toBe(true),
  )
  it.each(['is', 'in', 'contains', 'startsWith', 'endsWith', 'isNotEmpty'] as const)(
    'do not satisfy %s',
    (op) => expect(ask({ field: 'city', op, value: op === 'in' ? ['x'] : 'x' }, { city: null })).toBe(false),
  )
  it('satisfy the opposite of a comparison', () =>
    expect(ask({ not: { field: 'orderCount', op: 'gt', value: 3 } }, { orderCount: null })).toBe(true))
})

describe('texts', () => {
  it('are equal whatever their capitals, but not their accents', () => {
    expect(ask({ field: 'city', op: 'is', value: 'GDAŃSK' }, { city: 'Gdańsk' })).toBe(true)
    expect(ask({ field: 'city', op: 'is', value: 'Gdansk' }, { city: 'Gdańsk' })).toBe(false)
  })
  it('hold a piece whatever its accents', () =>
    expect(ask({ field: 'city', op: 'contains', value: 'dans' }, { city: 'Gdańsk' })).toBe(true))
  it('know no wildcards', () =>
    expect(ask({ field: 'city', op: 'contains', value: 'G%k' }, { city: 'Gdańsk' })).toBe(false))
})

describe('days', () => {
  const days = (op: 'inLast' | 'before' | 'inNext', lastOrderOn: string) =>
    ask({ field: 'lastOrderOn', op, value: '90d' }, { lastOrderOn })

  it('lie in the last 90 days from the 90th day before today', () => {
    expect(days('inLast', '2025-12-15')).toBe(true)
    expect(days('inLast', '2025-12-14')).toBe(false)
    expect(days('inLast', '2026-03-16')).toBe(false)
  })
  it('lie before them otherwise', () => {
    expect(days('before', '2025-12-14')).toBe(true)
    expect(days('before', '2025-12-15')).toBe(false)
  })
  it('begin with the business, not in Greenwich', () => {
    const today: Condition = { field: 'createdAt', op: 'is', value: 'today' }
    expect(ask(today, { createdAt: '2026-03-14T22:59:59.999Z' })).toBe(false)
    expect(ask(today, { createdAt: '2026-03-14T23:00:00.000Z' })).toBe(true)
    expect(ask(today, { createdAt: '2026-03-15T23:00:00.000Z' })).toBe(false)
  })
  it('come round every year, also over New Year', () => {
    const soon = (birthday: string, now: string) =>
      evaluate(
        { field: 'birthday', op: 'anniversaryInNext', value: '14d' },
        { birthday },
        { registry, object: contact, setting: { ...setting, now: new Date(now) }, related: () => [] },
      )
    expect(soon('1980-01-03', '2025-12-25T12:00:00Z')).toBe(true)
    expect(soon('1980-12-24', '2025-12-25T12:00:00Z')).toBe(false)
    expect(soon('1980-02-29', '2025-02-14T12:00:00Z')).toBe(true)
    expect(soon('1980-02-29', '2025-03-01T12:00:00Z')).toBe(false)
    expect(soon('1980-02-29', '2024-02-14T12:00:00Z')).toBe(false)
    expect(soon('1980-02-29', '2024-02-15T12:00:00Z')).toBe(true)
  })
})

describe('people', () => {
  it('me and my team stand for users', () => {
    expect(ask({ field: 'owner', op: 'is', value: 'me' }, { ownerId: 'ana' })).toBe(true)
    expect(ask({ field: 'owner', op: 'is', value: 'myTeam' }, { ownerId: 'jan' })).toBe(true)
    expect(ask({ field: 'owner', op: 'isNot', value: 'me' }, { ownerId: 'jan' })).toBe(true)
  })
  it('nobody is me when the product itself asks', () => {
    const options = { registry, object: contact, setting: { ...setting, userId: null }, related: () => [] }
    expect(evaluate({ field: 'owner', op: 'is', value: 'me' }, { ownerId: null }, options)).toBe(false)
  })
})

describe('related records', () => {
  const orders = [
    { id: 'a', total: 3000, placedAt: '2026-03-01T10:00:00Z', channel: 'web' },
    { id: 'b', total: 5000, placedAt: '2025-01-01T10:00:00Z', channel: 'store' },
  ]
  it('are counted and summed up as none when there are none', () => {
    expect(ask({ has: 'orders', count: true, op: 'is', value: 0 }, {})).toBe(true)
    expect(ask({ has: 'orders', sum: 'total', op: 'lte', value: 0 }, {})).toBe(true)
  })
  it('have no mean, least, greatest or latest value when there are none', () => {
    for (const measure of [{ avg: 'total' }, { min: 'total' }, { max: 'total' }, { latest: 'total' }])
      expect(ask({ has: 'orders', ...measure, op: 'isEmpty' }, {})).toBe(true)
  })
  it('count within the span alone', () =>
    expect(ask({ has: 'orders', sum: 'total', op: 'is', value: 3000, within: '90d' }, {}, orders)).toBe(true))
  it('are latest by their time', () =>
    expect(ask({ has: 'orders', latest: 'channel', op: 'is', value: 'web' }, {}, orders)).toBe(true))
  it('without a time are latest only when none has one', () => {
    const tasks = [
      { id: 'a', dueOn: null, title: 'undated' },
      { id: 'b', dueOn: '2020-01-01', title: 'dated' },
    ]
    expect(ask({ has: 'tasks', latest: 'title', op: 'is', value: 'dated' }, {}, tasks)).toBe(true)
  })
  it('are reached over references', () =>
    expect(ask({ field: 'contact.name', op: 'is', value: 'ana' }, {}, [{ name: 'Ana' }], task)).toBe(true))
})

describe('segments', () => {
  const options = { registry, object: contact, setting, related: () => [] }
  it('are their conditions', () =>
    expect(
      evaluate(
        { segment: 's' },
        { city: 'Sopot' },
        {
          ...options,
          segment: () => ({ field: 'city', op: 'is', value: 'Sopot' }),
        },
      ),
    ).toBe(true))
  it('that are not there, or contain themselves, are no answer', () => {
    expect(() => evaluate({ segment: 's' }, {}, options)).toThrow(RangeError)
    expect(() => evaluate({ segment: 's' }, {}, { ...options, segment: (id) => ({ segment: id }) })).toThrow(
      RangeError,
    )
  })
})
