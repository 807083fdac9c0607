import fc from 'fast-check'
import { expect, test } from 'vitest'
import { associationRules } from './association-rules.ts'
import { type FrequentItemSets, frequentItemSets } from './frequent-item-sets.ts'

const someBaskets = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 8 }), {
  minLength: 1,
  maxLength: 70,
})
const someShare = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100)

test('finds exactly the sets that counting every possible set finds', () => {
  fc.assert(
    fc.property(someBaskets, someShare, (baskets, minSupport) => {
      const { itemSets } = found(baskets, minSupport)
      const counted = new Map(itemSets.map(({ items, count }) => [[...items].sort().join(), count]))
      expect(counted.size).toBe(itemSets.length)
      expect(counted).toEqual(everySet(baskets, minSupport))
    }),
  )
})

test('the order of baskets and repeats inside a basket change no count', () => {
  fc.assert(
    fc.property(someBaskets, someShare, (baskets, minSupport) => {
      const shuffled = baskets.map((basket) => [...basket, ...basket]).reverse()
      const bySet = (sets: FrequentItemSets<number>) =>
        new Set(sets.itemSets.map(({ items, count }) => `${[...items].sort()}: ${count}`))
      expect(bySet(found(shuffled, minSupport))).toEqual(bySet(found(baskets, minSupport)))
    }),
  )
})

test('every measure of a rule follows from the counts of its sides', () => {
  fc.assert(
    fc.property(someBaskets, (baskets) => {
      const share = (items: number[]) =>
        baskets.filter((basket) => items.every((item) => basket.includes(item))).length / baskets.length
      for (const rule of associationRules(found(baskets, 0.05), { minConfidence: 0 })) {
        const both = share([...rule.left, rule.right])
        expect(rule.support).toBeCloseTo(both, 12)
        expect(rule.confidence).toBeCloseTo(both / share(rule.left), 12)
        expect(rule.lift).toBeCloseTo(both / share(rule.left) / share([rule.right]), 10)
        expect(rule.leverage).toBeCloseTo(both - share(rule.left) * share([rule.right]), 12)
        const failing = share(rule.left) - both
        const conviction =
          failing === 0 ? Number.POSITIVE_INFINITY : (share(rule.left) * (1 - share([rule.right]))) / failing
        expect(rule.conviction).toBeCloseTo(conviction, 8)
      }
    }),
  )
})

test('a share that is exactly reached counts as reached', () => {
  const baskets = Array.from({ length: 100 }, (_, index) => (index < 7 ? ['tea'] : ['milk']))
  expect(found(baskets, 0.07).itemSets).toHaveLength(2)
})

test('stops at the size asked for', () => {
  const sets = frequentItemSets([['a', 'b', 'c']], { minSupport: 1, maxSize: 2 })
  expect(sets).toMatchObject({ ok: true, itemSets: { length: 6 } })
})

test('refuses impossible bounds and too many sets, and cannot say without baskets', () => {
  expect(() => frequentItemSets([['a']], { minSupport: 0 })).toThrow(
    'minSupport must be above 0 and at most 1, but is 0',
  )
  expect(() => frequentItemSets([['a']], { minSupport: Number.NaN })).toThrow(RangeError)
  expect(() => frequentItemSets([['a']], { minSupport: 1, maxSize: 0 })).toThrow(
    'maxSize must be at least 1, but is 0',
  )
  expect(() => frequentItemSets([['a', 'b', 'c']], { minSupport: 1, maxItemSets: 6 })).toThrow(
    'more than 6 item sets',
  )
  expect(frequentItemSets([], { minSupport: 0.1 })).toEqual({
    ok: false,
    reason: 'There are no baskets yet.',
  })
  expect(() => associationRules(found([['a']], 1), { minConfidence: 1.1 })).toThrow(
    'minConfidence must lie between 0 and 1, but is 1.1',
  )
})

function found<T extends string | number>(baskets: T[][], minSupport: number): FrequentItemSets<T> {
  const sets = frequentItemSets(baskets, { minSupport })
  if (!sets.ok) throw new Error(sets.reason)
  return sets
}

function everySet(baskets: number[][], minSupport: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let mask = 1; mask < 64; mask++) {
    const items = [0, 1, 2, 3, 4, 5].filter((item) => mask & (1 << item))
    const count = baskets.filter((basket) => items.every((item) => basket.includes(item))).length
    if (count > 0 && count / baskets.length >= minSupport) counts.set(items.join(), count)
  }
  return counts
}
