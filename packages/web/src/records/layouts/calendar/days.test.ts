import { expect, test } from 'vitest'
import { daysShown, onDays, startOfWeek, turned } from './days.ts'

test('a week begins where it does for the reader', () => {
  // 22 November 2026 is a Sunday.
  expect(startOfWeek('2026-11-22', 1)).toBe('2026-11-16')
  expect(startOfWeek('2026-11-22', 7)).toBe('2026-11-22')
  expect(startOfWeek('2026-11-22', 6)).toBe('2026-11-21')
})

test('a month is shown in the whole weeks that it touches', () => {
  const november = daysShown('2026-11-22', 'month', 1)
  expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42])
  // February 2027 begins on a Monday and has four weeks.
  expect(daysShown('2027-02-10', 'month', 1)).toHaveLength(28)
  expect(daysShown('2027-02-10', 'month', 7)).toHaveLength(35)
  expect(daysShown('2026-11-22', 'week', 7)[0]).toBe('2026-11-22')
})

test('months are turned whole, also from a day that the next has not', () => {
  expect(turned('2026-01-31', 'month', 1)).toBe('2026-02-01')
  expect(turned('2026-01-31', 'month', -1)).toBe('2025-12-01')
  expect(turned('2026-12-30', 'week', 1)).toBe('2027-01-06')
})

test('moments belong to the day that clocks of the reader show, also when clocks change', () => {
  // On 29 March 2026 clocks in Warsaw go from +1 to +2.
  expect(onDays({ key: 'at', kind: 'instant' }, '2026-03-29', '2026-03-29', 'Europe/Warsaw')).toEqual({
    all: [
      { field: 'at', op: 'gte', value: '2026-03-28T23:00:00.000Z' },
      { field: 'at', op: 'lt', value: '2026-03-29T22:00:00.000Z' },
    ],
  })
  expect(onDays({ key: 'on', kind: 'date' }, '2026-03-28', '2026-03-29', 'Europe/Warsaw')).toEqual({
    all: [
      { field: 'on', op: 'gte', value: '2026-03-28' },
      { field: 'on', op: 'lt', value: '2026-03-30' },
    ],
  })
})
