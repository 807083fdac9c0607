import { describe, expect, it } from 'vitest'
import { addDays, dayAt, daysBetween, isDay, momentAt, shiftDay, startOfDay } from './calendar.ts'
import { parseSpan } from './span.ts'

describe('days and moments', () => {
  it('begins a day where the business is', () => {
    expect(startOfDay('2026-11-22', 'Europe/Warsaw').toISOString()).toBe('2026-11-21T23:00:00.000Z')
    expect(startOfDay('2026-07-01', 'America/New_York').toISOString()).toBe('2026-07-01T04:00:00.000Z')
    expect(startOfDay('2026-01-01', 'Pacific/Kiritimati').toISOString()).toBe('2025-12-31T10:00:00.000Z')
  })

  it('reads clock times on both sides of a change of the clocks', () => {
    const at = (hour: number, day: string) => momentAt(day, hour * 3600, 'Europe/Berlin').toISOString()
    expect(at(1, '2026-03-29')).toBe('2026-03-29T00:00:00.000Z')
    expect(at(4, '2026-03-29')).toBe('2026-03-29T02:00:00.000Z')
    expect(at(1, '2026-10-25')).toBe('2026-10-24T23:00:00.000Z')
    expect(at(4, '2026-10-25')).toBe('2026-10-25T03:00:00.000Z')
  })

  it('reads the skipped hour as the hour after, the doubled hour as the first', () => {
    expect(momentAt('2026-03-29', 2.5 * 3600, 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z')
    expect(momentAt('2026-10-25', 2.5 * 3600, 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('tells the day of a moment by the time zone', () => {
    const moment = new Date('2026-11-22T23:30:00Z')
    expect(dayAt(moment, 'UTC')).toBe('2026-11-22')
    expect(dayAt(moment, 'Asia/Tokyo')).toBe('2026-11-23')
  })

  it('counts and shifts days, keeping the end of a month', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(shiftDay('2026-03-31', parseSpan('1m'), -1)).toBe('2026-02-28')
    expect(shiftDay('2024-02-29', parseSpan('1y'), 1)).toBe('2025-02-28')
    expect(shiftDay('2026-01-15', parseSpan('2w'), -1)).toBe('2026-01-01')
  })

  it('knows days that are none', () => {
    expect(isDay('2026-02-30')).toBe(false)
    expect(isDay('2026-2-3')).toBe(false)
    expect(isDay('2026-02-28')).toBe(true)
  })
})
