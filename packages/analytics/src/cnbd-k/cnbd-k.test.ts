import { describe, expect, test } from 'vitest'
import { bgNbd } from '../bg-nbd/bg-nbd.ts'
import { mbgNbd } from '../mbg-nbd/mbg-nbd.ts'
import { purchaseHistories } from '../purchase-histories/purchase-histories.ts'
import { timeToNextPurchase } from '../purchase-models/time-to-next-purchase.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { cdnowSample } from '../testing/cdnow.ts'
import { describeWithDataSets } from '../testing/data-sets.ts'
import { relativeError } from '../testing/relative-error.ts'
import { simulateCoinFlip } from '../testing/simulate-purchases.ts'
import { bgCnbdK, mbgCnbdK } from './cnbd-k.ts'

const unit = { k: 3, r: 0.5, alpha: 2, a: 0.3, b: 0.6 }

describe('(M)BG/CNBD-k formulas at fixed parameters (BTYDplus tests)', () => {
  test('match the log-likelihoods of x 3 and x 4, with a sum of log intervals of 3', () => {
    const likelihood = (frequency: number) =>
      bgCnbdK.logLikelihood(unit, { frequency: [frequency], recency: [12], age: [14], logIntervalSum: [3] })
    expect(likelihood(3)).toBeCloseTo(-10.425, 5)
    expect(likelihood(4)).toBeCloseTo(-12.22396, 5)
  })

  test('match the probability of two purchases and the expectation within 10', () => {
    expect(bgCnbdK.purchaseCountProbability(unit, 2, 10)).toBeCloseTo(0.05669, 5)
    expect(mbgCnbdK.purchaseCountProbability(unit, 2, 10)).toBeCloseTo(0.04548, 5)
    expect(bgCnbdK.expectedPurchasesOfNewCustomer(unit, 10)).toBeCloseTo(0.49382, 5)
    expect(mbgCnbdK.expectedPurchasesOfNewCustomer(unit, 10)).toBeCloseTo(0.36641, 5)
  })

  test('with k = 1 are (M)BG/NBD', () => {
    const plain = { r: 0.5, alpha: 2, a: 0.3, b: 0.6 }
    const history = { frequency: 2, recency: 7, age: 9 }
    for (const [rhythmic, model] of [
      [bgCnbdK, bgNbd],
      [mbgCnbdK, mbgNbd],
    ] as const) {
      const asked = { ...plain, k: 1 }
      const columns = { frequency: [2, 0], recency: [7, 0], age: [9, 9], logIntervalSum: [1, 0] }
      expect(rhythmic.logLikelihood(asked, columns)).toBe(model.logLikelihood(plain, columns))
      expect(rhythmic.stillCustomer(asked, history)).toBe(model.stillCustomer(plain, history))
      expect(rhythmic.expectedPurchases(asked, history, 5)).toBe(model.expectedPurchases(plain, history, 5))
    }
  })

  test('probabilities of future counts sum to one and to the expectation', () => {
    const history = { frequency: 2, recency: 7, age: 9 }
    let sum = 0
    let mean = 0
    for (let count = 0; count < 200; count++) {
      const probability = mbgCnbdK.futureCountProbability(unit, history, count, 20)
      sum += probability
      mean += count * probability
    }
    expect(sum).toBeCloseTo(1, 12)
    expect(mean).toBeCloseTo(mbgCnbdK.expectedPurchases(unit, history, 20), 10)
  })

  test('refuse a regularity that is no whole number of at least 1', () => {
    expect(() => bgCnbdK.purchaseCountProbability({ ...unit, k: 1.5 }, 1, 10)).toThrow(
      'k must be a whole number',
    )
  })
})

describe('(M)BG/CNBD-k fitted to simulated customers', () => {
  const truth = { r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 }
  const sample = { count: 6000, ages: (row: number) => 12 + 12 * (row % 7), horizon: 32 }
  test.each([
    [2, 0, bgCnbdK],
    [3, 1, mbgCnbdK],
    [6, 1, mbgCnbdK],
  ] as const)(
    'find the rhythm k = %d (flips at start: %d) and forecast within 5 %%',
    (k, flipsAtStart, model) => {
      const customers = simulateCoinFlip(seededRandom(k), truth, { regularity: k, flipsAtStart }, sample)
      const fit = model.fit(customers)
      if (!fit.ok) throw new Error(fit.reason)
      expect(fit.parameters.k).toBe(k)
      for (const key of ['r', 'alpha', 'a', 'b'] as const) {
        expect(Math.abs(fit.parameters[key] - truth[key])).toBeLessThan(3 * fit.standardErrors[key]!)
      }
      const { expectedPurchases, stillCustomer } = model.score(fit.parameters, customers, 32)
      const total = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0)
      expect(relativeError([total(expectedPurchases)], [total(customers.laterPurchases)])).toBeLessThan(0.05)
      expect(relativeError([total(stillCustomer)], [total(customers.stillCustomer)])).toBeLessThan(0.05)
    },
  )

  test('cannot find a rhythm without the times between purchases', () => {
    expect(bgCnbdK.fit({ frequency: [1, 0], recency: [2, 0], age: [5, 5] })).toMatchObject({ ok: false })
  })
})

describe('timeToNextPurchase', () => {
  test('is sharper and later the stronger the rhythm, just after a purchase', () => {
    const history = { frequency: 9, recency: 90, age: 90 }
    const spread = (k: number) => {
      const parameters = { k, r: 5, alpha: (5 * 10) / k, a: 0.3, b: 6 }
      const at = (probability: number) => timeToNextPurchase(mbgCnbdK, parameters, history, probability)!
      return { middle: at(0.5), width: at(0.9) - at(0.1) }
    }
    expect(spread(6).width).toBeLessThan(spread(1).width)
    expect(spread(6).middle).toBeGreaterThan(spread(1).middle)
    expect(spread(6).middle).toBeCloseTo(10, -1)
  })
  test('is unknown where she is more likely never to come', () => {
    const parameters = { k: 1, r: 0.2, alpha: 500, a: 1, b: 1 }
    expect(timeToNextPurchase(bgCnbdK, parameters, { frequency: 0, recency: 0, age: 1 }, 0.9)).toBeUndefined()
  })
})

describeWithDataSets('CDNOW has no rhythm', () => {
  test('k = 1 is chosen', () => {
    const histories = purchaseHistories(cdnowSample(), { until: '1997-09-30', timeUnit: 'week' })
    for (const model of [bgCnbdK, mbgCnbdK]) {
      const fit = model.fit(histories)
      if (!fit.ok) throw new Error(fit.reason)
      expect(fit.parameters.k).toBe(1)
    }
  })
})
