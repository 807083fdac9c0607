import { addDays, dayAt, momentAt, type Recurrence, readRecurrence, secondOfDayAt } from '@regulars/model'

/** Values of a task by their properties, as they are or as they are to be. */
export type TaskValues = Readonly<Record<string, unknown>>

/** The rule of a task, which was checked when it was written. */
export function ruleOf(written: unknown): Recurrence {
  const rule = readRecurrence(String(written))
  if (!rule.ok) throw new RangeError(`The rule “${written}” ${rule.problem}`)
  return rule.value
}

/** A moment put on another day, at the same time on the clock. */
export const onDay = (moment: string, day: string, zone: string): string =>
  momentAt(day, secondOfDayAt(new Date(moment), zone), zone).toISOString()

/** A moment some days on, at the same time on the clock. */
export const movedBy = (moment: string, days: number, zone: string): string =>
  onDay(moment, addDays(dayAt(new Date(moment), zone), days), zone)
