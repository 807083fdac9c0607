import { beforeAll, expect, test } from 'vitest'
import { describeWithDataSets } from '../testing/data-sets.ts'
import { groceries } from '../testing/groceries.ts'
import { type AssociationRule, associationRules } from './association-rules.ts'
import { type FrequentItemSets, frequentItemSets } from './frequent-item-sets.ts'

/** ANALYTICS A7; 410, 5,668, 463 and 15 are also the counts published with the arules package for R. */
describeWithDataSets('Groceries, as analysed by Hahsler, Hornik & Reutterer (2006)', () => {
  let baskets: string[][]
  const setsBySupport = new Map<number, FrequentItemSets<string>>()
  beforeAll(() => {
    baskets = groceries()
  })

  function setsAt(minSupport: number): FrequentItemSets<string> {
    const known = setsBySupport.get(minSupport)
    if (known) return known
    const sets = frequentItemSets(baskets, { minSupport })
    if (!sets.ok) throw new Error(sets.reason)
    setsBySupport.set(minSupport, sets)
    return sets
  }

  function rulesAt(minSupport: number, minConfidence: number) {
    return associationRules(setsAt(minSupport), { minConfidence })
  }

  test('the input has 9,835 baskets, 169 items and 43,367 mentions', () => {
    expect(baskets).toHaveLength(9835)
    const sizes = baskets.map((basket) => new Set(basket).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(43_367)
    expect(Math.max(...sizes)).toBe(32)
    expect(setsAt(0.001).items).toHaveLength(169)
  })

  test('the most frequent items are those of the summary in arules', () => {
    const singles = setsAt(0.01).itemSets.filter(({ items }) => items.length === 1)
    expect(singles.slice(0, 6).map(({ items, count }) => [items[0], count])).toEqual([
      ['whole milk', 2513],
      ['other vegetables', 1903],
      ['rolls/buns', 1809],
      ['soda', 1715],
      ['yogurt', 1372],
      ['bottled water', 1087],
    ])
    expect(singles[0]!.support).toBeCloseTo(0.255516, 6)
  })

  test.each([
    [0.001, 13_492],
    [0.006, 747],
    [0.01, 333],
  ])('support %d gives %i item sets', (support, count) => {
    expect(setsAt(support).itemSets).toHaveLength(count)
  })

  test.each([
    [0.001, 0.8, 410, { 3: 29, 4: 229, 5: 140, 6: 12 }],
    [0.001, 0.5, 5668, { 2: 11, 3: 1461, 4: 3211, 5: 939, 6: 46 }],
    [0.006, 0.25, 463, { 2: 150, 3: 297, 4: 16 }],
  ])(
    'support %d and confidence %d give %i rules, by size as published',
    (support, confidence, count, bySize) => {
      const rules = rulesAt(support, confidence)
      expect(rules).toHaveLength(count)
      expect(countBySize(rules)).toEqual(bySize)
    },
  )

  test.each([
    [0.01, 0.5, 15],
    [0.01, 0.2, 231],
    [0.005, 0.5, 120],
  ])('support %d and confidence %d give %i rules', (support, confidence, count) => {
    expect(rulesAt(support, confidence)).toHaveLength(count)
  })

  test.each([
    [0.001, 0.8, ['liquor', 'red/blush wine'], 'bottled beer', 0.00193188, 0.9047619, 11.23527],
    [0.001, 0.5, ['Instant food products', 'soda'], 'hamburger meat', 0.00122013, 0.6315789, 18.99565],
    [0.006, 0.25, ['herbs'], 'root vegetables', 0.00701576, 0.43125, 3.95648],
    [0.006, 0.25, ['berries'], 'whipped/sour cream', 0.00904931, 0.2721713, 3.79689],
    [0.01, 0.5, ['citrus fruit', 'root vegetables'], 'other vegetables', 0.01037112, 0.5862069, 3.02961],
  ])('at %d / %d: {%s} → %s', (minSupport, minConfidence, left, right, support, confidence, lift) => {
    const rule = ruleIn(rulesAt(minSupport, minConfidence), left, right)
    expect(rule.support).toBeCloseTo(support, 8)
    expect(rule.confidence).toBeCloseTo(confidence, 7)
    expect(rule.lift).toBeCloseTo(lift, 5)
  })

  test('the five strongest rules at 0.001 / 0.5 come in the published order', () => {
    expect(
      rulesAt(0.001, 0.5)
        .slice(0, 5)
        .map(({ left, right, lift }) => [[...left].sort().join(), right, lift]),
    ).toEqual([
      ['Instant food products,soda', 'hamburger meat', expect.closeTo(18.99565, 5)],
      ['popcorn,soda', 'salty snack', expect.closeTo(16.69779, 5)],
      ['baking powder,flour', 'sugar', expect.closeTo(16.40807, 5)],
      ['ham,processed cheese', 'white bread', expect.closeTo(15.04549, 5)],
      [expect.any(String), expect.any(String), expect.any(Number)],
    ])
  })

  test('a rule that never fails has infinite conviction', () => {
    const left = ['citrus fruit', 'root vegetables', 'soft cheese']
    const rule = ruleIn(rulesAt(0.001, 0.8), left, 'other vegetables')
    expect(rule).toMatchObject({
      confidence: 1,
      conviction: Number.POSITIVE_INFINITY,
      lift: expect.closeTo(5.16816, 5),
    })
  })
})

function countBySize(rules: readonly AssociationRule<string>[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { left } of rules) counts[left.length + 1] = (counts[left.length + 1] ?? 0) + 1
  return counts
}

function ruleIn(
  rules: readonly AssociationRule<string>[],
  left: string[],
  right: string,
): AssociationRule<string> {
  const wanted = [...left].sort().join()
  return rules.find((rule) => rule.right === right && [...rule.left].sort().join() === wanted)!
}
