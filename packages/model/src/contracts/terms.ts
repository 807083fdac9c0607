import { addDays, shiftDay } from '../time/calendar.ts'

/** How long before the end of a term notice must be given. */
export interface NoticePeriod {
  count: number
  unit: 'day' | 'month'
}

/** The last day of a term that begins on a day and lasts some months: a year from 1 January ends on 31 December. */
export const lastDayAfter = (startsOn: string, months: number): string =>
  addDays(shiftDay(startsOn, { amount: months, unit: 'm' }, 1), -1)

/**
 * The last day on which notice can be given for the end of a term: the whole notice period lies after it and before the end.
 *
 * @param endsOn last day of the term
 * @example lastNoticeDay('2026-12-31', { count: 1, unit: 'month' }) // '2026-11-30'
 */
export function lastNoticeDay(endsOn: string, { count, unit }: NoticePeriod): string {
  const span = { amount: count, unit: unit === 'day' ? ('d' as const) : ('m' as const) }
  return addDays(shiftDay(addDays(endsOn, 1), span, -1), -1)
}

/**
 * The last day of the term after this one. Terms are counted from the first day of the contract, so that one from the 31st keeps to the ends of months.
 *
 * @param months length of the next term
 * @example nextLastDay('2026-01-31', '2026-02-27', 1) // '2026-03-30'
 */
export function nextLastDay(startsOn: string, endsOn: string, months: number): string {
  let passed = monthsBetween(startsOn, endsOn)
  while (lastDayAfter(startsOn, passed) < endsOn) passed++
  return lastDayAfter(startsOn, passed + months)
}

/** Whole months that surely lie between two days, at most one too few. */
function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth] = from.split('-').map(Number) as [number, number]
  const [toYear, toMonth] = to.split('-').map(Number) as [number, number]
  return Math.max(0, (toYear - fromYear) * 12 + toMonth - fromMonth - 1)
}
