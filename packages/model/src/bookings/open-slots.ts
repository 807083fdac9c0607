import { stretchesOn, type WorkingHours } from '../leads/working-time.ts'
import { addDays, dayAt } from '../time/calendar.ts'

/** What a booking page says of its times; all spans in milliseconds. */
export interface BookingRules {
  /** How long a meeting lasts, > 0. */
  lastsMs: number
  /** From one beginning to the next, > 0. */
  everyMs: number
  /** Kept free before and after each meeting. */
  bufferBeforeMs: number
  bufferAfterMs: number
  /** Nothing begins sooner than this from now. */
  noticeMs: number
  /** The last day that can be chosen, counted from today. */
  daysAhead: number
  /** How many meetings of this page one host takes a day; null = as many as fit. */
  perDay: number | null
}

/** A host, and what stands in their calendar. */
export interface HostCalendar {
  id: string
  name: string
  /** Planned meetings that lie ahead. */
  upcoming: number
  /** When they meet somebody, in milliseconds since 1970; `until` is free again. */
  busy: ReadonlyArray<{ from: number; until: number }>
  /** First and last days on which they are away. */
  away: ReadonlyArray<{ from: string; until: string }>
  /** The days of the meetings that this page gave them, one by one. */
  bookedOn: readonly string[]
}

/** A time that can be taken, and with whom. */
export interface Slot {
  startsAt: number
  hostIds: readonly string[]
}

/** Of whom and when. */
export interface BookingWorld {
  now: Date
  hours: WorkingHours
  /** Of the business: in it working hours are meant, days begin and the daily limit is counted. */
  timeZone: string
}

/**
 * The times that visitors can take: within working hours from beginning to end, with somebody who is there, meets nobody, and has not had enough of them that day.
 * Beginnings are counted from the beginning of each stretch of working hours by time that passes, so on days on which clocks change no time comes twice and
 * none is left out.
 *
 * @returns in order, each beginning once
 */
export function openSlots(
  rules: BookingRules,
  hosts: readonly HostCalendar[],
  { now, hours, timeZone }: BookingWorld,
): Slot[] {
  const today = dayAt(now, timeZone)
  const soonest = now.getTime() + rules.noticeMs
  const beginnings = new Map<number, Set<string>>()
  for (let ahead = 0; ahead <= rules.daysAhead; ahead++) {
    const day = addDays(today, ahead)
    const there = hosts.filter((host) => takesMore(host, day, rules))
    if (there.length === 0) continue
    for (const { begins, ends } of stretchesOn(day, hours, timeZone))
      for (let at = begins; at + rules.lastsMs <= ends; at += rules.everyMs) {
        if (at < soonest) continue
        const free = there.filter((host) => isFree(host, at, rules)).map(({ id }) => id)
        if (free.length > 0) beginnings.set(at, new Set([...(beginnings.get(at) ?? []), ...free]))
      }
  }
  return [...beginnings]
    .sort(([left], [right]) => left - right)
    .map(([startsAt, ids]) => ({ startsAt, hostIds: [...ids] }))
}

function takesMore({ away, bookedOn }: HostCalendar, day: string, { perDay }: BookingRules): boolean {
  if (away.some(({ from, until }) => from <= day && day <= until)) return false
  return perDay === null || bookedOn.filter((on) => on === day).length < perDay
}

/** The buffers are of the new meeting: between two that were booked lies the longer of both. */
function isFree(
  { busy }: HostCalendar,
  at: number,
  { lastsMs, bufferBeforeMs, bufferAfterMs }: BookingRules,
): boolean {
  const [from, until] = [at - bufferBeforeMs, at + lastsMs + bufferAfterMs]
  return busy.every((meeting) => meeting.until <= from || until <= meeting.from)
}

/** Who of those that are free takes it: whoever has the fewest meetings ahead, among equals by name, so that the same state gives the same answer. */
export function chooseHost(slot: Slot, hosts: readonly HostCalendar[]): HostCalendar | undefined {
  return hosts
    .filter(({ id }) => slot.hostIds.includes(id))
    .toSorted(
      (left, right) =>
        left.upcoming - right.upcoming ||
        left.name.localeCompare(right.name, 'en') ||
        (left.id < right.id ? -1 : 1),
    )[0]
}
