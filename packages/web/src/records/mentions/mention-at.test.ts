import { expect, test } from 'vitest'
import { mentionAt, writeMention } from './mention-at.ts'

test('a mention is open from its @ on, over the words of a name', () => {
  expect(mentionAt('Ask @', 5)).toEqual({ start: 4, typed: '' })
  expect(mentionAt('Ask @Ana Ko, please', 11)).toEqual({ start: 4, typed: 'Ana Ko' })
  expect(mentionAt('(@Łuk', 5)).toEqual({ start: 1, typed: 'Łuk' })
  expect(mentionAt('info@ana', 8)).toBeUndefined()
  expect(mentionAt('Ask @Ana, please', 16)).toBeUndefined()
})

test('the name is written out with a space behind it, unless something follows', () => {
  expect(writeMention('Ask @an', { start: 4, typed: 'an' }, 'Ana')).toEqual({ text: 'Ask @Ana ', caret: 9 })
  expect(writeMention('Ask @an, please', { start: 4, typed: 'an' }, 'Ana')).toEqual({
    text: 'Ask @Ana, please',
    caret: 8,
  })
})
