import { expect, test } from 'vitest'
import type { ContactMemory } from '../memory/memory-query.ts'
import { occasionsOf } from './occasions.ts'

const memory = (firstOn: string | null, birthdayOn?: string) =>
  ({
    birthday: birthdayOn ? { bornOn: '1988-01-01', nextOn: birthdayOn, inDays: 1 } : null,
    bought: firstOn ? { firstOn } : null,
  }) as ContactMemory

test('the next occasion comes first', () => {
  expect(occasionsOf(memory('2023-12-01', '2027-01-05'), '2026-11-23')).toEqual([
    { name: '3 years a customer', on: '2026-12-01' },
    { name: 'Birthday', on: '2027-01-05' },
  ])
})

test('an anniversary that has passed is the one of next year', () => {
  expect(occasionsOf(memory('2025-11-22'), '2026-11-23')).toEqual([
    { name: '2 years a customer', on: '2027-11-22' },
  ])
})

test('the day of the first order itself is no anniversary', () => {
  expect(occasionsOf(memory('2026-11-23'), '2026-11-23')).toEqual([])
})
