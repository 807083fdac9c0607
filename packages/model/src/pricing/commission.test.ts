import { expect, test } from 'vitest'
import { commissionOf } from './commission.ts'

test.each([
  [{ won: 1_000_000, target: null, rate: 0.05, rateAboveTarget: 0.08 }, 50_000],
  [{ won: 1_200_000, target: 1_000_000, rate: 0.05, rateAboveTarget: 0.08 }, 50_000 + 16_000],
  [{ won: 1_200_000, target: 1_000_000, rate: 0.05, rateAboveTarget: null }, 60_000],
  [{ won: 900_000, target: 1_000_000, rate: 0.05, rateAboveTarget: 0.08 }, 45_000],
  // 10 cents at 5 % are half a cent: away from zero.
  [{ won: 10, target: null, rate: 0.05, rateAboveTarget: null }, 1],
])('%j earns %i', (terms, earned) => {
  expect(commissionOf(terms)).toBe(earned)
})
