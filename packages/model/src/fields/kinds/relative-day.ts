import type { Operator } from '../../conditions/condition.ts'
import { isDay } from '../../time/calendar.ts'
import { type Span, trySpan } from '../../time/span.ts'

/** Operators of days and moments. */
export const timeOperators: readonly Operator[] = [
  'is',
  'isNot',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'inLast',
  'before',
  'inNext',
  'isEmpty',
  'isNotEmpty',
]

/** Operators whose value is a span of time: `90d`. */
export const spanOperators: readonly Operator[] = ['inLast', 'before', 'inNext', 'anniversaryInNext']

/** A day written relative to today: `today`, `yesterday`, `tomorrow`, `-90d`, `+6m`. */
export interface RelativeDay {
  span: Span
  direction: 1 | -1
}

const words: Record<string, RelativeDay> = {
  today: { span: { amount: 0, unit: 'd' }, direction: 1 },
  yesterday: { span: { amount: 1, unit: 'd' }, direction: -1 },
  tomorrow: { span: { amount: 1, unit: 'd' }, direction: 1 },
}

/** Reads a relative day, or undefined when it is none. */
export function tryRelativeDay(written: string): RelativeDay | undefined {
  if (Object.hasOwn(words, written)) return words[written]
  const sign = written[0]
  const span = sign === '-' || sign === '+' ? trySpan(written.slice(1)) : undefined
  return span && { span, direction: sign === '-' ? -1 : 1 }
}

/** A day that PostgreSQL knows too: of the years 1 to 9999. */
export const isKeepableDay = (written: string): boolean => isDay(written) && !written.startsWith('0000')
