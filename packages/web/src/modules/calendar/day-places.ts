import { dayAt, momentAt, secondOfDayAt } from '@regulars/model'
import type { CalendarEntry } from './calendar-entry.ts'
import type { Stretch } from './lanes.ts'
import type { Place } from './use-calendar.ts'

/** A step on the clock by which things are moved, in minutes. */
export const stepMinutes = 30

/** The name of a place on the screen that things can be put on: a day, or a day and minutes after midnight. */
export const placeKey = (day: string, minute?: number): string =>
  minute === undefined ? day : `${day} ${minute}`

/** The place that a name means: minutes are read on the reader's clock. */
export function placeOf(key: string, timeZone: string): Place {
  const [day = '', minute] = key.split(' ')
  return minute === undefined
    ? { day }
    : { day, at: momentAt(day, Number(minute) * 60, timeZone).toISOString() }
}

/** When an entry is on a day, in minutes after midnight on the reader's clock; at least half an hour, so that it can be read. */
export function stretchOn({ startsAt = '', endsAt }: CalendarEntry, day: string, timeZone: string): Stretch {
  const minute = (moment: string) => Math.floor(secondOfDayAt(new Date(moment), timeZone) / 60)
  const from = dayAt(new Date(startsAt), timeZone) < day ? 0 : minute(startsAt)
  const ends = endsAt ?? startsAt
  const until = dayAt(new Date(ends), timeZone) > day ? 1440 : minute(ends)
  return { from, until: Math.min(1440, Math.max(until, from + stepMinutes)) }
}

/** What is on a day: without a time first, then by the clock. */
export function entriesOn(entries: readonly CalendarEntry[], day: string, timeZone: string): CalendarEntry[] {
  const isOn = ({ day: on, endsAt }: CalendarEntry) =>
    on === day ||
    (endsAt !== undefined && on < day && dayAt(new Date(Date.parse(endsAt) - 1), timeZone) >= day)
  return entries
    .filter(isOn)
    .toSorted((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? '') || a.title.localeCompare(b.title))
}
