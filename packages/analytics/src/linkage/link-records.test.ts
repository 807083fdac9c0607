import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { clusterPairs } from './cluster-pairs.ts'
import { similarDate } from './compare-dates.ts'
import { exactValue, similarName } from './compare-text.ts'
import { describePair } from './describe-pair.ts'
import { fitLinkage } from './fit-linkage.ts'
import { linkRecords } from './link-records.ts'

type Person = { name?: string; born?: string; town?: string }

const options = {
  fields: { name: similarName({ termFrequency: true }), born: similarDate(), town: exactValue() },
  blocking: [['name'], ['born']],
  threshold: 0.5,
}

/** 300 people, every third of them twice, with a slip in one field of the copy. */
function people(seed = 4): { records: Person[]; truth: string[] } {
  const random = seededRandom(seed)
  const pick = (choices: string[]) => choices[Math.floor(random() * choices.length)]!
  const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'wa']
  const records: Person[] = []
  const truth: string[] = []
  for (let person = 0; person < 300; person++) {
    const day = (low: number, span: number) => String(low + Math.floor(random() * span)).padStart(2, '0')
    const one = {
      name: Array.from({ length: 4 }, () => pick(syllables)).join(''),
      born: `${day(1940, 60)}-${day(1, 12)}-${day(1, 28)}`,
      town: pick(['Ulm', 'Bonn', 'Köln', 'Trier', 'Jena']),
    }
    records.push(one)
    truth.push(String(person))
    if (person % 3 !== 0) continue
    const slips: Person[] = [{ name: `${one.name}x` }, { born: undefined }, { town: 'Kiel' }]
    records.push({ ...one, ...slips[(person / 3) % 3]! })
    truth.push(String(person))
  }
  return { records, truth }
}

test('finds every person entered twice, and nobody else', () => {
  const { records, truth } = people()
  const found = linkRecords(records, options)
  expect(found.every(({ left, right }) => truth[left] === truth[right])).toBe(true)
  expect(found).toHaveLength(100)
})

test('the weights of a pair add up to its odds, rarity included', () => {
  for (const pair of linkRecords(people().records, { ...options, threshold: 0 })) {
    const total = pair.weights.reduce((sum, { weight }) => sum + weight, pair.startingWeight)
    expect(pair.probability).toBeCloseTo(1 / (1 + 2 ** -total), 12)
    for (const { agreement, weight, rarity } of pair.weights) {
      if (agreement === 'missing') expect([weight, rarity]).toEqual([0, 0])
    }
  }
})

test('pairs come once, smaller number first, most probable first', () => {
  const found = linkRecords(people().records, { ...options, threshold: 0 })
  expect(new Set(found.map(({ left, right }) => `${left} ${right}`)).size).toBe(found.length)
  expect(found.every(({ left, right }) => left < right)).toBe(true)
  const probabilities = found.map(({ probability }) => probability)
  expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a))
})

test('the order of the records changes no probability, given the model', () => {
  const { records } = people()
  const model = fitLinkage(records, options)
  const turned = [...records].reverse()
  const last = records.length - 1
  const key = (left: number, right: number) => `${Math.min(left, right)} ${Math.max(left, right)}`
  const one = linkRecords(records, { ...options, model })
  const two = linkRecords(turned, { ...options, model })
  expect(
    new Map(two.map(({ left, right, probability }) => [key(last - left, last - right), probability])),
  ).toEqual(new Map(one.map(({ left, right, probability }) => [key(left, right), probability])))
})

test('takes candidates found elsewhere, in any order', () => {
  const { records } = people()
  const found = linkRecords(records, {
    ...options,
    threshold: 0,
    candidates: [
      [7, 2],
      [0, 1],
    ],
  })
  expect(found.map(({ left, right }) => [left, right])).toEqual([
    [0, 1],
    [2, 7],
  ])
  expect(() => linkRecords(records, { ...options, candidates: [[3, 3]] })).toThrow(
    'candidates must be two different records',
  )
  expect(() => linkRecords(records, { ...options, candidates: [[0, 9999]] })).toThrow(RangeError)
})

