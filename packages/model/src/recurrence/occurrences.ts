import { addDays, daysBetween } from '../time/calendar.ts'
import { type Recurrence, type WeekdayCode, weekdayCodes } from './recurrence.ts'

/** A rule that has not come round for so long never will: the calendar repeats itself after 28 years but for the years 2100, 2200, 2300. */
const longestGapDays = 366 * 60

/**
 * The days on which something that repeats comes round, from its first day on. Days are walked one by one and a rule that never comes round ends by itself, so no rule,
 * however it was written, can hold anybody up.
 *
 * @param startsOn the first day (DTSTART); it counts only when the rule names it
 * @source RFC 5545, section 3.3.10; a day that a month has not is left out, not moved
 */
export function* occurrences(rule: Recurrence, startsOn: string): Generator<string> {
  let [left, gap, counted] = [rule.count ?? Number.POSITIVE_INFINITY, 0, '']
  for (let day = firstOfPeriod(rule, startsOn); left > 0 && gap < longestGapDays; ) {
    const period = daysOfPeriod(rule, day)
    for (const found of chosenIn(rule, period, startsOn)) {
      if (found < startsOn || found <= counted) continue
      if (left <= 0 || (rule.until && found > rule.until)) return
      counted = found
      left--
      gap = 0
      yield found
    }
    const next = nextPeriod(rule, day)
    gap += daysBetween(day, next)
    day = next
    if (rule.until && day > rule.until) return
  }
}

/** The first day after another on which something comes round; undefined when it does not any more. */
export function occurrenceAfter(rule: Recurrence, startsOn: string, day: string): string | undefined {
  for (const found of occurrences(rule, startsOn)) if (found > day) return found
  return undefined
}

const weekdayAt = (day: string): WeekdayCode =>
  weekdayCodes[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!

const monthOf = (day: string): number => Number(day.slice(5, 7))
const dateOf = (day: string): number => Number(day.slice(8))

function firstOfPeriod({ freq, weekStart }: Recurrence, day: string): string {
  if (freq === 'DAILY') return day
  if (freq === 'MONTHLY') return `${day.slice(0, 7)}-01`
  if (freq === 'YEARLY') return `${day.slice(0, 4)}-01-01`
  const ahead = weekdayCodes.indexOf(weekdayAt(day)) - weekdayCodes.indexOf(weekStart)
  return addDays(day, -((ahead + 7) % 7))
}

function nextPeriod({ freq, interval }: Recurrence, first: string): string {
  if (freq === 'DAILY') return addDays(first, interval)
  if (freq === 'WEEKLY') return addDays(first, 7 * interval)
  return monthsOn(first, freq === 'MONTHLY' ? interval : 12 * interval)
}

const monthsOn = (first: string, count: number): string =>
  new Date(Date.UTC(Number(first.slice(0, 4)), monthOf(first) - 1 + count, 1)).toISOString().slice(0, 10)

function daysOfPeriod({ freq }: Recurrence, first: string): string[] {
  const months = { MONTHLY: 1, YEARLY: 12 }[freq as string]
  const length = months ? daysBetween(first, monthsOn(first, months)) : freq === 'WEEKLY' ? 7 : 1
  return Array.from({ length }, (_, at) => addDays(first, at))
}

function chosenIn(rule: Recurrence, period: readonly string[], startsOn: string): string[] {
  const fits = period.filter((day) => isNamed(rule, day, startsOn))
  if (rule.bySetPos.length === 0) return fits
  const chosen = rule.bySetPos.flatMap((at) => fits.at(at > 0 ? at - 1 : at) ?? [])
  return [...new Set(chosen)].sort()
}

/** Whether the rule names a day. What it leaves open is as on the first day. */
function isNamed(rule: Recurrence, day: string, startsOn: string): boolean {
  const { freq, byMonth, byMonthDay, byDay } = rule
  const isOpen = byMonthDay.length === 0 && byDay.length === 0
  if (byMonth.length > 0 && !byMonth.includes(monthOf(day))) return false
  if (byMonth.length === 0 && freq === 'YEARLY' && isOpen && monthOf(day) !== monthOf(startsOn)) return false
  if (byMonthDay.length > 0 && !byMonthDay.some((each) => dateOf(day) === dateIn(day, each))) return false
  if (byDay.length > 0)
    return byDay.some(({ day: weekday, nth }) => weekday === weekdayAt(day) && isNth(rule, day, nth))
  if (!isOpen || freq === 'DAILY') return true
  return freq === 'WEEKLY' ? weekdayAt(day) === weekdayAt(startsOn) : dateOf(day) === dateOf(startsOn)
}

const lengthOfMonth = (day: string): number =>
  daysBetween(`${day.slice(0, 7)}-01`, monthsOn(`${day.slice(0, 7)}-01`, 1))

/** The date of a day of the month that may be counted from its end. */
const dateIn = (day: string, each: number): number => (each > 0 ? each : lengthOfMonth(day) + 1 + each)

/** Whether a day is the nth of its weekday in its month, or in its year when the rule names no month. */
function isNth({ freq, byMonth }: Recurrence, day: string, nth: number | undefined): boolean {
  if (nth === undefined) return true
  const isOfYear = freq === 'YEARLY' && byMonth.length === 0
  const year = day.slice(0, 4)
  const at = isOfYear ? daysBetween(`${year}-01-01`, day) + 1 : dateOf(day)
  const length = isOfYear ? daysBetween(`${year}-01-01`, `${Number(year) + 1}-01-01`) : lengthOfMonth(day)
  return nth > 0 ? Math.ceil(at / 7) === nth : Math.ceil((length + 1 - at) / 7) === -nth
}
