import { expect, test } from 'vitest'
import { velocityOf } from './velocity.ts'

const funnel = { currency: 'EUR', stages: [], deals: 0, openValue: 0, foreign: 0 }

test('50 deals, one in five won, at 20,000 in 40 days are 5,000 a day', () => {
  // The usual worked example: 50 × 0.2 × 20,000 ÷ 40.
  const went = { ...funnel, open: 50, won: 10, lost: 40, wonValue: 200_000, cycleDays: 40 }
  expect(velocityOf(went)).toBe(5_000)
})

test('is not told when nothing was won', () => {
  expect(velocityOf({ ...funnel, open: 3, won: 0, lost: 1, wonValue: 0, cycleDays: null })).toBeNull()
})
