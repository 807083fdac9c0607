import { addDays, type Condition, startOfDay } from '@regulars/model'

/** What a calendar shows at once. */
export type CalendarSpan = 'month' | 'week'

/** The day on which the week of a day begins. `weekStartsOn`: 1 Monday … 7 Sunday. */
export function startOfWeek(day: string, weekStartsOn: number): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return addDays(day, -((weekday - weekStartsOn + 7) % 7))
}

/** The days that a calendar turned to a day shows: its week, or the whole weeks that its month touches. */
export function daysShown(day: string, span: CalendarSpan, weekStartsOn: number): string[] {
  if (span === 'week') return daysFrom(startOfWeek(day, weekStartsOn), 7)
  const month = day.slice(0, 7)
  const first = startOfWeek(`${month}-01`, weekStartsOn)
  const weeks = [4, 5, 6].find((count) => !addDays(first, count * 7).startsWith(month)) ?? 6
  return daysFrom(first, weeks * 7)
}

const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => addDays(first, at))

/** The day that a calendar is turned to, one month or week on or back. */
export function turned(day: string, span: CalendarSpan, by: 1 | -1): string {
  if (span === 'week') return addDays(day, 7 * by)
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10)
}

/** The condition that what is on one of some days satisfies; moments by the clock of a time zone. */
export function onDays(
  field: { key: string; kind: string },
  first: string,
  last: string,
  timeZone: string,
): Condition {
  const isMoment = field.kind === 'instant'
  const at = (day: string) => (isMoment ? startOfDay(day, timeZone).toISOString() : day)
  return {
    all: [
      { field: field.key, op: 'gte', value: at(first) },
      { field: field.key, op: 'lt', value: at(addDays(last, 1)) },
    ],
  }
}
