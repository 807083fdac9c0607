import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorkingTime, usualHours, type WorkingHours } from '../leads/working-time.ts'
import { addDays, dayAt } from '../time/calendar.ts'
import { type BookingRules, chooseHost, type HostCalendar, openSlots } from './open-slots.ts'

const minute = 60_000
const rules: BookingRules = {
  ...{ lastsMs: 30 * minute, everyMs: 30 * minute, bufferBeforeMs: 0, bufferAfterMs: 0 },
  ...{ noticeMs: 0, daysAhead: 0, perDay: null },
}
const ana: HostCalendar = { id: 'a', name: 'Ana', upcoming: 0, busy: [], away: [], bookedOn: [] }
const ben: HostCalendar = { ...ana, id: 'b', name: 'Ben' }
const always: WorkingHours = {
  week: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), [{ from: 0, until: 1440 }]])),
  closedOn: [],
}
const at = (written: string) => Date.parse(written)
const told = (slots: ReturnType<typeof openSlots>) =>
  slots.map(({ startsAt }) => new Date(startsAt).toISOString().slice(11, 16))

test('the day of the spring change has 23 hours of times, that of the autumn change 25, each once', () => {
  const count = (day: string) =>
    openSlots(rules, [ana], { now: new Date(day), hours: always, timeZone: 'Europe/Vienna' }).length
  // 29 March and 25 October 2026 (Directive 2000/84/EC: the last Sundays of March and October).
  expect(count('2026-03-28T23:00:00Z')).toBe(46)
  expect(count('2026-10-24T22:00:00Z')).toBe(50)
  expect(count('2026-10-25T23:00:00Z')).toBe(48)
})

test('buffers, notice, absences and the limit of a day each take their times away', () => {
  const world = { now: new Date('2026-12-01T08:00:00Z'), hours: usualHours, timeZone: 'UTC' }
  const busy = [{ from: at('2026-12-01T12:00:00Z'), until: at('2026-12-01T13:00:00Z') }]
  const buffered = {
    ...rules,
    bufferBeforeMs: 30 * minute,
    bufferAfterMs: 15 * minute,
    noticeMs: 180 * minute,
  }
  expect(told(openSlots(buffered, [{ ...ana, busy }], world))).toEqual([
    '11:00',
    '13:30',
    '14:00',
    '14:30',
    '15:00',
    '15:30',
    '16:00',
    '16:30',
  ])
  const away = [{ from: '2026-12-01', until: '2026-12-01' }]
  expect(openSlots(rules, [{ ...ana, away }], world)).toEqual([])
  const full = { ...ana, bookedOn: ['2026-12-01'] }
  expect(openSlots({ ...rules, perDay: 1 }, [full], world)).toEqual([])
  expect(openSlots({ ...rules, perDay: 2 }, [full], world)).toHaveLength(16)
})

test('of those who are free, whoever has the fewest meetings ahead takes it', () => {
  const slot = { startsAt: 0, hostIds: ['a', 'b'] }
  expect(
    chooseHost(slot, [
      { ...ana, upcoming: 3 },
      { ...ben, upcoming: 2 },
    ])?.id,
  ).toBe('b')
  expect(chooseHost(slot, [ben, ana])?.id).toBe('a')
  expect(chooseHost({ ...slot, hostIds: ['a'] }, [{ ...ana, upcoming: 3 }, ben])?.id).toBe('a')
})

test('whatever the rules, zone and season: within hours, apart from what stands in the calendar, in order and once', () => {
  const zones = ['Europe/Vienna', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']
  const span = (most: number) => fc.integer({ min: 0, max: most }).map((minutes) => minutes * minute)
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      // Around the changes of clocks in Europe, America and Australia.
      fc.constantFrom('2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24', '2026-10-31'),
      fc.constantFrom(usualHours, always),
      fc.record({
        lastsMs: fc.constantFrom(15, 30, 50, 90).map((minutes) => minutes * minute),
        everyMs: fc.constantFrom(20, 45, 60).map((minutes) => minutes * minute),
        bufferBeforeMs: span(40),
        bufferAfterMs: span(40),
        noticeMs: span(1500),
        daysAhead: fc.integer({ min: 0, max: 2 }),
        perDay: fc.constant(null),
      }),
      fc.array(fc.record({ from: span(3 * 1440), lasts: span(300) }), { maxLength: 8 }),
      (timeZone, day, hours, asked, meetings) => {
        const now = new Date(`${day}T05:17:00Z`)
        const busy = meetings.map(({ from, lasts }) => ({
          from: now.getTime() + from,
          until: now.getTime() + from + lasts,
        }))
        const slots = openSlots(asked, [{ ...ana, busy }], { now, hours, timeZone })
        const starts = slots.map(({ startsAt }) => startsAt)
        expect(starts).toEqual([...new Set(starts)].sort((left, right) => left - right))
        for (const start of starts) {
          const end = start + asked.lastsMs
          expect(start).toBeGreaterThanOrEqual(now.getTime() + asked.noticeMs)
          expect(isWorkingTime(new Date(start), hours, timeZone)).toBe(true)
          expect(isWorkingTime(new Date(end - 1), hours, timeZone)).toBe(true)
          expect(dayAt(new Date(start), timeZone) <= addDays(dayAt(now, timeZone), asked.daysAhead)).toBe(
            true,
          )
          for (const { from, until } of busy.filter((each) => each.until > each.from))
            expect(until <= start - asked.bufferBeforeMs || end + asked.bufferAfterMs <= from).toBe(true)
        }
      },
    ),
    { numRuns: 20 },
  )
})
