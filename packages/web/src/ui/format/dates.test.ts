import { describe, expect, test } from 'vitest'
import { formatExact, formatWeekday } from './exact-date.ts'
import { formatNear } from './near-date.ts'
import { formatSpan } from './span.ts'

const now = new Date('2026-11-22T09:30:00Z')
const near = (when: string, timeZone = 'Europe/Warsaw') => formatNear(when, now, 'en-GB', timeZone)

describe('near dates', () => {
  test.each([
    ['2026-11-22T09:29:30Z', 'now'],
    ['2026-11-22T09:18:00Z', '12 minutes ago'],
    ['2026-11-22T05:00:00Z', 'today'],
    ['2026-11-21T05:00:00Z', 'yesterday'],
    ['2026-11-26', 'Thursday'],
    ['2026-11-18', 'Wednesday'],
    ['2026-11-14', '8 days ago'],
    ['2026-09-20', '9 weeks ago'],
    ['2026-12-14', 'in 3 weeks'],
    ['2026-05-03', '6 months ago'],
    ['2023-03-01', '3 years ago'],
  ])('%s reads as “%s”', (when, words) => {
    expect(near(when)).toBe(words)
  })

  test('count the days of the place, not of the server', () => {
    expect(near('2026-11-21T23:30:00Z', 'Europe/Warsaw')).toBe('today')
    expect(near('2026-11-21T23:30:00Z', 'America/New_York')).toBe('yesterday')
  })

  test('a calendar day is the same day everywhere', () => {
    expect(near('2026-11-22', 'America/Los_Angeles')).toBe('today')
    expect(formatExact('2026-11-22', 'en-GB', 'America/Los_Angeles')).toBe('Sunday, 22 November 2026')
  })
})

test('an exact moment names its zone', () => {
  expect(formatExact('2026-11-22T08:30:00Z', 'en-GB', 'Europe/Warsaw')).toBe(
    'Sunday, 22 November 2026 at 09:30 CET',
  )
})

test('a greeting names the weekday', () => {
  expect(formatWeekday('2026-11-22', 'en-GB', 'UTC')).toBe('Sunday 22 November')
})

test.each([
  [1, '1 second'],
  [89, '89 seconds'],
  [117, '2 minutes'],
  [5_400, '90 minutes'],
  [7_200, '2 hours'],
  [1_900_000, '3 weeks'],
])('%i seconds take about %s', (seconds, words) => {
  expect(formatSpan(seconds, 'en-GB')).toBe(words)
})
