import { expect, test } from 'vitest'
import { localOf, momentIn } from './local-moment.ts'

test('a moment is shown by the clock of its zone', () => {
  expect(localOf('2026-07-01T07:30:00Z', 'Europe/Warsaw')).toBe('2026-07-01T09:30')
})

test('a clock time becomes the moment it names, in summer and in winter', () => {
  expect(momentIn('2026-07-01T09:30', 'Europe/Warsaw')).toBe('2026-07-01T07:30:00.000Z')
  expect(momentIn('2026-01-01T09:30', 'Europe/Warsaw')).toBe('2026-01-01T08:30:00.000Z')
  expect(momentIn('2026-01-01T09:30', 'America/St_Johns')).toBe('2026-01-01T13:00:00.000Z')
})

test('the hours around a change of clocks are right', () => {
  expect(momentIn('2026-10-25T03:30', 'Europe/Warsaw')).toBe('2026-10-25T02:30:00.000Z')
  expect(momentIn('2026-03-29T01:30', 'Europe/Warsaw')).toBe('2026-03-29T00:30:00.000Z')
})
