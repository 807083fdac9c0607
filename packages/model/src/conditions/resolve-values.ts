/**
 * Turns what a comparison says ("in the last 90 days", "is me") into what it tests, with every relative value replaced by a
 * concrete one. `evaluate` and the server's `compile` both start here, so they cannot disagree about days, zones or spans.
 */
import type { Field } from '../fields/field.ts'
import { kindOf } from '../fields/kinds/index.ts'
import type { ConditionSetting, ConditionValue, Operator } from './condition.ts'
import { spanRange, timeRange, yearlyRange } from './resolve-times.ts'
import type { Bound, PositiveTest, Range, Test } from './resolved-test.ts'

/** Operators that say the opposite of another one. */
const opposites: Partial<Record<Operator, Operator>> = {
  isNot: 'is',
  notIn: 'in',
  notContains: 'contains',
  isEmpty: 'isNotEmpty',
}

/** What a comparison of a field tests in a setting. The comparison must have passed `parseCondition`. */
export function resolveTest(
  operator: Operator,
  value: ConditionValue | undefined,
  field: Field,
  setting: ConditionSetting,
): Test {
  const { positive, negated } = withoutNegation(operator)
  return { negated, positive: resolvePositive(positive, value ?? null, field, setting) }
}

/** An operator as the positive one and whether it is negated: `isNot` is the negation of `is`. */
export function withoutNegation(operator: Operator): { positive: Operator; negated: boolean } {
  const opposite = opposites[operator]
  return { positive: opposite ?? operator, negated: opposite !== undefined }
}

function resolvePositive(
  operator: Operator,
  value: ConditionValue,
  field: Field,
  setting: ConditionSetting,
): PositiveTest {
  if (operator === 'isNotEmpty') return { test: 'filled' }
  const { compares } = kindOf(field)
  if (compares === 'day' || compares === 'moment') return resolveTime(operator, value, compares, setting)
  if (compares === 'list') return { test: 'hasAny', values: listOf(value).map(String) }
  if (operator === 'is' || operator === 'in') {
    const values = listOf(value).flatMap((one) => withPeople(one, setting))
    return compares === 'text' ? { test: 'textIs', texts: values.map(String) } : { test: 'oneOf', values }
  }
  if (compares === 'text') return resolveText(operator, String(value))
  return numberRange(operator, value)
}

function resolveText(operator: Operator, text: string): PositiveTest {
  const place = operator === 'startsWith' ? 'start' : operator === 'endsWith' ? 'end' : 'anywhere'
  return { test: 'textHolds', place, text }
}

function resolveTime(
  operator: Operator,
  value: ConditionValue,
  compares: 'day' | 'moment',
  setting: ConditionSetting,
): PositiveTest {
  if (operator === 'anniversaryInNext') return yearlyRange(String(value), setting)
  if (operator === 'inLast' || operator === 'inNext' || operator === 'before')
    return spanRange(operator, String(value), compares, setting)
  return timeRange(operator, listOf(value).map(String), compares, setting)
}

/** The range of a comparison of numbers, or of times of day, whose texts are in the order of the clock. */
function numberRange(operator: Operator, value: ConditionValue): Range {
  const [first, second] = listOf(value) as (number | string)[]
  const bound = (at: number | string | undefined, inclusive: boolean): Bound => ({
    value: at ?? Number.NaN,
    inclusive,
  })
  if (operator === 'gt') return { test: 'range', from: bound(first, false) }
  if (operator === 'gte') return { test: 'range', from: bound(first, true) }
  if (operator === 'lt') return { test: 'range', to: bound(first, false) }
  if (operator === 'lte') return { test: 'range', to: bound(first, true) }
  if (operator === 'between') return { test: 'range', from: bound(first, true), to: bound(second, true) }
  throw new RangeError(`Numbers cannot be compared by "${operator}".`)
}

/** `me` and `myTeam` stand for users; nobody, when the product itself asks. */
function withPeople(
  value: string | number | boolean,
  { userId, teamUserIds }: ConditionSetting,
): readonly (string | number | boolean)[] {
  if (value === 'me') return userId === null ? [] : [userId]
  return value === 'myTeam' ? teamUserIds : [value]
}

function listOf(value: ConditionValue): readonly (string | number | boolean)[] {
  if (value === null) return []
  return typeof value === 'object' ? value : [value]
}
