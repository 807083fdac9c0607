import { foldText, lowerText } from '../words/fold.ts'
import { monthDayOf } from './resolve-times.ts'
import type { Bound, PositiveTest, Range, Test } from './resolved-test.ts'

/** Tells whether a value as records carry it passes a test. Null and undefined are empty. */
export function holds({ positive, negated }: Test, value: unknown): boolean {
  return holdsPositive(positive, value) !== negated
}

function holdsPositive(test: PositiveTest, value: unknown): boolean {
  if (value === null || value === undefined) return false
  switch (test.test) {
    case 'filled':
      return !Array.isArray(value) || value.length > 0
    case 'textIs':
      return test.texts.some((text) => lowerText(text) === lowerText(String(value)))
    case 'textHolds':
      return holdsText(foldText(String(value)), foldText(test.text), test.place)
    case 'oneOf':
      return test.values.some((one) => one === value)
    case 'range':
      return isWithin(test, value)
    case 'monthDay':
      return isMonthDayWithin(monthDayOf(String(value)), test.from, test.to)
    case 'hasAny':
      return Array.isArray(value) && test.values.some((one) => value.includes(one))
  }
}

function holdsText(text: string, part: string, place: 'anywhere' | 'start' | 'end'): boolean {
  if (place === 'start') return text.startsWith(part)
  return place === 'end' ? text.endsWith(part) : text.includes(part)
}

function isMonthDayWithin(monthDay: number, from: number, to: number): boolean {
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to
}

function isWithin({ from, to }: Range, value: unknown): boolean {
  return (!from || isBeyond(value, from, 1)) && (!to || isBeyond(value, to, -1))
}

function isBeyond(value: unknown, bound: Bound, direction: 1 | -1): boolean {
  const order = compareValues(value, bound.value) * direction
  return order > 0 || (order === 0 && bound.inclusive)
}

/** Negative, zero or positive as one number, day or moment comes before, with or after another. */
export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [one, other] = [String(left), String(right)]
  if (one.length > 10 || other.length > 10) return microseconds(one) - microseconds(other)
  return one < other ? -1 : one > other ? 1 : 0
}

/** Microseconds since 1970: PostgreSQL keeps moments that finely, so two within one millisecond still have an order. */
function microseconds(moment: string): number {
  const fraction = /\.\d{3}(\d{1,3})/.exec(moment)?.[1] ?? ''
  return Date.parse(moment) * 1000 + Number(fraction.padEnd(3, '0'))
}
