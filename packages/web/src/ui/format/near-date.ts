import { daysBetween } from '@regulars/model'
import { dateFormat, relativeFormat } from './cached-intl.ts'
import { dayOf, isCalendarDay, momentOf, type When, zoneOf } from './calendar-day.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/**
 * The way people say a date that is near: “12 minutes ago”, “today”, “Thursday”, “9 weeks ago”, “in 3 weeks”, “2 years ago”.
 * Counts calendar days as they are in `timeZone`, so 23:50 is yesterday ten minutes after midnight, past the first hour.
 */
export function formatNear(when: When, now: Date, locale: string, timeZone: string): string {
  const relative = relativeFormat(locale, 'long')
  if (!isCalendarDay(when)) {
    const ms = momentOf(when).getTime() - now.getTime()
    if (Math.abs(ms) < minuteMs) return relative.format(0, 'second')
    if (Math.abs(ms) < hourMs) return relative.format(Math.round(ms / minuteMs), 'minute')
  }
  const days = daysBetween(dayOf(now, timeZone), dayOf(when, timeZone))
  const distance = Math.abs(days)
  if (distance <= 1) return relative.format(days, 'day')
  if (distance < 7) return weekday(when, locale, timeZone)
  if (distance < 14) return relative.format(days, 'day')
  if (distance < 70) return relative.format(Math.trunc(days / 7), 'week')
  if (distance < 730) return relative.format(Math.trunc(days / 30.44), 'month')
  return relative.format(Math.trunc(days / 365.25), 'year')
}

function weekday(when: When, locale: string, timeZone: string): string {
  return dateFormat(locale, { weekday: 'long', timeZone: zoneOf(when, timeZone) }).format(momentOf(when))
}
