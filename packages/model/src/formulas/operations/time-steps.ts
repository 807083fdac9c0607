import { dayAt, hourAt } from '../../time/calendar.ts'
import * as decimal from '../decimal.ts'
import { type Step, strict } from './step.ts'

const dayMs = 86_400_000
const microsecondsPerSecond = 1_000_000n

/** Days since 1970, and back; null outside the years 1 to 9999. */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs
const firstNumber = dayNumber('0001-01-01')
const lastNumber = dayNumber('9999-12-31')
const dayNumbered = (number: number): string | null =>
  number >= firstNumber && number <= lastNumber ? new Date(number * dayMs).toISOString().slice(0, 10) : null

const partsOf = (day: string) => day.split('-').map(Number) as [year: number, month: number, day: number]
const two = (value: number): string => String(value).padStart(2, '0')
const written = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
const lastOfMonth = (year: number, month: number): number => {
  const last = new Date(0)
  last.setUTCFullYear(year, month, 0)
  return last.getUTCDate()
}

/** The day some months later; a month's end stays a month's end. */
function monthsLater(day: string, count: number): string | null {
  const [year, month, dayOfMonth] = partsOf(day)
  const index = year * 12 + month - 1 + count
  const [atYear, atMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  if (atYear < 1 || atYear > 9999) return null
  return written(atYear, atMonth, Math.min(dayOfMonth, lastOfMonth(atYear, atMonth)))
}

function monthsBetween(from: string, to: string): number {
  if (to < from) return -monthsBetween(to, from)
  const [[year, month], [toYear, toMonth]] = [partsOf(from), partsOf(to)]
  const months = (toYear - year) * 12 + toMonth - month
  return monthsLater(from, months)! > to ? months - 1 : months
}

const counted =
  (compute: (day: string, count: number) => string | null): Step =>
  ([day = null, count = null]) => {
    const whole = typeof count === 'bigint' ? decimal.toCount(decimal.round(count, 0)) : null
    return day === null || whole === null ? null : compute(String(day), whole)
  }

const ofDay = (compute: (day: string) => number): Step =>
  strict(([day]: readonly string[]) => decimal.ofWhole(compute(day!)))

const weekday = (day: string): number => (((dayNumber(day) + 3) % 7) + 7) % 7

const millisecondsOf = (microseconds: bigint): Date => {
  const rest = ((microseconds % 1000n) + 1000n) % 1000n
  return new Date(Number((microseconds - rest) / 1000n))
}
const firstMoment = BigInt(firstNumber * dayMs) * 1000n
const endOfMoments = BigInt((lastNumber + 1) * dayMs) * 1000n
const keptMoment = (moment: bigint): bigint | null =>
  moment >= firstMoment && moment < endOfMoments ? moment : null

function startOf(day: string, stretch: string): string | null {
  const [year, month] = partsOf(day)
  if (stretch === 'week') return dayNumbered(dayNumber(day) - weekday(day))
  if (stretch === 'month') return written(year, month, 1)
  return written(year, stretch === 'year' ? 1 : month - ((month - 1) % 3), 1)
}

export const timeSteps = {
  today: (_, { now, timeZone }) => dayAt(now, timeZone),
  now: (_, { now }) => BigInt(now.getTime()) * 1000n,
  day: strict((values: readonly bigint[]) => {
    const [year = 0, month = 0, day = 0] = values.map((value) => decimal.toCount(value) ?? 0)
    const isMonth = year >= 1 && year <= 9999 && month >= 1 && month <= 12
    return isMonth && day >= 1 && day <= lastOfMonth(year, month) ? written(year, month, day) : null
  }),
  addDays: counted((day, count) => dayNumbered(dayNumber(day) + count)),
  addMonths: counted((day, count) => (Math.abs(count) > 120_000 ? null : monthsLater(day, count))),
  daysBetween: strict(([from, to]: readonly string[]) => decimal.ofWhole(dayNumber(to!) - dayNumber(from!))),
  monthsBetween: strict(([from, to]: readonly string[]) => decimal.ofWhole(monthsBetween(from!, to!))),
  addSeconds: strict(([moment, seconds]: readonly bigint[]) => {
    const microseconds = decimal.round(seconds! * microsecondsPerSecond, 0) / decimal.ofWhole(1)
    return keptMoment(moment! + microseconds)
  }),
  secondsBetween: strict(([from, to]: readonly bigint[]) =>
    decimal.divide(decimal.ofWhole(to! - from!), decimal.ofWhole(microsecondsPerSecond)),
  ),
  dayOf: strict(([moment]: readonly bigint[], { timeZone }) => dayAt(millisecondsOf(moment!), timeZone)),
  hourOf: strict(([moment]: readonly bigint[], { timeZone }) =>
    decimal.ofWhole(hourAt(millisecondsOf(moment!), timeZone)),
  ),
  yearOf: ofDay((day) => partsOf(day)[0]),
  monthOf: ofDay((day) => partsOf(day)[1]),
  dayOfMonth: ofDay((day) => partsOf(day)[2]),
  weekday: ofDay((day) => weekday(day) + 1),
  startOf: strict(([day, stretch]: readonly string[]) => startOf(day!, stretch!)),
} satisfies Record<string, Step>
