import { beforeAll, expect, test } from 'vitest'
import { csvRecords, describeWithDataSets, readDataSet } from '../testing/data-sets.ts'
import { groceries } from '../testing/groceries.ts'
import { fitEase } from './ease.ts'
import { fitImplicitAls } from './implicit-als.ts'
import { fitItemKnn } from './item-knn.ts'
import { popularity } from './popularity.ts'
import { evaluateRecommender, type RankingCase } from './ranking-metrics.ts'
import type { RecommenderModel } from './score-items.ts'

/**
 * ANALYTICS A8: basket i trains unless 5 divides i; the others, when they hold two items or more, lose item number
 * (i div 5) mod size, items in ascending order of the catalogue, which the recommender then has to find.
 */
describeWithDataSets('the Groceries benchmark, each figure computed independently with NumPy', () => {
  let items: string[]
  let training: string[][]
  let cases: RankingCase<string>[]
  beforeAll(() => {
    items = csvRecords(readDataSet('groceries/groceries_items.csv')).map(({ labels }) => labels!)
    const order = new Map(items.map((item, index) => [item, index]))
    const baskets = groceries().map((basket) => {
      const trimmed = basket.map((item) => item.trim())
      return [...new Set(trimmed)].sort((a, b) => order.get(a)! - order.get(b)!)
    })
    training = baskets.filter((_, index) => index % 5 !== 0)
    cases = baskets.flatMap((basket, index) => {
      if (index % 5 !== 0 || basket.length < 2) return []
      const held = Math.floor(index / 5) % basket.length
      return [{ history: basket.toSpliced(held, 1), bought: [basket[held]!] }]
    })
  })

  test('splits into 7,868 training baskets and 1,552 cases', () => {
    expect([training.length, cases.length]).toEqual([7868, 1552])
  })

  const methods: Record<string, () => { ok: false } | RecommenderModel<string>> = {
    popularity: () => popularity(training, { items }),
    'item-kNN, cosine, all neighbours': () => fitItemKnn(training, { items }),
    'sum of P(j given i)': () => fitItemKnn(training, { items, similarity: 'confidence' }),
    'best pair rule': () => fitItemKnn(training, { items, similarity: 'confidence', combine: 'max' }),
    'EASE λ 500': () => fitEase(training, { items, regularisation: 500 }),
    'EASE λ 1000': () => fitEase(training, { items, regularisation: 1000 }),
    'EASE λ 2000': () => fitEase(training, { items, regularisation: 2000 }),
  }

  test.each([
    ['popularity', 0.0735, 0.2758, 0.4124, 0.587, 0.1562, 0.2158],
    ['item-kNN, cosine, all neighbours', 0.0851, 0.2784, 0.4098, 0.5876, 0.1662, 0.223],
    ['sum of P(j given i)', 0.078, 0.2809, 0.4259, 0.5883, 0.1665, 0.227],
    ['best pair rule', 0.0773, 0.2893, 0.4246, 0.5812, 0.1643, 0.225],
    ['EASE λ 500', 0.087, 0.2951, 0.4265, 0.5876, 0.1771, 0.2356],
    ['EASE λ 1000', 0.0857, 0.3015, 0.4304, 0.5986, 0.1777, 0.2371],
    ['EASE λ 2000', 0.0915, 0.2983, 0.4298, 0.596, 0.1785, 0.2373],
  ])('%s', (method, hit1, hit5, hit10, hit20, mrr10, ndcg10) => {
    const model = methods[method]!()
    if (!model.ok) throw new Error('not fitted')
    const at = new Map([1, 5, 10, 20].map((cutoff) => [cutoff, evaluateRecommender(model, cases, cutoff)]))
    const figures = [...at.values()].map(({ hitRate }) => hitRate)
    figures.push(at.get(10)!.reciprocalRank, at.get(10)!.ndcg)
    expect(figures).toEqual(
      [hit1, hit5, hit10, hit20, mrr10, ndcg10].map((figure) => expect.closeTo(figure, 4)),
    )
  })

  test('implicit ALS comes between popularity and EASE, and its loss never rises', () => {
    const als = fitImplicitAls(training, { items, iterations: 8 })
    if (!als.ok) throw new Error(als.reason)
    const { ndcg } = evaluateRecommender(als, cases, 10)
    expect(ndcg).toBeGreaterThan(0.22)
    expect(ndcg).toBeLessThan(0.2373)
    expect(als.losses).toEqual([...als.losses].sort((a, b) => b - a))
  })
})
