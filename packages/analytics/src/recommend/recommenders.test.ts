import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { fitEase } from './ease.ts'
import { fitImplicitAls } from './implicit-als.ts'
import { fitItemKnn } from './item-knn.ts'
import { popularity } from './popularity.ts'
import { bestIndexes, recommendItems } from './recommend-items.ts'
import { addPurchase, type RecommenderModel, scoreItems } from './score-items.ts'

const someRows = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 }), {
  minLength: 2,
  maxLength: 40,
})

const fits: Record<string, (rows: number[][]) => { ok: false; reason: string } | RecommenderModel<number>> = {
  popularity: (rows) => popularity(rows),
  EASE: (rows) => fitEase(rows, { regularisation: 2 }),
  'item-kNN': (rows) => fitItemKnn(rows, { neighbours: 3, shrinkage: 1 }),
  'strongest neighbour': (rows) => fitItemKnn(rows, { combine: 'max', similarity: 'confidence' }),
  'implicit ALS': (rows) => fitImplicitAls(rows, { factors: 3, regularisation: 0.01, iterations: 3 }),
}

test.each(Object.entries(fits))('%s: a purchase more gives the scores of the longer history', (_, fit) => {
  fc.assert(
    fc.property(
      someRows,
      fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 6 }),
      (rows, history) => {
        const model = fitted(fit(rows))
        let scores = scoreItems(model, [])
        for (const item of history) scores = addPurchase(scores, item)
        const atOnce = scoreItems(model, history)
        expect([...scores.scores]).toEqual([...atOnce.scores].map((score) => expect.closeTo(score, 10)))
        expect(scores.owned).toEqual(atOnce.owned)
      },
    ),
    { numRuns: 40 },
  )
})

test.each(Object.entries(fits))(
  '%s: offers each item once, best first, nothing owned or excluded',
  (_, fit) => {
    fc.assert(
      fc.property(someRows, fc.integer({ min: 1, max: 12 }), (rows, count) => {
        const model = fitted(fit(rows))
        const [owned, excluded] = [[0, 1], [2]]
        const offers = recommendItems(model, owned, { count, exclude: excluded })
        const possible = model.items.filter((item) => item > 2)
        expect(offers).toHaveLength(Math.min(count, possible.length))
        expect(new Set(offers.map(({ item }) => item)).size).toBe(offers.length)
        expect(offers.every(({ item }) => possible.includes(item))).toBe(true)
        const scores = offers.map(({ score }) => score)
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
      }),
      { numRuns: 40 },
    )
  },
)

test('EASE weights satisfy the conditions of the constrained least-squares problem they solve', () => {
  const rows = [['a', 'b'], ['a', 'b', 'c'], ['c', 'd'], ['a', 'd'], ['b']]
  const model = fitted(fitEase(rows, { regularisation: 0.5 }))
  if (model.kind !== 'ease') throw new Error('not EASE')
  const size = model.items.length
  const together = (i: number, j: number) =>
    rows.filter((row) => row.includes(model.items[i]!) && row.includes(model.items[j]!)).length
  for (let i = 0; i < size; i++) {
    expect(model.weights[i * size + i]).toBe(0)
    for (let j = 0; j < size; j++) {
      if (i === j) continue
      // Gradient of ‖X − XB‖² + λ‖B‖² with respect to B_ij is zero off the diagonal.
      let gradient = 0.5 * model.weights[i * size + j]! - together(i, j)
      for (let k = 0; k < size; k++) gradient += together(i, k) * model.weights[k * size + j]!
      expect(gradient).toBeCloseTo(0, 12)
    }
  }
})

test('an implicit ALS fit repeats itself with the same seed', () => {
  const rows = [
    [1, 2],
    [1, 2, 3],
    [4, 5],
    [4, 5, 6],
  ]
  const fit = (seed: number) =>
    fitted(
      fitImplicitAls(rows, { factors: 2, iterations: 4, regularisation: 0.01, random: seededRandom(seed) }),
    )
  expect(fit(1)).toEqual(fit(1))
  expect(fit(1)).not.toEqual(fit(2))
})

test('implicit ALS scores are the minimum of the objective for that customer', () => {
  const rows = [
    [1, 2],
    [1, 2, 3],
    [4, 5],
    [4, 5, 6],
    [1, 6],
  ]
  const model = fitted(fitImplicitAls(rows, { factors: 1, regularisation: 0.02, unobservedWeight: 0.2 }))
  if (model.kind !== 'implicit-als') throw new Error('not ALS')
  const y = model.itemFactors
  const { scores, owned } = scoreItems(model, [1, 2])
  const x = scores[0]! / y[0]!
  const loss = (point: number) => {
    let sum = 0.02 * (2 + 0.2 * y.length) * point ** 2
    y.forEach((factor, item) => {
      sum += 0.2 * (point * factor) ** 2 + (owned.has(item) ? (1 - point * factor) ** 2 : 0)
    })
    return sum
  }
  expect(loss(x)).toBeLessThan(loss(x + 1e-4))
  expect(loss(x)).toBeLessThan(loss(x - 1e-4))
})

test('cosine similarity and its neighbours on a case counted by hand', () => {
  const model = fitted(
    fitItemKnn([
      ['tea', 'milk'],
      ['tea', 'milk'],
      ['tea', 'jam'],
    ]),
  )
  expect(recommendItems(model, ['tea'], { count: 2 })).toEqual([
    { item: 'milk', score: expect.closeTo(2 / Math.sqrt(6), 14) },
    { item: 'jam', score: expect.closeTo(1 / Math.sqrt(3), 14) },
  ])
})

test('bestIndexes agrees with sorting everything', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5 })),
      fc.integer({ min: 1, max: 20 }),
      (scores, count) => {
        const sorted = scores.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]! || a - b)
        expect(bestIndexes(scores, count)).toEqual(sorted.slice(0, count))
      },
    ),
  )
})

test('refuses impossible settings and cannot say without purchases', () => {
  expect(() => fitEase([['a']], { regularisation: 0 })).toThrow(
    'regularisation must be a finite number above 0, but is 0',
  )
  expect(() => fitEase([['a']], { items: ['b'] })).toThrow(
    'items must name every item bought, but a is missing',
  )
  expect(() => fitEase([['a']], { items: ['a', 'a'] })).toThrow('items must be 2 different ones, but are 1')
  expect(() => fitItemKnn([['a']], { neighbours: 0 })).toThrow('neighbours must be at least 1, but is 0')
  expect(() => fitItemKnn([['a']], { shrinkage: -1 })).toThrow(
    'shrinkage must be a finite number of at least 0, but is -1',
  )
  expect(() => fitImplicitAls([['a']], { factors: 1.5 })).toThrow(
    'factors must be a whole number of at least 1, but is 1.5',
  )
  expect(() => recommendItems(fitted(popularity([['a']])), [], { count: 0 })).toThrow(
    'count must be a whole number',
  )
  for (const fit of Object.values(fits))
    expect(fit([[], []])).toEqual({ ok: false, reason: 'Nothing has been bought yet.' })
  expect(
    fitImplicitAls(
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      { regularisation: 50 },
    ),
  ).toMatchObject({ ok: false })
})

function fitted<T extends string | number>(
  model: { ok: false; reason: string } | RecommenderModel<T>,
): RecommenderModel<T> {
  if (!model.ok) throw new Error(model.reason)
  return model
}
