import { expect, test } from 'vitest'
import { conditionOfGroup, endOf, type GroupLevel } from './groups.ts'

const level = (by?: GroupLevel['by']) => ({ column: { path: 'placedAt' }, by }) as GroupLevel

test('a stretch of time ends where the next begins', () => {
  expect(endOf('2026-12-31', 'day')).toBe('2027-01-01')
  expect(endOf('2026-02-23', 'week')).toBe('2026-03-02')
  expect(endOf('2026-12-01', 'month')).toBe('2027-01-01')
  expect(endOf('2026-10-01', 'quarter')).toBe('2027-01-01')
  expect(endOf('2024-01-01', 'year')).toBe('2025-01-01')
})

test('a group is asked for by what its records have in common', () => {
  expect(conditionOfGroup(level(), null)).toEqual({ field: 'placedAt', op: 'isEmpty' })
  expect(conditionOfGroup(level(), false)).toEqual({ field: 'placedAt', op: 'is', value: false })
  expect(conditionOfGroup(level('month'), '2026-02-01')).toEqual({
    all: [
      { field: 'placedAt', op: 'gte', value: '2026-02-01' },
      { field: 'placedAt', op: 'lt', value: '2026-03-01' },
    ],
  })
})
