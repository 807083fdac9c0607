import { addDays, both, type Condition } from '@regulars/model'
import { dayOf } from '../../../ui/format/calendar-day.ts'
import type { DescribedField, RecordRow } from '../../objects/described-object.ts'
import { onDays } from '../calendar/days.ts'
import { daysTo } from '../reschedule.ts'

/** The fields that say from when until when a record is. */
export interface TimelineFields {
  from: DescribedField
  /** Without it, each record is on one day. */
  until: DescribedField | undefined
}

/** From the beginning of the first day to the end of the last. */
export interface DayWindow {
  first: string
  last: string
}

const longAgo = '1000-01-01'
const farAhead = '9998-12-31'

/** The condition that what reaches into a window satisfies. What has no end is on the day it begins. */
export function reachesInto(
  { from, until }: TimelineFields,
  { first, last }: DayWindow,
  timeZone: string,
): Condition {
  if (!until) return onDays(from, first, last, timeZone)
  const begun = onDays(from, longAgo, last, timeZone)
  const goesOn = onDays(until, first, farAhead, timeZone)
  const endless = both({ field: until.key, op: 'isEmpty' }, onDays(from, first, last, timeZone))
  return { all: [begun, { any: [goesOn, endless] }] }
}

/** Where a record lies in a window: days from its first day, and how many; cut off where it reaches out of it. */
export interface Bar {
  start: number
  length: number
  /** It began before the window. */
  isCutAtStart: boolean
  isCutAtEnd: boolean
}

/** The bar of a record; undefined where it does not say when it begins. */
export function barOf(
  { from, until }: TimelineFields,
  record: RecordRow,
  { first, last }: DayWindow,
  timeZone: string,
): Bar | undefined {
  const start = record[from.property]
  if (typeof start !== 'string') return undefined
  const end = until && record[until.property]
  const begins = daysTo(first, start, timeZone)
  // What ends before it begins is shown where it begins.
  const ends = Math.max(begins, typeof end === 'string' ? daysTo(first, end, timeZone) : begins)
  const most = daysTo(first, last, timeZone)
  const shown = { start: Math.max(0, begins), end: Math.min(most, ends) }
  return {
    start: shown.start,
    length: Math.max(1, shown.end - shown.start + 1),
    isCutAtStart: begins < 0,
    isCutAtEnd: ends > most,
  }
}

/** A value some days later. */
export const later = (value: string, days: number, timeZone: string): string =>
  addDays(dayOf(value, timeZone), days)
