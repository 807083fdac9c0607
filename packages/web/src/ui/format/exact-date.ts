import { dateFormat } from './cached-intl.ts'
import { isCalendarDay, momentOf, type When, zoneOf } from './calendar-day.ts'

/** “22 November 2026”, in the reader's order of things. */
export function formatDay(when: When, locale: string, timeZone: string): string {
  return dateFormat(locale, {
    timeZone: zoneOf(when, timeZone),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(momentOf(when))
}

/** For columns: “22 Nov 2026”. */
export function formatDayShort(when: When, locale: string, timeZone: string): string {
  return dateFormat(locale, {
    timeZone: zoneOf(when, timeZone),
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(momentOf(when))
}

/** “Sunday 22 November”, for greetings. */
export function formatWeekday(when: When, locale: string, timeZone: string): string {
  return dateFormat(locale, {
    timeZone: zoneOf(when, timeZone),
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(momentOf(when))
}

/** All there is to know, for hovers: “Sunday, 22 November 2026 at 09:30 CET”. A calendar day has no time. */
export function formatExact(when: When, locale: string, timeZone: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  if (isCalendarDay(when)) return dateFormat(locale, { ...day, timeZone: 'UTC' }).format(momentOf(when))
  return dateFormat(locale, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(momentOf(when))
}

/** “09:30”. */
export function formatTime(when: When, locale: string, timeZone: string): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(momentOf(when))
}
