import { addDays, isDay } from '@regulars/model'
import { daysShown, turned } from '../../records/layouts/calendar/days.ts'

export type CalendarView = 'day' | 'week' | 'month'

/** What the address of the calendar says: how much is shown, and around which day. */
export interface CalendarSearch {
  view?: CalendarView
  at?: string
}

const views: readonly unknown[] = ['day', 'week', 'month']

/** Reads the address; what makes no sense is left out. */
export function readCalendarSearch({ view, at }: Record<string, unknown>): CalendarSearch {
  return {
    ...(views.includes(view) ? { view: view as CalendarView } : {}),
    ...(typeof at === 'string' && isDay(at) ? { at } : {}),
  }
}

/** The days that are shown around a day. */
export const daysOf = (at: string, view: CalendarView, weekStartsOn: number): string[] =>
  view === 'day' ? [at] : daysShown(at, view, weekStartsOn)

/** The day that is turned to, one day, week or month on or back. */
export const turnedBy = (at: string, view: CalendarView, by: 1 | -1): string =>
  view === 'day' ? addDays(at, by) : turned(at, view, by)
