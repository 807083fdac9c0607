import { expect, test } from 'vitest'
import { headOf } from './composed.ts'

test('the first line is what it is about, the others the details', () => {
  expect(headOf('Called about the grinder\nWants it by Friday.\n\nOat milk.')).toEqual({
    first: 'Called about the grinder',
    rest: 'Wants it by Friday.\n\nOat milk.',
  })
})

test('a first line that is too long goes on in the details, and nothing is lost', () => {
  const { first, rest } = headOf('a'.repeat(450))
  expect(first + rest).toBe('a'.repeat(450))
})
