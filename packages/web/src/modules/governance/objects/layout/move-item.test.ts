import { expect, test } from 'vitest'
import { moveItem, stepFrom } from './move-item.ts'

const lists = [
  { name: 'top', ids: ['a', 'b', 'c'] },
  { name: 'side', ids: [] },
  { name: 'hidden', ids: ['d'] },
]
const said = (moved: typeof lists) => moved.map(({ ids }) => ids.join('')).join('|')
const step = (id: string, by: -1 | 1) => {
  const to = stepFrom(lists, id, by)
  return to && said(moveItem(lists, id, to))
}

test('things are moved within a list and between lists', () => {
  expect(said(moveItem(lists, 'a', { list: 'top', index: 3 }))).toBe('bca||d')
  expect(said(moveItem(lists, 'c', { list: 'top', index: 0 }))).toBe('cab||d')
  expect(said(moveItem(lists, 'b', { list: 'top', index: 1 }))).toBe('abc||d')
  expect(said(moveItem(lists, 'b', { list: 'hidden', index: 0 }))).toBe('ac||bd')
  expect(said(moveItem(lists, 'x', { list: 'top', index: 0 }))).toBe('abc||d')
})

test('a step leads past the end of a list into the next', () => {
  expect(step('a', 1)).toBe('bac||d')
  expect(step('c', -1)).toBe('acb||d')
  expect(step('c', 1)).toBe('ab|c|d')
  expect(step('d', -1)).toBe('abc|d|')
  expect(step('a', -1)).toBeUndefined()
  expect(step('d', 1)).toBeUndefined()
})
