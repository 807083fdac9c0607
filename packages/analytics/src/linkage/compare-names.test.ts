import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { similarEmail } from './compare-emails.ts'
import { personName } from './compare-person-names.ts'
import { similarPhrase } from './compare-phrases.ts'
import { similarText } from './compare-text.ts'
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

describe('with numbers that must agree', () => {
  const both: readonly Comparison[] = [
    similarPhrase({ exactNumbers: true }),
    similarText({ exactNumbers: true, fewErrors: 2 }),
  ]

  test.each([
    ['LM-7', 'lm-7', 'the same', 'the same'],
    ['LM-7', 'LM-8', 'different', 'different'],
    ['LM7', 'LM-7', 'different', 'different'],
    ['SN1004', 'SN 1004', 'different', 'one typing error'],
    ['SN 100423', 'SN 100424', 'different', 'different'],
    ['12-34', '34-12', 'different', 'different'],
    ['2026/0412', '2026/0413', 'different', 'different'],
    ['RO-3', 'RO', 'different', 'different'],
    ['Studio 54', 'Studio 55', 'different', 'different'],
    ['Studio 54', 'Stduio 54', 'a typing error or two', 'one typing error'],
    ['La Pavoni EP8', 'La Pavoni EP8 2019', 'shares most words', 'different'],
    ['La Pavoni EP8', 'La Pavoni EP9', 'different', 'different'],
    ['Linea Mini', 'Linea Minni', 'a typing error or two', 'one typing error'],
  ])('%j and %j: %s as a phrase, %s as a text', (one, two, asPhrase, asText) => {
    expect(both.map((comparison) => agreement(comparison, one, two))).toEqual([asPhrase, asText])
  })

  test('a code is the same as itself alone, whatever the code', () => {
    const code = fc.stringMatching(/^([A-Z]{1,3}-?)?\d{1,6}(-\d{1,3})?$/)
    fc.assert(
      fc.property(code, code, (one, two) => {
        for (const comparison of both) {
          expect(agreement(comparison, one, one.toLowerCase())).toBe('the same')
          expect(agreement(comparison, one, two)).toBe(one === two ? 'the same' : 'different')
        }
      }),
    )
  })
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
