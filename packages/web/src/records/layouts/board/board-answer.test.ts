import { expect, test } from 'vitest'
import { type BoardAnswer, withMoved } from './board-answer.ts'

const card = (id: string) => ({ id, version: 1 })
const shown: BoardAnswer = {
  sums: [],
  complete: true,
  columns: [
    { value: 'lead', data: [card('a'), card('b')], nextCursor: 'next' },
    { value: null, data: [card('c')], nextCursor: null },
  ],
}
const idsOf = ({ columns }: BoardAnswer) =>
  columns.map(({ value, data }) => [value, data.map(({ id }) => id).join('')])

test('a card that moved stands first in its new column, which may have had none', () => {
  expect(idsOf(withMoved(shown, card('a'), 'lead', null))).toEqual([
    ['lead', 'b'],
    [null, 'ac'],
  ])
  expect(idsOf(withMoved(shown, card('c'), null, 'regular'))).toEqual([
    ['lead', 'ab'],
    [null, ''],
    ['regular', 'c'],
  ])
})

test('a board that does not show the card stays as it is', () => {
  expect(withMoved(shown, card('a'), null, 'lead')).toBe(shown)
  expect(withMoved(shown, card('x'), 'lead', null)).toBe(shown)
})
