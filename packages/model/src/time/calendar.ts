/**
 * Days in the calendar of a time zone. A day is `YYYY-MM-DD`; a moment is a Date. The business's own time zone decides where days
 * begin, so that "yesterday" means the same to everyone who works there.
 */
import type { Span } from './span.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(timeZone, found)
  }
  return found
}

/** The day it is at a moment in a time zone. */
export function dayAt(moment: Date, timeZone: string): string {
  const { year, month, day } = partsAt(moment, timeZone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** The hour that clocks show at a moment in a time zone, 0 to 23. */
export const hourAt = (moment: Date, timeZone: string): number => partsAt(moment, timeZone).hour

/** Seconds since midnight that clocks in a time zone show at a moment. */
export function secondOfDayAt(moment: Date, timeZone: string): number {
  const { hour, minute, second } = partsAt(moment, timeZone)
  return hour * 3600 + minute * 60 + second
}

/** The first moment of a day in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  return momentAt(day, 0, timeZone)
}

/**
 * The moment at which clocks in a time zone show a day and a second of that day. An hour that clocks skip in spring is read as the hour
 * after it; of an hour that comes twice in autumn, the first is taken.
 */
export function momentAt(day: string, secondOfDay: number, timeZone: string): Date {
  const shown = Date.parse(`${day}T00:00:00Z`) + secondOfDay * 1000
  const before = offsetMs(new Date(shown - 86_400_000), timeZone)
  const after = offsetMs(new Date(shown + 86_400_000), timeZone)
  const first = new Date(shown - before)
  if (before === after || offsetMs(first, timeZone) === before) return first
  const second = new Date(shown - after)
  return offsetMs(second, timeZone) === after ? second : first
}

/** The day some days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The day a span after (`direction` 1) or before (−1) a day; hours are rounded down to days, a month's end stays a month's end. */
export function shiftDay(day: string, span: Span, direction: 1 | -1): string {
  const amount = span.amount * direction
  if (span.unit === 'h') return addDays(day, Math.trunc(amount / 24))
  if (span.unit === 'd') return addDays(day, amount)
  if (span.unit === 'w') return addDays(day, amount * 7)
  return addMonths(day, span.unit === 'm' ? amount : amount * 12)
}

/** Tells whether a text is a real calendar day. */
export function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false
  const at = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === written
}

function addMonths(day: string, count: number): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) + count
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 }
  const last = new Date(Date.UTC(target.year, target.month, 0)).getUTCDate()
  return `${String(target.year).padStart(4, '0')}-${two(target.month)}-${two(Math.min(dayOfMonth, last))}`
}

function partsAt(moment: Date, timeZone: string) {
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  )
  return parts as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>
}

function offsetMs(moment: Date, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsAt(moment, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment.getTime() / 1000) * 1000
}

const two = (value: number): string => String(value).padStart(2, '0')
