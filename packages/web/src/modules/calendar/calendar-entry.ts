import { type Condition, momentAt, secondOfDayAt } from '@regulars/model'
import { CalendarClock, CircleCheck, FileCheck, type LucideIcon } from 'lucide-react'
import type { Query } from '../../app/api.ts'
import { onDays } from '../../records/layouts/calendar/days.ts'
import { dayOf } from '../../ui/format/calendar-day.ts'

/** Something on a day of the calendar, whatever kind of record it is. */
export interface CalendarEntry {
  /** Unique among all of a calendar. */
  key: string
  object: string
  id: string
  title: string
  icon: LucideIcon
  /** Its day on the reader's clock. */
  day: string
  /** When it begins and ends; without, it is about the whole day. */
  startsAt?: string
  endsAt?: string
  isDone: boolean
  /** What moving it writes; absent where it cannot be moved. */
  move?: MoveOf
}

/** Values that put a record on another day, or at another moment. */
type MoveOf = (to: { day: string; at?: string }) => Readonly<Record<string, unknown>>

/** Records of one object as entries. A new kind of thing in the calendar is one of these, and a line below. */
export interface CalendarSource {
  /** Path of the list in the API. */
  path: string
  permission: string
  /** What moving needs. */
  change: string
  query(span: { first: string; last: string; timeZone: string }): Query
  entry(row: Row, setting: { timeZone: string; mayChange: boolean }): CalendarEntry
}

/** A record as the API gives it. */
export type Row = { id: string } & Readonly<Record<string, unknown>>

/** As many as a list gives at once; the screen says when there is more. */
export const mostOfEach = 200

const mine: Condition = { field: 'owner', op: 'is', value: 'me' }
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** My tasks, those about deals among them. */
const tasks: CalendarSource = {
  path: 'tasks',
  permission: 'task.read',
  change: 'task.update',
  query: ({ first, last, timeZone }) => ({
    filter: { all: [mine, onDays({ key: 'dueOn', kind: 'date' }, first, last, timeZone)] },
    fields: 'title,dueOn,dueAt,doneAt',
    sort: 'dueOn',
    limit: mostOfEach,
  }),
  entry(row, { timeZone, mayChange }) {
    const startsAt = textOf(row.dueAt)
    return {
      key: `task ${row.id}`,
      object: 'task',
      id: row.id,
      title: String(row.title),
      icon: CircleCheck,
      day: startsAt ? dayOf(startsAt, timeZone) : String(row.dueOn),
      startsAt,
      isDone: row.doneAt !== null,
      ...(mayChange ? { move: ({ day, at }) => (at ? { dueAt: at } : { dueOn: day }) } : {}),
    }
  },
}

/** The meetings I called or am at. */
const meetings: CalendarSource = {
  path: 'meetings',
  permission: 'meeting.read',
  change: 'meeting.update',
  query: ({ first, last, timeZone }) => ({
    filter: {
      all: [
        { any: [mine, { has: 'participants', where: { field: 'colleague', op: 'is', value: 'me' } }] },
        { field: 'status', op: 'isNot', value: 'cancelled' },
        onDays({ key: 'startsAt', kind: 'instant' }, first, last, timeZone),
      ],
    },
    fields: 'title,startsAt,endsAt,status',
    sort: 'startsAt',
    limit: mostOfEach,
  }),
  entry(row, { timeZone, mayChange }) {
    const [startsAt, endsAt] = [String(row.startsAt), String(row.endsAt)]
    const secondOfDay = secondOfDayAt(new Date(startsAt), timeZone)
    return {
      key: `meeting ${row.id}`,
      object: 'meeting',
      id: row.id,
      title: String(row.title),
      icon: CalendarClock,
      day: dayOf(startsAt, timeZone),
      startsAt,
      endsAt,
      isDone: row.status === 'held',
      ...(mayChange
        ? { move: ({ day, at }) => ({ startsAt: at ?? momentAt(day, secondOfDay, timeZone).toISOString() }) }
        : {}),
    }
  },
}

/** Until when something can be said about my contracts before they renew or end. */
const renewals: CalendarSource = {
  path: 'contracts',
  permission: 'contract.read',
  change: 'contract.update',
  query: ({ first, last, timeZone }) => ({
    filter: {
      all: [
        mine,
        { field: 'status', op: 'is', value: 'active' },
        onDays({ key: 'noticeOn', kind: 'date' }, first, last, timeZone),
      ],
    },
    fields: 'title,noticeOn',
    sort: 'noticeOn',
    limit: mostOfEach,
  }),
  entry: (row) => ({
    key: `contract ${row.id}`,
    object: 'contract',
    id: row.id,
    title: `Notice day: ${row.title}`,
    icon: FileCheck,
    day: String(row.noticeOn),
    isDone: false,
  }),
}

/** What stands in my calendar. */
export const calendarSources: readonly CalendarSource[] = [tasks, meetings, renewals]
