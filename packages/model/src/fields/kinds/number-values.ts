/** What the kinds of field whose values are numbers have in common. */
import type { Operator } from '../../conditions/condition.ts'
import { bad, good, type Parsed, quoted } from './kind.ts'

export const numberOperators: readonly Operator[] = [
  'is',
  'isNot',
  'in',
  'notIn',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'isEmpty',
  'isNotEmpty',
]

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/** Reads a finite number, also from the plain decimal text that addresses and files carry. */
export function parseNumber(value: unknown): Parsed<number> {
  const number = typeof value === 'string' && decimal.test(value.trim()) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return bad(`${quoted(value)} is no number.`)
  return good(number === 0 ? 0 : number)
}

/** Reads a whole number small enough to be exact. */
export function parseWhole(value: unknown): Parsed<number> {
  const number = parseNumber(value)
  if (!number.ok || Number.isSafeInteger(number.value)) return number
  return bad(Number.isInteger(number.value) ? 'is too large a number.' : 'must be a whole number.')
}

/** Refuses numbers below or above what a field allows. */
export function withinBounds(parsed: Parsed<number>, min?: number, max?: number): Parsed<number> {
  if (!parsed.ok) return parsed
  if (min !== undefined && parsed.value < min) return bad(`must not be below ${min}.`)
  if (max !== undefined && parsed.value > max) return bad(`must not be above ${max}.`)
  return parsed
}

/** The parts of a JSON Schema that bound a number; absent bounds are left out. */
export function boundsSchema(min?: number, max?: number): { minimum?: number; maximum?: number } {
  return { ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) }
}
