import { labelOf } from '../define-object.ts'
import type { Field } from '../fields/field.ts'
import { kindOf, operatorsOf } from '../fields/kinds/index.ts'
import { spanOperators } from '../fields/kinds/relative-day.ts'
import { sayProblem } from '../fields/parse-values.ts'
import { trySpan } from '../time/span.ts'
import { nearest } from '../words/nearest.ts'
import { type Condition, type ConditionValue, type Operator, operators } from './condition.ts'
import { tryPath } from './path.ts'
import { mostListed, type Place, type Reading, shapeProblem } from './reading.ts'

/** Reads `{ field, op, value }`. */
export function parseFieldCondition(
  given: Record<string, unknown>,
  place: Place,
  reading: Reading,
): Condition | undefined {
  const stray = shapeProblem(given, ['field', 'op', 'value'])
  if (stray) return reading.refuse(place, stray)
  if (typeof given.field !== 'string') return reading.refuse(place, '“field” takes a name.', 'field')
  const found = tryPath(place.object, given.field, reading.registry)
  if ('problem' in found) return reading.refuse(place, found.problem, 'field')
  if (found.field.internal)
    return reading.refuse(place, `${found.object.label} has no field “${found.key}”.`, 'field')
  const label = labelOf(found.key, found.field)
  const compared = parseComparison(given, { field: found.field, label }, place, reading)
  return compared && { field: given.field, ...compared }
}

/** What is compared: a field, or the measure of related records, which compares like one. */
export interface Compared {
  field: Field
  label: string
  /** Operators allowed when not those of the field. */
  operators?: readonly Operator[]
}

/** Reads `op` and `value` for something that compares like a field. */
export function parseComparison(
  given: Record<string, unknown>,
  compared: Compared,
  place: Place,
  reading: Reading,
): { op: Operator; value?: ConditionValue } | undefined {
  const allowed = compared.operators ?? operatorsOf(compared.field)
  const op = allowed.find((operator) => operator === given.op)
  if (!op) return reading.refuse(place, operatorProblem(given.op, compared.label, allowed), 'op')
  if (given.value === null && (op === 'is' || op === 'isNot') && allowed.includes('isEmpty'))
    return { op: op === 'is' ? 'isEmpty' : 'isNotEmpty' }
  if (op === 'isEmpty' || op === 'isNotEmpty') {
    if (given.value === undefined || given.value === null) return { op }
    return reading.refuse(place, `“${op}” takes no value.`, 'value')
  }
  const value = parseOperand(op, given.value, compared, reading)
  if (!value.ok) return reading.refuse(place, value.problem, 'value')
  return { op, value: value.value }
}

type ParsedOperand = { ok: true; value: ConditionValue } | { ok: false; problem: string }

function parseOperand(op: Operator, value: unknown, compared: Compared, reading: Reading): ParsedOperand {
  const fail = (problem: string): ParsedOperand => ({
    ok: false,
    problem: sayProblem(compared.label, problem),
  })
  if (spanOperators.includes(op)) {
    const span = typeof value === 'string' ? value.trim() : ''
    return trySpan(span)
      ? { ok: true, value: span }
      : fail('needs a span of time, such as 90d, 6w, 3m or 1y.')
  }
  const lists = op === 'in' || op === 'notIn'
  if (lists || op === 'between') {
    if (!Array.isArray(value)) return fail(lists ? 'needs a list of values.' : 'needs two values in a list.')
    if (op === 'between' && value.length !== 2) return fail('needs exactly two values.')
    if (value.length === 0) return fail('needs at least one value.')
    if (value.length > mostListed) return fail(`may be compared with at most ${mostListed} values.`)
    return parseEach(value, compared, reading, fail)
  }
  if (value === undefined || value === null) return fail('needs a value to compare with.')
  const read = kindOf(compared.field).operand(value, compared.field, reading.setting)
  return read.ok ? { ok: true, value: read.value } : fail(read.problem)
}

function parseEach(
  values: readonly unknown[],
  { field }: Compared,
  reading: Reading,
  fail: (problem: string) => ParsedOperand,
): ParsedOperand {
  const read: (string | number)[] = []
  for (const value of values) {
    const one = kindOf(field).operand(value, field, reading.setting)
    if (!one.ok) return fail(one.problem)
    if (typeof one.value !== 'boolean') read.push(one.value)
  }
  return { ok: true, value: read }
}

function operatorProblem(given: unknown, label: string, allowed: readonly Operator[]): string {
  if (allowed.length === 0) return `${label} cannot be asked for.`
  if (typeof given !== 'string') return `${label} needs “op”: one of ${allowed.join(', ')}.`
  const known = operators.some((operator) => operator === given)
  const guess = known ? undefined : nearest(given, allowed)
  const what = known
    ? `${label} cannot be compared by “${given}”`
    : `There is no operator “${given.slice(0, 40)}”`
  return guess ? `${what}. Did you mean “${guess}”?` : `${what}; use ${allowed.join(', ')}.`
}
