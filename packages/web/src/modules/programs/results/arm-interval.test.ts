import { expect, test } from 'vitest'
import { meanInterval, shareInterval } from './arm-interval.ts'

test('a mean from sums has the interval of Student’s t', () => {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, s = 2.1381, t(7) = 2.3646
  const { value, low, high } = meanInterval(8, 40, 232)
  expect(value).toBe(5)
  expect(low).toBeCloseTo(5 - (2.3646 * 2.1381) / Math.sqrt(8), 2)
  expect(high).toBeCloseTo(5 + (2.3646 * 2.1381) / Math.sqrt(8), 2)
})

test('a share has the interval of Wilson', () => {
  const { low, high } = shareInterval(10, 50)
  expect(low).toBeCloseTo(0.1124, 3)
  expect(high).toBeCloseTo(0.3304, 3)
})

test('nobody of few does not mean never', () => {
  const { low, high } = shareInterval(0, 20)
  expect(low).toBe(0)
  expect(high).toBeGreaterThan(0.1)
})

test('one person alone has no interval', () => {
  expect(meanInterval(1, 30, 900)).toEqual({ value: 30, low: 30, high: 30 })
})
