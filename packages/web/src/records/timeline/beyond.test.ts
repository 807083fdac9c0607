import { expect, test } from 'vitest'
import { beyond } from './beyond.ts'

test('nothing is said twice of what stands in the subject', () => {
  expect(beyond('Called about the grinder\nWants it by Friday.', 'Called about the grinder')).toBe(
    'Wants it by Friday.',
  )
  expect(beyond('The same', 'The same')).toBe('')
  expect(beyond('A long text that goes on', 'A long text…')).toBe('that goes on')
  expect(beyond('Something else', 'A form')).toBe('Something else')
  expect(beyond('Without a subject', null)).toBe('Without a subject')
})