test('agreeing on a rare name weighs more than on a frequent one', () => {
  const { records } = people()
  const crowd = Array.from({ length: 60 }, (_, index) => ({
    name: 'smith',
    born: `19${30 + index}-01-01`,
    town: 'Ulm',
  }))
  const found = linkRecords([...records, ...crowd], { ...options, threshold: 0 })
  const weightOf = (wanted: (name: string | undefined) => boolean) =>
    found.find(({ left, right, weights }) => {
      const all = [...records, ...crowd]
      return (
        wanted(all[left]!.name) &&
        all[left]!.name === all[right]!.name &&
        weights[0]!.agreement === 'the same'
      )
    })!.weights[0]!
  expect(weightOf((name) => name === 'smith').rarity).toBeLessThan(-1)
  expect(weightOf((name) => name !== 'smith').weight).toBeGreaterThan(
    weightOf((name) => name === 'smith').weight + 3,
  )
})

test('a model survives being stored', () => {
  const { records } = people()
  const model = fitLinkage(records, options)
  expect(linkRecords(records, { ...options, model: JSON.parse(JSON.stringify(model)) })).toEqual(
    linkRecords(records, { ...options, model }),
  )
})

test('says in words why two records are one', () => {
  const [pair] = linkRecords(people().records, options)
  expect(describePair(pair!, { name: (field) => ({ born: 'birthday' })[field] ?? field })).toMatch(
    /^more than 99\.9 % the same: .*birthday the same day \(\+\d+\.\d\)/,
  )
})

test('a handful of records gives sensible answers from the prior guess', () => {
  const few = [
    { name: 'Ann Lee', born: '1980-02-01', town: 'Ulm' },
    { name: 'Anne Lee', born: '1980-02-01', town: 'Ulm' },
    { name: 'Bo Park', born: '1990-05-05', town: 'Ulm' },
  ]
  expect(linkRecords(few, options).map(({ left, right }) => [left, right])).toEqual([[0, 1]])
  expect(linkRecords([few[0]!], options)).toEqual([])
  expect(linkRecords([{}, {}], options)).toEqual([])
})

test('refuses impossible tasks', () => {
  const { records } = people()
  expect(() => linkRecords(records, { ...options, threshold: 1.5 })).toThrow(
    'threshold must lie between 0 and 1',
  )
  expect(() => linkRecords(records, { ...options, fields: {} })).toThrow('fields must name at least 1 field')
  expect(() => linkRecords(records, { ...options, blocking: [] })).toThrow(
    'blocking must hold at least 1 rule',
  )
  expect(() => linkRecords(records, { ...options, blocking: [['mail']] })).toThrow(
    'blocking must use known fields, but names mail',
  )
  expect(() => linkRecords(records, { ...options, blocking: [['town']], maxPairs: 10 })).toThrow(
    'at most 10 pairs',
  )
  expect(() => linkRecords(records, { ...options, sources: [1] })).toThrow(RangeError)
  const other = fitLinkage(records, { fields: { name: similarName() }, blocking: [['name']] })
  expect(() => linkRecords(records, { ...options, model: other })).toThrow(
    'model must know every field, but not born',
  )
})

test('clusters are the same whatever the order of the pairs, and named after their first record', () => {
  const pairs = fc.array(fc.record({ left: fc.nat(19), right: fc.nat(19) }), { maxLength: 25 })
  fc.assert(
    fc.property(pairs, (found) => {
      const clusters = clusterPairs(20, found)
      expect(clusterPairs(20, [...found].reverse())).toEqual(clusters)
      for (const { left, right } of found) expect(clusters[left]).toBe(clusters[right])
      clusters.forEach((cluster, record) => {
        expect(cluster).toBe(clusters.indexOf(cluster))
        expect(cluster).toBeLessThanOrEqual(record)
      })
    }),
  )
  expect(() => clusterPairs(2, [{ left: 0, right: 2 }])).toThrow(
    'pairs must name records from 0 to 1, but name 2',
  )
})
