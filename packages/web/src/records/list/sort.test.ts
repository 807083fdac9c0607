import { expect, test } from 'vitest'
import { moved } from './moved.ts'
import { furtherSort, nextSort, sortOf, withoutSort } from './sort.ts'

test('names sort upwards first, figures downwards, and a second press turns them round', () => {
  expect(nextSort('name', 'city', false)).toBe('city')
  expect(nextSort('city', 'city', false)).toBe('-city')
  expect(nextSort('name', 'revenue', true)).toBe('-revenue')
  expect(nextSort('-revenue', 'revenue', true)).toBe('revenue')
})

test('each field of a sort has its place', () => {
  expect(sortOf('-placedAt,number', 'placedAt')).toEqual({ direction: 'down', place: 1 })
  expect(sortOf('-placedAt,number', 'number')).toEqual({ direction: 'up', place: 2 })
  expect(sortOf('-placedAt,number', 'total')).toBeUndefined()
})

test('a press on what is sorted by second makes it the first', () => {
  expect(nextSort('-placedAt,number', 'number', false)).toBe('number')
})

test('a further field comes after the others, turns round where it is, or takes the place of the third', () => {
  expect(furtherSort('city', 'revenue', true)).toBe('city,-revenue')
  expect(furtherSort('city,-revenue', 'revenue', true)).toBe('city,revenue')
  expect(furtherSort('city,-revenue,name', 'email', false)).toBe('city,-revenue,email')
  expect(withoutSort('city,-revenue', 'revenue')).toBe('city')
  expect(withoutSort('city', 'city')).toBeUndefined()
})

test('a column that is dropped on another takes its place', () => {
  expect(moved(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b'])
  expect(moved(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b'], 'x', 'a')).toEqual(['a', 'b'])
})
