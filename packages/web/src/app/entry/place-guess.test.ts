import { expect, test } from 'vitest'
import { guessPlace } from './place-guess.ts'

test.each([
  ['pl-PL', 'PLN'],
  ['de', 'EUR'],
  ['de-CH', 'CHF'],
  ['en', 'USD'],
  ['ja', 'JPY'],
  ['fr-FR', 'EUR'],
])('a browser in %s pays in %s', (locale, currency) => {
  expect(guessPlace(locale, 'Europe/Warsaw').currency).toBe(currency)
})
