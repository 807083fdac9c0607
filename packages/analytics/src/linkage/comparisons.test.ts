import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { similarDate } from './compare-dates.ts'
import { closeNumber } from './compare-numbers.ts'
import { sharedWords } from './compare-sets.ts'
import { exactValue, similarName, similarText, soundsAlike } from './compare-text.ts'
import { type Comparison, levelOf } from './comparison.ts'
import { damerauLevenshtein } from './damerau-levenshtein.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { soundex } from './soundex.ts'

test.each([
  ['SHACKLEFORD', 'SHACKELFORD', 0.982],
  ['DUNNINGHAM', 'CUNNIGHAM', 0.896],
  ['NICHLESON', 'NICHULSON', 0.956],
  ['JONES', 'JOHNSON', 0.832],
  ['MASSEY', 'MASSIE', 0.933],
  ['ABROMS', 'ABRAMS', 0.922],
  ['JERALDINE', 'GERALDINE', 0.926],
  ['MARHTA', 'MARTHA', 0.961],
  ['MICHELLE', 'MICHAEL', 0.921],
  ['JULIES', 'JULIUS', 0.933],
  ['TANYA', 'TONYA', 0.88],
  ['DWAYNE', 'DUANE', 0.84],
  ['SEAN', 'SUSAN', 0.805],
  ['JON', 'JOHN', 0.933],
])('Jaro–Winkler of %s and %s is %d, as in table 2 of Winkler (1994)', (one, two, similarity) => {
  expect(jaroWinkler(one, two)).toBeCloseTo(similarity, 3)
})

test('Jaro–Winkler is symmetric, between 0 and 1, and 1 only for equal texts', () => {
  const names = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 12 })
  fc.assert(
    fc.property(names, names, (one, two) => {
      const similarity = jaroWinkler(one, two)
      expect(similarity).toBeGreaterThanOrEqual(0)
      expect(similarity).toBeLessThanOrEqual(1)
      expect(jaroWinkler(two, one)).toBeCloseTo(similarity, 12)
      expect(jaroWinkler(one, one)).toBe(1)
    }),
  )
  expect(jaroWinkler('', 'a')).toBe(0)
  expect(jaroWinkler('x'.repeat(300), `${'x'.repeat(299)}y`)).toBeGreaterThan(0.99)
})

test.each([
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
  ['high street', 'hgih stret', 2],
  ['', 'abc', 3],
  ['abcd', 'acbd', 1],
])('%s and %s are %i typing errors apart', (one, two, errors) => {
  expect(damerauLevenshtein(one, two)).toBe(errors)
})

test('typing errors agree with the definition by recursion, whatever the bound', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  fc.assert(
    fc.property(texts, texts, fc.nat(6), (one, two, atMost) => {
      const errors = byDefinition(one, two)
      expect(damerauLevenshtein(one, two)).toBe(errors)
      const bounded = damerauLevenshtein(one, two, atMost)
      if (errors <= atMost) expect(bounded).toBe(errors)
      else expect(bounded).toBeGreaterThan(atMost)
    }),
  )
  expect(damerauLevenshtein('x'.repeat(200), `${'x'.repeat(200)}y`)).toBe(1)
})

test.each([
  ['Washington', 'W252'],
  ['Wu', 'W000'],
  ['DeSmet', 'D253'],
  ['Gutierrez', 'G362'],
  ['Pfister', 'P236'],
  ['Jackson', 'J250'],
  ['Tymczak', 'T522'],
  ['VanDeusen', 'V532'],
  ['Ashcraft', 'A261'],
  ['Lee', 'L000'],
])('%s sounds like %s, as in the examples of the US National Archives', (name, code) => {
  expect(soundex(name)).toBe(code)
})

describe('levels', () => {
  function levelBetween(comparison: Comparison, one: unknown, two: unknown): string {
    const level = levelOf(comparison.prepare([one, two]), 0, 1)
    return level < 0 ? 'missing' : comparison.levels[level]!
  }

  test.each([
    [exactValue(), ' José ', 'JOSE', 'the same'],
    [exactValue(), 3, '3', 'the same'],
    [exactValue(), 'a', 'b', 'different'],
    [exactValue(), '  ', 'b', 'missing'],
    [exactValue(), null, undefined, 'missing'],
    [similarName(), 'Dickson', 'Dixon', 'spelt alike'],
    [similarName(), 'Martha', 'Marhta', 'spelt much alike'],
    [similarName(), 'Ann', 'Zoe', 'different'],
    [similarText(), '12 High Street', '12 Hihg Street', 'one typing error'],
    [similarText(), '12 High Street', '12 Hihg Stret', 'a few typing errors'],
    [similarText(), '12', '13', 'one typing error'],
    [similarText(), '1', '2', 'different'],
    [soundsAlike(), 'Meyer', 'Maier', 'sounds the same'],
    [soundsAlike(), '12', '13', 'different'],
    [similarDate(), '1980-07-03', '19800703', 'the same day'],
    [similarDate(), '1980-07-03', '1980-03-07', 'day and month swapped'],
    [similarDate(), '1980-07-03', '1980-07-08', 'one digit off'],
    [similarDate(), '1980-07-03', '1908-07-03', 'one digit off'],
    [similarDate(), '1980-07-03', '1980-07-21', 'two of day, month and year the same'],
    [similarDate(), '1980-07-03', '1991-11-21', 'different'],
    [similarDate(), '3 July 1980', '1980-07-03', 'missing'],
    [closeNumber({ near: 1, far: 5 }), 10, '11', 'near'],
    [closeNumber({ near: 1, far: 5 }), 10, 15, 'roughly equal'],
    [closeNumber({ near: 0.01, far: 0.1, relative: true }), 1980, 2000, 'near'],
    [closeNumber({ near: 1, far: 5 }), 10, Number.NaN, 'missing'],
    [closeNumber({ near: 1, far: 5 }), 10, '', 'missing'],
    [sharedWords(), 'Hotel Bel-Air', 'bel air hotel', 'the same'],
    [sharedWords(), 'a b c d', 'a b c d e', 'most shared'],
    [sharedWords(), ['x', 'y'], ['y', 'z', 'x', 'w'], 'some shared'],
    [sharedWords(), [], ['y'], 'missing'],
  ])('%#: %o', (comparison, one, two, level) => {
    expect(levelBetween(comparison, one, two)).toBe(level)
    expect(levelBetween(comparison, two, one)).toBe(level)
  })

  test('impossible bounds are refused', () => {
    expect(() => similarName({ alike: 2 })).toThrow('alike must lie between 0 and 1, but is 2')
    expect(() => similarText({ fewErrors: 1 })).toThrow(
      'fewErrors must be a whole number of at least 2, but is 1',
    )
    expect(() => closeNumber({ near: 5, far: 1 })).toThrow('far must be at least near (5), but is 1')
    expect(() => sharedWords({ most: -1 })).toThrow(RangeError)
  })
})

function byDefinition(one: string, two: string): number {
  if (one === '' || two === '') return one.length + two.length
  const [a, b] = [one.at(-1), two.at(-1)]
  const [shorter, other] = [one.slice(0, -1), two.slice(0, -1)]
  const swap = one.length > 1 && two.length > 1 && a === two.at(-2) && b === one.at(-2)
  return Math.min(
    byDefinition(shorter, other) + (a === b ? 0 : 1),
    byDefinition(shorter, two) + 1,
    byDefinition(one, other) + 1,
    swap ? byDefinition(one.slice(0, -2), two.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
  )
}
