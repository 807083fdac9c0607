import { expect, test } from 'vitest'
import { similarEmail } from './compare-emails.ts'
import { personName } from './compare-person-names.ts'
import { similarPhrase } from './compare-phrases.ts'
import { type Comparison, levelOf } from './comparison.ts'
import { latinText } from './latin-text.ts'
import { isNickname } from './nicknames.ts'

const agreement = (comparison: Comparison, one: string, two: string): string => {
  const level = levelOf(comparison.prepare([one, two]), 0, 1)
  expect(levelOf(comparison.prepare([two, one]), 0, 1)).toBe(level)
  return level < 0 ? 'missing' : comparison.levels[level]!
}

test.each([
  ['Anna Kowalska', 'ANNA  KOWALSKA', 'the same'],
  ['Dr. Anna Kowalska', 'Anna Kowalska', 'the same'],
  ['Kowalska, Anna', 'Anna Kowalska', 'the same'],
  ['Kowalska Anna', 'Anna Kowalska', 'the same in another order'],
  ['Иван Петров', 'Ivan Petrov', 'the same'],
  ['Ania Kowalska', 'Anna Kowalska', 'spelt alike or a short form'],
  ['Bob Smith', 'Robert Smith', 'spelt alike or a short form'],
  ['Smyth Jon', 'John Smith', 'spelt alike or a short form'],
  ['A. Kowalska', 'Anna Kowalska', 'the same but for an initial or a missing name'],
  ['Anna Maria Kowalska', 'Anna Kowalska', 'spelt alike or a short form'],
  ['Kowalska', 'Anna Kowalska', 'alike in one word'],
  ['Piotr Kowalski', 'Piotr Nowak', 'alike in one word'],
  ['Anna Kowalska', 'Otto Linde', 'different'],
  ['', 'Otto Linde', 'missing'],
])('%j and %j: %s', (one, two, says) => {
  expect(agreement(personName(), one, two)).toBe(says)
})

test.each([
  ['Hotel Bel-Air', 'Bel Air Hotel', 'the same'],
  ['Kaffa GmbH', 'Kaffa', 'the same'],
  ['Nowak sp. z o.o.', 'Nowak', 'the same'],
  ['Nowack Mebel', 'Nowak Mebel', 'a typing error or two'],
  ['12 High Street', '13 High Street', 'shares some words'],
  ['Grand Old Hotel Linde', 'Grand Hotel Linde', 'shares most words'],
  ['GmbH', 'AG', 'different'],
  ['Kaffa', 'Linde', 'different'],
])('%j and %j: %s', (one, two, says) => {
  expect(agreement(similarPhrase({ ignore: new Set(['gmbh', 'ag', 'sp', 'z', 'oo']) }), one, two)).toBe(says)
})

test.each([
  ['anna.k@gmail.com', 'Anna.K@gmail.com', 'the same'],
  ['anna.k@gmail.com', 'anna.k@web.de', 'of the same name at another provider'],
  ['anna.k@gmail.com', 'anna.k@gmial.com', 'of the same name at another provider'],
  ['anna.k@gmail.com', 'ana.k@gmail.com', 'a typing error or two'],
  ['bo@x.com', 'bo@y.org', 'different'],
])('%j and %j: %s', (one, two, says) => {
  expect(agreement(similarEmail(), one, two)).toBe(says)
})

test('short forms and letters of other alphabets', () => {
  expect([isNickname('kasia', 'katarzyna'), isNickname('bob', 'william'), isNickname('zz', 'zz')]).toEqual([
    true,
    false,
    false,
  ])
  expect([latinText('Щукин'), latinText('Łódź'), latinText('Ωνάσης')]).toEqual(['shchukin', 'lodz', 'onasis'])
})
