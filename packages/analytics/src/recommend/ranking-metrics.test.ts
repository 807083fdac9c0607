import fc from 'fast-check'
import { expect, test } from 'vitest'
import { popularity } from './popularity.ts'
import { evaluateRecommender, rankingMetrics } from './ranking-metrics.ts'

test('measures a list worked out by hand', () => {
  // Right: b, d, z (never offered). Places 2 and 4 of five hit.
  expect(rankingMetrics(['a', 'b', 'c', 'd', 'e'], ['b', 'd', 'z', 'z'], 5)).toEqual({
    hitRate: 1,
    precision: 2 / 5,
    recall: 2 / 3,
    averagePrecision: (1 / 2 + 2 / 4) / 3,
    reciprocalRank: 1 / 2,
    ndcg: (1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3) + 1 / 2),
  })
})

test('the cutoff hides what comes later, and bounds what could be reached', () => {
  expect(rankingMetrics([1, 2, 3], [3], 2)).toEqual({
    hitRate: 0,
    precision: 0,
    recall: 0,
    averagePrecision: 0,
    reciprocalRank: 0,
    ndcg: 0,
  })
  expect(rankingMetrics([1, 2, 3], [1, 2, 3], 2)).toMatchObject({
    averagePrecision: 1,
    ndcg: 1,
    recall: 2 / 3,
  })
})

test('every measure lies between 0 and 1, and moving a hit forward never lowers one', () => {
  const lists = fc.uniqueArray(fc.nat(15), { minLength: 2, maxLength: 10 })
  fc.assert(
    fc.property(
      lists,
      fc.uniqueArray(fc.nat(15), { minLength: 1 }),
      fc.integer({ min: 1, max: 10 }),
      (list, right, cutoff) => {
        const before = rankingMetrics(list, right, cutoff)
        const hit = list.findIndex((item) => right.includes(item))
        const forward = hit > 0 ? [list[hit]!, ...list.toSpliced(hit, 1)] : list
        const after = rankingMetrics(forward, right, cutoff)
        for (const name of Object.keys(before) as (keyof typeof before)[]) {
          expect(before[name]).toBeGreaterThanOrEqual(0)
          expect(before[name]).toBeLessThanOrEqual(1 + 1e-12)
          expect(after[name]).toBeGreaterThanOrEqual(before[name] - 1e-12)
        }
      },
    ),
  )
})

test('a back-test is the mean over its cases', () => {
  const model = popularity([['tea', 'milk'], ['tea'], ['jam']])
  if (!model.ok) throw new Error(model.reason)
  const cases = [
    { history: [], bought: ['tea'] },
    { history: ['tea'], bought: ['jam'] },
  ]
  expect(evaluateRecommender(model, cases, 2)).toMatchObject({
    hitRate: 1,
    precision: 0.5,
    reciprocalRank: 0.75,
  })
})

test('refuses an empty truth, no cases and a cutoff of 0', () => {
  expect(() => rankingMetrics(['a'], [], 1)).toThrow('relevant must hold at least 1 item, but is empty')
  expect(() => rankingMetrics(['a'], ['a'], 0)).toThrow(
    'cutoff must be a whole number of at least 1, but is 0',
  )
  const model = popularity([['a']])
  expect(() => model.ok && evaluateRecommender(model, [], 1)).toThrow(
    'cases must hold at least 1 case, but is empty',
  )
})
