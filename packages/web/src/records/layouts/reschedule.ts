import { daysBetween, momentAt } from '@regulars/model'
import { dayOf } from '../../ui/format/calendar-day.ts'

/** The value of a day or moment put on another day; a moment keeps its time on the clock of the zone. */
export function onDay(value: string, day: string, timeZone: string): string {
  if (!value.includes('T')) return day
  return momentAt(day, secondOfDay(value, timeZone), timeZone).toISOString()
}

/** Seconds since midnight that clocks in a zone show at a moment. */
export function secondOfDay(moment: string, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(moment))
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0)
  return part('hour') * 3600 + part('minute') * 60 + part('second')
}

/** Days from a day to a value's, as the reader's calendar shows it. */
export const daysTo = (from: string, value: string, timeZone: string): number =>
  daysBetween(from, dayOf(value, timeZone))
