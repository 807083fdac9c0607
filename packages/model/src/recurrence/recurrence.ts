/**
 * Rules of repetition by RFC 5545 (RRULE), as far as whole days go and people can say them: every so many days, weeks, months or years, on some weekdays, days of the month or
 * months, a number of times or until a day. Parts that ask for hours, week numbers or days of the year are refused, not ignored.
 */
import { isDay } from '../time/calendar.ts'

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

export type Frequency = (typeof frequencies)[number]
export type WeekdayCode = (typeof weekdayCodes)[number]

/** A weekday, of a month or year the `nth` of them (from the end when negative). */
export interface NthWeekday {
  day: WeekdayCode
  nth?: number
}

/** A rule that was read. */
export interface Recurrence {
  freq: Frequency
  /** Every so many days, weeks, months, years: ≥ 1. */
  interval: number
  byMonth: readonly number[]
  /** Days of the month, from its end when negative. */
  byMonthDay: readonly number[]
  byDay: readonly NthWeekday[]
  /** Which of the days that the other parts leave in a week, month or year, from the end when negative. */
  bySetPos: readonly number[]
  /** How often, the first time included. */
  count?: number
  /** The last day on which it may come round. */
  until?: string
  weekStart: WeekdayCode
}

export type ReadRecurrence = { ok: true; value: Recurrence } | { ok: false; problem: string }

const no = (problem: string): { ok: false; problem: string } => ({ ok: false, problem })

const known = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'COUNT', 'UNTIL', 'WKST']

/** Reads a rule: `FREQ=MONTHLY;BYDAY=-1FR`, with or without `RRULE:` before it. */
export function readRecurrence(written: string): ReadRecurrence {
  const parts = new Map<string, string>()
  for (const part of written
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '')
    .split(';')) {
    const [, name, value] = /^([A-Z]+)=([A-Z0-9,+-]+)$/.exec(part) ?? []
    if (!name || !value) return no('is no rule of repetition; write it as FREQ=WEEKLY;BYDAY=MO.')
    if (!known.includes(name)) return no(`repeats by ${name}, which is not followed here.`)
    if (parts.has(name)) return no(`says ${name} twice.`)
    parts.set(name, value)
  }
  try {
    return check(fromParts(parts))
  } catch (error) {
    if (error instanceof RangeError) return no(error.message)
    throw error
  }
}

function fromParts(parts: ReadonlyMap<string, string>): Recurrence {
  const freq = frequencies.find((each) => each === parts.get('FREQ'))
  if (!freq) throw new RangeError('must say FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.')
  const numbers = (name: string, most: number, least = 1) =>
    (parts.get(name)?.split(',') ?? []).map((each) => whole(name, each, most, least))
  const one = (name: string, most: number) => numbers(name, most)[0]
  const [count, until] = [one('COUNT', 10_000), parts.get('UNTIL')]
  return {
    freq,
    interval: one('INTERVAL', 1000) ?? 1,
    byMonth: numbers('BYMONTH', 12),
    byMonthDay: numbers('BYMONTHDAY', 31, -31),
    byDay: (parts.get('BYDAY')?.split(',') ?? []).map(readWeekday),
    bySetPos: numbers('BYSETPOS', 366, -366),
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until: readUntil(until) }),
    weekStart: parts.has('WKST') ? weekdayOf(parts.get('WKST')!) : 'MO',
  }
}

function whole(name: string, written: string, most: number, least: number): number {
  const value = /^[+-]?\d{1,5}$/.test(written) ? Number(written) : Number.NaN
  if (!(value >= least && value <= most && value !== 0)) throw new RangeError(`has a ${name} that cannot be.`)
  return value
}

function readWeekday(written: string): NthWeekday {
  const [, nth, day = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(written) ?? []
  return { day: weekdayOf(day), ...(nth ? { nth: whole('BYDAY', nth, 53, -53) } : {}) }
}

function weekdayOf(written: string): WeekdayCode {
  const found = weekdayCodes.find((each) => each === written)
  if (!found) throw new RangeError('names a weekday that there is not; write MO, TU, WE, TH, FR, SA or SU.')
  return found
}

function readUntil(written: string): string {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/.exec(written) ?? []
  const until = `${year}-${month}-${day}`
  if (!isDay(until)) throw new RangeError('has no real last day; write it as UNTIL=20261231.')
  return until
}

/** What the standard forbids, and what could never come round. */
function check(rule: Recurrence): ReadRecurrence {
  const { freq, byDay, byMonthDay, byMonth, bySetPos, count, until } = rule
  const isNth = byDay.some(({ nth }) => nth !== undefined)
  if (count !== undefined && until !== undefined) return no('ends both after a number of times and on a day.')
  if (isNth && (freq === 'DAILY' || freq === 'WEEKLY'))
    return no('asks for the first or last weekday, which only months and years have.')
  if (isNth && byMonthDay.length > 0)
    return no('asks for the first or last weekday and for a day of the month.')
  if (byMonthDay.length > 0 && freq === 'WEEKLY') return no('asks every week for a day of the month.')
  if (bySetPos.length > 0 && byDay.length + byMonthDay.length + byMonth.length === 0)
    return no('says which of the days, but not of which days.')
  if (!isPossible(byMonth, byMonthDay)) return no('asks for a day that its months have not.')
  return { ok: true, value: rule }
}

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isPossible = (months: readonly number[], days: readonly number[]): boolean =>
  days.length === 0 ||
  months.length === 0 ||
  days.some((day) => months.some((month) => Math.abs(day) <= longestMonths[month - 1]!))

/** A rule as it is kept, its parts in one order, so that equal rules are equal texts. */
export function writeRecurrence(rule: Recurrence): string {
  const { freq, interval, byMonth, byMonthDay, byDay, bySetPos, count, until, weekStart } = rule
  const parts: [string, string | number | undefined | false][] = [
    ['FREQ', freq],
    ['INTERVAL', interval > 1 && interval],
    ['BYMONTH', byMonth.join(',')],
    ['BYMONTHDAY', byMonthDay.join(',')],
    ['BYDAY', byDay.map(({ day, nth }) => `${nth ?? ''}${day}`).join(',')],
    ['BYSETPOS', bySetPos.join(',')],
    ['COUNT', count],
    ['UNTIL', until?.replaceAll('-', '')],
    ['WKST', weekStart !== 'MO' && weekStart],
  ]
  return parts.flatMap(([name, value]) => (value ? [`${name}=${value}`] : [])).join(';')
}
