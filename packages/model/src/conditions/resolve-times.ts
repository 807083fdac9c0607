/**
 * Relative days and moments made concrete. A span in hours counts moments; one in days, weeks, months or years counts calendar days of the
 * business: "in the last 90 days" begins with the day 90 days ago, so it means the same for `lastOrderOn` and `placedAt`, all day long.
 */
import { tryRelativeDay } from '../fields/kinds/relative-day.ts'
import { addDays, dayAt, isDay, shiftDay, startOfDay } from '../time/calendar.ts'
import { parseSpan, type Span } from '../time/span.ts'
import type { ConditionSetting, Operator } from './condition.ts'
import type { Bound, PositiveTest, Range } from './resolved-test.ts'

const firstDay = '0001-01-01'
const lastDay = '9999-12-31'
const hourMs = 3_600_000

/** What a written value covers: from its beginning up to, not including, its end; a single moment begins and ends with itself. */
interface Stretch {
  begin: string
  /** Undefined after the last day there is. */
  end: string | undefined
  isMoment: boolean
}

/** The range of `is`, `gt`, `gte`, `lt`, `lte` or `between` on days or moments. */
export function timeRange(
  operator: Operator,
  values: readonly string[],
  compares: 'day' | 'moment',
  setting: ConditionSetting,
): Range {
  const [first, second] = values.map((value) => stretchOf(value, compares, setting))
  if (!first) return nothing
  if (operator === 'is') return { test: 'range', from: atBegin(first), to: atEnd(first) }
  if (operator === 'gte') return { test: 'range', from: atBegin(first) }
  if (operator === 'lte') return { test: 'range', to: atEnd(first) }
  if (operator === 'lt') return { test: 'range', to: { value: first.begin, inclusive: false } }
  if (operator === 'gt') return afterwards(first)
  if (operator === 'between' && second) return { test: 'range', from: atBegin(first), to: atEnd(second) }
  throw new RangeError(`Days and moments cannot be compared by "${operator}".`)
}

/** The range of `inLast`, `inNext` or `before` a span. */
export function spanRange(
  operator: 'inLast' | 'inNext' | 'before',
  written: string,
  compares: 'day' | 'moment',
  setting: ConditionSetting,
): Range {
  const span = parseSpan(written)
  const edge = shifted(span, operator === 'inNext' ? 1 : -1, compares, setting)
  if (operator === 'before') return { test: 'range', to: { value: edge.begin, inclusive: false } }
  const now = stretchOf(compares === 'day' ? 'today' : 'now', compares, setting)
  const [from, to] = operator === 'inLast' ? [edge, now] : [now, edge]
  return { test: 'range', from: atBegin(from), to: atEnd(to) }
}

/**
 * Month and day of yearly days that return within a span from today. In years without a 29 February its anniversaries are kept on
 * the 28th.
 */
export function yearlyRange(written: string, setting: ConditionSetting): PositiveTest {
  const today = dayAt(setting.now, setting.timeZone)
  const last = shiftWithinCalendar(today, parseSpan(written), 1)
  const wholeYear = shiftWithinCalendar(today, { amount: 1, unit: 'y' }, 1)
  if (last >= addDays(wholeYear, -1)) return { test: 'filled' }
  const to = monthDayOf(last)
  return { test: 'monthDay', from: monthDayOf(today), to: to === 228 && !isLeapYear(last) ? 229 : to }
}

/** Month × 100 + day: 31 March is 331. */
export const monthDayOf = (day: string): number => Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10))

const isLeapYear = (day: string): boolean => isDay(`${day.slice(0, 4)}-02-29`)

/** A range that nothing lies in. */
const nothing: Range = {
  test: 'range',
  from: { value: lastDay, inclusive: false },
  to: { value: firstDay, inclusive: false },
}

const atBegin = ({ begin }: Stretch): Bound => ({ value: begin, inclusive: true })

function atEnd({ begin, end, isMoment }: Stretch): Bound | undefined {
  if (isMoment) return { value: begin, inclusive: true }
  return end === undefined ? undefined : { value: end, inclusive: false }
}

function afterwards({ begin, end, isMoment }: Stretch): Range {
  if (isMoment) return { test: 'range', from: { value: begin, inclusive: false } }
  return end === undefined ? nothing : { test: 'range', from: { value: end, inclusive: true } }
}

function stretchOf(written: string, compares: 'day' | 'moment', setting: ConditionSetting): Stretch {
  if (written === 'now') return momentStretch(setting.now)
  if (isDay(written)) return dayStretch(written, compares, setting)
  const relative = tryRelativeDay(written)
  if (relative) return shifted(relative.span, relative.direction, compares, setting)
  return momentStretch(new Date(written))
}

function shifted(
  span: Span,
  direction: 1 | -1,
  compares: 'day' | 'moment',
  setting: ConditionSetting,
): Stretch {
  if (span.unit === 'h' && compares === 'moment')
    return momentStretch(new Date(setting.now.getTime() + span.amount * hourMs * direction))
  const today = dayAt(setting.now, setting.timeZone)
  return dayStretch(shiftWithinCalendar(today, span, direction), compares, setting)
}

const momentStretch = (moment: Date): Stretch => {
  const at = moment.toISOString()
  return { begin: at, end: at, isMoment: true }
}

function dayStretch(day: string, compares: 'day' | 'moment', { timeZone }: ConditionSetting): Stretch {
  const next = day === lastDay ? undefined : addDays(day, 1)
  if (compares === 'day') return { begin: day, end: next, isMoment: false }
  return { begin: beginningOf(day, timeZone), end: next && beginningOf(next, timeZone), isMoment: false }
}

/** Zones of antiquity are nobody's business: there the day begins in UTC, which also keeps it within what PostgreSQL can hold. */
function beginningOf(day: string, timeZone: string): string {
  if (day < '0100-01-01') return `${day}T00:00:00.000Z`
  return startOfDay(day, timeZone).toISOString()
}

const daysPerUnit: Record<Span['unit'], number> = { h: 1 / 24, d: 1, w: 7, m: 30.44, y: 365.25 }

/** The day a span away, or the first or last day of the calendar when the span leads beyond it. */
function shiftWithinCalendar(day: string, span: Span, direction: 1 | -1): string {
  const year = Number(day.slice(0, 4)) + (direction * span.amount * daysPerUnit[span.unit]) / 365.25
  if (year < 2) return firstDay
  return year > 9998 ? lastDay : shiftDay(day, span, direction)
}
