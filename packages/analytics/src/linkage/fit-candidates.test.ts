import { expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { similarDate } from './compare-dates.ts'
import { exactValue, similarName } from './compare-text.ts'
import { fitCandidates, type LinkageCandidates } from './fit-candidates.ts'
import { fitLinkage } from './fit-linkage.ts'
import { linkRecords } from './link-records.ts'
import type { LinkageModel } from './linkage-model.ts'

type Person = { name: string; born: string; town: string }

const fields = { name: similarName({ termFrequency: true }), born: similarDate(), town: exactValue() }
const rules = [{ fixes: ['name'] }, { fixes: ['born'] }]

/** 200 people, each third of them twice. */
function people(): Person[] {
  const random = seededRandom(11)
  const pick = (from: string[]) => from[Math.floor(random() * from.length)]!
  return Array.from({ length: 200 }, (_, index) => {
    const name = Array.from({ length: 3 }, () => pick(['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se'])).join('')
    const one = {
      name,
      born: `19${pick(['40', '55', '71', '88'])}-0${1 + (index % 9)}-1${index % 7}`,
      town: pick(['Ulm', 'Bonn', 'Jena']),
    }
    return index % 3 === 0 ? [one, { ...one, town: 'Kiel' }] : [one]
  }).flat()
}

/** Every pair that agrees in what a rule fixes. */
function pairsOf(records: Person[]): LinkageCandidates<Person>['pairs'] {
  return records.flatMap((right, index) =>
    records.slice(0, index).flatMap((left) => {
      const given = Number(left.name === right.name) + 2 * Number(left.born === right.born)
      return given > 0 ? [{ left, right, rules: given }] : []
    }),
  )
}

/** Sums of the same in another order differ in the last digits. */
const rounded = (model: LinkageModel): unknown =>
  JSON.parse(
    JSON.stringify(model, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)),
  )

test('given all records and all pairs, learns what fitLinkage learns', () => {
  const records = people()
  const candidates = {
    fields,
    rules,
    strangers: records,
    pairs: pairsOf(records),
    pairShare: 1,
    recordCount: records.length,
  }
  const whole = fitLinkage(records, { fields, blocking: [['name'], ['born']] })
  const learnt = fitCandidates(candidates)
  expect(learnt.prior).toBeCloseTo(whole.prior, 12)
  expect(rounded(learnt)).toEqual(rounded(whole))
})

test('half of the pairs stand for all of them', () => {
  const records = people()
  const pairs = pairsOf(records)
  const all = fitCandidates({
    fields,
    rules,
    strangers: records,
    pairs,
    pairShare: 1,
    recordCount: records.length,
  })
  const half = fitCandidates({
    ...{ fields, rules, strangers: records, recordCount: records.length },
    pairs: pairs.filter((_, index) => index % 2 === 0),
    pairShare: 0.5,
  })
  expect(half.prior / all.prior).toBeGreaterThan(0.7)
  expect(half.prior / all.prior).toBeLessThan(1.4)
})

test('beside equal values of what it follows from, a field says nothing', () => {
  const records = [
    { name: 'Ann Lee', born: '1980-02-01', town: 'Ulm' },
    { name: 'Bo Lee', born: '1980-02-01', town: 'Ulm' },
    { name: 'Ann Lee', born: '1971-05-05', town: 'Ulm' },
  ]
  const follows = { town: ['born'] }
  const pairs = linkRecords(records, { fields, follows, blocking: [['town']], threshold: 0 })
  const said = pairs.map(({ left, right, weights }) => [left, right, weights[2]!.agreement])
  expect(said.toSorted()).toEqual([
    [0, 1, 'missing'],
    [0, 2, 'the same'],
    [1, 2, 'the same'],
  ])
  expect(() =>
    fitLinkage(records, { fields, follows: { town: ['postcode'] }, blocking: [['town']] }),
  ).toThrow('postcode')
})

test('refuses more rules than bits, and no share', () => {
  const none = { fields, strangers: [], pairs: [], pairShare: 1, recordCount: 0 }
  expect(() => fitCandidates({ ...none, rules: Array(32).fill({ fixes: [] }) })).toThrow('at most 31')
  expect(() => fitCandidates({ ...none, rules, pairShare: 2 })).toThrow('pairShare must')
})
