import { expect, test } from 'vitest'
import { sparklinePath } from './sparkline-path.ts'

test('fills the box from the lowest to the highest value', () => {
  expect(sparklinePath([0, 5, 10], 24, 14)).toBe('M2 12L12 7L22 2')
})

test('a gap breaks the line', () => {
  expect(sparklinePath([1, null, 2], 24, 14)).toBe('M2 12M22 2')
})

test('equal values lie in the middle', () => {
  expect(sparklinePath([3, 3], 24, 14)).toBe('M2 7L22 7')
})
