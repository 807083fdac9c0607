import { expect, test } from 'vitest'
import { fit } from './fit.ts'

test('words are found by their beginnings, in any order, without accents', () => {
  expect(fit('peop', 'People')).toBe(1)
  expect(fit('pers add', 'Add a person')).toBe(0.8)
  expect(fit('jurgen', 'Jürgen Groß')).toBe(1)
})

test('letters in the middle of a word do not count', () => {
  expect(fit('mar', 'Programs')).toBe(0)
})

test('synonyms find it too, but below those that say it themselves', () => {
  expect(fit('csv', 'Import a file', ['csv', 'upload'])).toBe(0.5)
})

test('nothing typed fits everything', () => {
  expect(fit('', 'People')).toBe(1)
})
