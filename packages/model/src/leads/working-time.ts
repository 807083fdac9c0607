import { addDays, dayAt, momentAt } from '../time/calendar.ts'

/** A stretch of a day, in minutes after midnight: 09:00 to 17:30 is `{ from: 540, until: 1050 }`. */
export interface WorkingStretch {
  from: number
  until: number
}

/** When a business is at work: the stretches of each day of the week, Monday (1) to Sunday (7), and days on which it is closed. */
export interface WorkingHours {
  week: Readonly<Partial<Record<string, readonly WorkingStretch[]>>>
  closedOn: readonly string[]
}

/** Monday to Friday, nine to five. */
export const usualHours: WorkingHours = {
  week: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [{ from: 540, until: 1020 }]])),
  closedOn: [],
}

/** Longer than this nobody waits: with hours that never come, working time is the time of the clock. */
const mostDays = 400

/**
 * The moment at which some minutes of working time have passed: what comes on Friday at 16:30 and is due in two hours is due on Monday at 10:30.
 *
 * @param minutes working minutes, ≥ 0
 * @param timeZone the zone in which days begin and the hours are meant
 * @returns the earliest such moment; with no working hours at all, `start` plus the minutes by the clock
 */
export function afterWorkingMinutes(
  start: Date,
  minutes: number,
  hours: WorkingHours,
  timeZone: string,
): Date {
  let left = minutes * 60_000
  const first = dayAt(start, timeZone)
  for (let ahead = 0; ahead < mostDays; ahead++) {
    for (const { begins, ends } of stretchesOn(addDays(first, ahead), hours, timeZone)) {
      const from = Math.max(begins, start.getTime())
      if (ends <= from) continue
      if (ends - from >= left) return new Date(from + left)
      left -= ends - from
    }
  }
  return new Date(start.getTime() + minutes * 60_000)
}

/** Whether the business is at work at a moment. */
export function isWorkingTime(moment: Date, hours: WorkingHours, timeZone: string): boolean {
  const at = moment.getTime()
  return stretchesOn(dayAt(moment, timeZone), hours, timeZone).some(
    ({ begins, ends }) => begins <= at && at < ends,
  )
}

/** When the business is at work on a day, in milliseconds since 1970, in the order in which the stretches were given. */
export function stretchesOn(
  day: string,
  { week, closedOn }: WorkingHours,
  timeZone: string,
): Array<{ begins: number; ends: number }> {
  if (closedOn.includes(day)) return []
  const weekday = String(((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1)
  return (week[weekday] ?? []).map(({ from, until }) => ({
    begins: momentAt(day, from * 60, timeZone).getTime(),
    ends:
      until >= 1440
        ? momentAt(addDays(day, 1), 0, timeZone).getTime()
        : momentAt(day, until * 60, timeZone).getTime(),
  }))
}
