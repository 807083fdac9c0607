import { expect, test } from 'vitest'
import { afterWorkingMinutes, isWorkingTime, usualHours } from './working-time.ts'

const due = (start: string, minutes: number, hours = usualHours) =>
  afterWorkingMinutes(new Date(start), minutes, hours, 'Europe/Vienna').toISOString()

test('counts on over the weekend', () => {
  // Friday 16:30 in Vienna, two hours: half an hour is left that day, so Monday 10:30.
  expect(due('2026-11-27T15:30:00Z', 120)).toBe('2026-11-30T09:30:00.000Z')
})

test('begins in the morning with what comes at night, and leaves out closed days', () => {
  expect(due('2026-11-25T02:00:00Z', 60)).toBe('2026-11-25T09:00:00.000Z')
  const closed = { ...usualHours, closedOn: ['2026-12-08'] }
  expect(due('2026-12-07T16:00:00Z', 60, closed)).toBe('2026-12-09T09:00:00.000Z')
})

test('keeps to the clock on the wall when it is put forward', () => {
  // On 29 March 2026 clocks skip an hour; Monday begins at 09:00 summer time.
  expect(due('2026-03-27T15:59:00Z', 61)).toBe('2026-03-30T08:00:00.000Z')
})

test('counts by the clock where nobody ever works', () => {
  expect(due('2026-11-27T15:30:00Z', 90, { week: {}, closedOn: [] })).toBe('2026-11-27T17:00:00.000Z')
})

test('knows whether somebody is there', () => {
  const at = (moment: string) => isWorkingTime(new Date(moment), usualHours, 'Europe/Vienna')
  expect([at('2026-11-27T08:00:00Z'), at('2026-11-27T16:00:00Z'), at('2026-11-28T10:00:00Z')]).toEqual([
    true,
    false,
    false,
  ])
})
