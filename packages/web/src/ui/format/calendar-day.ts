import { dayAt } from '@regulars/model'

/** A moment (`2026-11-22T08:30:00Z`) or a calendar day (`2026-11-22`), as the API sends them, or a Date. */
export type When = string | Date

export function isCalendarDay(when: When): when is string {
  return typeof when === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(when)
}

/** A calendar day becomes its midnight in UTC, so that it is the same day wherever it is read. */
export function momentOf(when: When): Date {
  return typeof when === 'string' ? new Date(when) : when
}

/** The zone to read a `When` in: a calendar day has none of its own. */
export function zoneOf(when: When, timeZone: string): string {
  return isCalendarDay(when) ? 'UTC' : timeZone
}

/** The calendar day it is at that moment in that zone, `2026-11-22`. */
export function dayOf(when: When, timeZone: string): string {
  return isCalendarDay(when) ? when : dayAt(momentOf(when), timeZone)
}
