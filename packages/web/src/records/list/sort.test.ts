import { expect, test } from 'vitest'
import { moved } from './moved.ts'
import { nextSort, sortOf } from './sort.ts'

test('names sort upwards first, figures downwards, and a second press turns them round', () => {
  expect(nextSort('name', 'city', false)).toBe('city')
  expect(nextSort('city', 'city', false)).toBe('-city')
  expect(nextSort('name', 'revenue', true)).toBe('-revenue')
  expect(nextSort('-revenue', 'revenue', true)).toBe('revenue')
})

test('only the first field of a sort is the one that the list shows', () => {
  expect(sortOf('-placedAt,number', 'placedAt')).toBe('down')
  expect(sortOf('-placedAt,number', 'number')).toBeUndefined()
})

test('a column that is dropped on another takes its place', () => {
  expect(moved(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b'])
  expect(moved(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b'], 'x', 'a')).toEqual(['a', 'b'])
})
