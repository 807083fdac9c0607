import { beforeAll, describe, expect, test } from 'vitest'
import { bgNbd } from '../bg-nbd/bg-nbd.ts'
import { expectedSpendOfAll } from '../gamma-gamma/expected-spend.ts'
import { fitGammaGamma } from '../gamma-gamma/fit.ts'
import { mbgNbd } from '../mbg-nbd/mbg-nbd.ts'
import { paretoNbd } from '../pareto-nbd/pareto-nbd.ts'
import { purchaseHistories } from '../purchase-histories/purchase-histories.ts'
import { recentness } from '../purchase-histories/recentness.ts'
import { weeks } from '../purchase-histories/time-unit.ts'
import type { PurchaseModel, PurchaseScores } from '../purchase-models/purchase-model.ts'
import {
  cdnowCalibration,
  cdnowSample,
  cdnowSummary,
  purchaseDaysAfter,
  spendAfter,
} from '../testing/cdnow.ts'
import { describeWithDataSets } from '../testing/data-sets.ts'
import { backTestPurchases } from './back-test-purchases.ts'
import { choosePurchaseModel } from './choose-purchase-model.ts'
import { enoughHistory } from './enough-history.ts'
import { forecastAccuracy } from './forecast-accuracy.ts'
import { returnRanking, shareCaught } from './ranking-accuracy.ts'

function loadCdnow() {
  const histories = cdnowCalibration()
  const window = [histories.customerIds, '1997-09-30', '1998-06-30'] as const
  const purchases = purchaseDaysAfter(cdnowSample(), ...window)
  const score = <Parameters>(model: PurchaseModel<Parameters>): PurchaseScores => {
    const fit = model.fit(histories)
    if (!fit.ok) throw new Error(fit.reason)
    return model.score(fit.parameters, histories, weeks(39))
  }
  const gamma = fitGammaGamma(cdnowSummary())
  if (!gamma.ok) throw new Error(gamma.reason)
  return {
    histories,
    purchases,
    spend: spendAfter(cdnowSample(), ...window),
    money: expectedSpendOfAll(gamma.parameters, cdnowSummary()),
    bg: score(bgNbd),
    mbg: score(mbgNbd),
    pareto: score(paretoNbd),
  }
}

describeWithDataSets('CDNOW holdout, what models and plain ways are good for (ANALYTICS A1.6)', () => {
  let cdnow: ReturnType<typeof loadCdnow>
  beforeAll(() => {
    cdnow = loadCdnow()
  })

  const caught = (ranking: ArrayLike<number>, ties?: ArrayLike<number>) =>
    [cdnow.purchases, cdnow.spend].flatMap((gain) =>
      [0.1, 0.2, 0.3].map((share) => shareCaught(ranking, gain, share, ties)!),
    )
  const times = (a: Float64Array, b: Float64Array) => a.map((value, row) => value * b[row]!)
  /** Holdout purchases, then holdout spend, caught by the top 10, 20 and 30 %. */
  const close = (said: number[], reference: number[], tolerance = 1e-4) => {
    for (const [i, value] of reference.entries()) expect(Math.abs(said[i]! - value)).toBeLessThan(tolerance)
  }

  test('plain rankings catch the re-computed shares of purchases and spend', () => {
    const { frequency, recency, totalSpend } = cdnow.histories
    close(caught(recentness(cdnow.histories)), [0.4283, 0.6137, 0.755, 0.4109, 0.613, 0.7609])
    close(caught(frequency, recency), [0.4671, 0.6429, 0.7609, 0.4676, 0.6463, 0.7699])
    close(caught(totalSpend), [0.407, 0.5893, 0.6791, 0.4811, 0.6626, 0.7436])
  })

  test('models catch the re-computed shares of purchases and spend', () => {
    close(caught(cdnow.bg.expectedPurchases), [0.4671, 0.6328, 0.7529, 0.4697, 0.6277, 0.7533])
    close(caught(cdnow.mbg.expectedPurchases), [0.475, 0.6302, 0.7535, 0.4777, 0.6274, 0.7541])
    close(caught(cdnow.pareto.expectedPurchases), [0.4702, 0.6286, 0.7513, 0.4728, 0.6218, 0.7527])
  })

  test('models times Gamma-Gamma catch the re-computed shares', () => {
    const byPareto = caught(times(cdnow.pareto.expectedPurchases, cdnow.money))
    close(byPareto, [0.4596, 0.6435, 0.7545, 0.5032, 0.6719, 0.7647])
    const byBg = caught(times(cdnow.bg.expectedPurchases, cdnow.money))
    close(byBg, [0.4607, 0.6339, 0.7492, 0.502, 0.6629, 0.761])
  })

  test('BG/NBD is worse than a coin at telling who returns; the others are not', () => {
    const still = [cdnow.bg, cdnow.mbg, cdnow.pareto].map(
      ({ stillCustomer }) => returnRanking(stillCustomer, cdnow.purchases)!,
    )
    close(still, [0.3158, 0.6866, 0.7262])
    expect(returnRanking(cdnow.histories.frequency, cdnow.purchases, cdnow.histories.recency)).toBeCloseTo(
      0.7644,
      4,
    )
  })

  test('a rule of 90 days is right as often as still-a-customer above one half', () => {
    const { recency, age } = cdnow.histories
    const right = (says: (row: number) => boolean) =>
      cdnow.purchases.reduce((sum, came, row) => sum + Number(says(row) === came > 0), 0) / 2357
    expect(right((row) => 7 * (age[row]! - recency[row]!) <= 90)).toBeCloseTo(0.779, 3)
    expect(right(() => false)).toBeCloseTo(0.7098, 4)
    close(
      [cdnow.bg, cdnow.mbg, cdnow.pareto].map((scores) => right((row) => scores.stillCustomer[row]! > 0.5)),
      [0.339, 0.7751, 0.7743],
    )
  })

  test('spend forecasts miss the holdout as re-computed', () => {
    const references = [
      [cdnow.bg, 59_931.92, 0.5647, 30.41],
      [cdnow.mbg, 57_128.36, 0.5672, 29.71],
      [cdnow.pareto, 60_449.54, 0.572, 29.45],
    ] as const
    for (const [scores, total, correlation, meanAbsoluteError] of references) {
      const accuracy = forecastAccuracy(times(scores.expectedPurchases, cdnow.money), cdnow.spend)
      expect(Math.abs(accuracy.forecastTotal - total) / total).toBeLessThan(2e-4)
      expect(accuracy.correlation).toBeCloseTo(correlation, 3)
      expect(accuracy.meanAbsoluteError).toBeCloseTo(meanAbsoluteError, 1)
    }
  })

  test('the back-test puts Pareto/NBD first, far before the naive rate, and asks BG/NBD nothing about leaving', () => {
    const { histories, purchases } = cdnow
    const backTest = backTestPurchases({ histories, laterPurchases: purchases, horizon: weeks(39) })
    if (!backTest.ok) throw new Error(backTest.reason)
    expect(backTest.bestForForecast).toBe('pareto-nbd')
    expect(backTest.bestForStillCustomer).toBe('pareto-nbd')
    expect(backTest.rows.at(-1)!.code).toBe('naive-rate')
    expect(backTest.rows.find(({ code }) => code === 'bg-nbd')!.stillCustomerRanking).toBeUndefined()
    expect(backTest.rankings.find(({ code }) => code === 'rfm')!.returnRanking).toBeCloseTo(0.7746, 4)
    expect(backTest.refused).toEqual([])
  })

  test('the choice fits Pareto/NBD on all data and says why on its card', () => {
    const now = purchaseHistories(cdnowSample(), { until: '1998-06-30', timeUnit: 'week' })
    const past = { histories: cdnow.histories, laterPurchases: cdnow.purchases, horizon: weeks(39) }
    const choice = choosePurchaseModel({ past, now })
    if (!choice.ok) throw new Error(choice.reason)
    expect(choice.forecastFit!.logLikelihood).toBeCloseTo(-17135.8359, 3)
    expect(choice.stillCustomerBy).toBe('pareto-nbd')
    expect(choice.card.forecastVerdict).toBe(
      'pareto-nbd came closest in the back-test: it forecast 12 % too few purchases; carrying on past rates forecast 56 % too many purchases.',
    )
    expect(choice.card.stillCustomerVerdict).toContain('73 times in 100')
    expect(choice.card.rankingVerdict).toContain('by plain RFM 64 %')
    expect(choice.card.models[0]!.parameters.map(({ name }) => name)).toEqual(['r', 'alpha', 's', 'beta'])
  })
})

describe('enoughHistory', () => {
  const rows = (count: number, row: (i: number) => [number, number, number]) => {
    const all = Array.from({ length: count }, (_, i) => row(i))
    const column = (index: number) => all.map((values) => values[index]!)
    return { timeUnit: 'day' as const, frequency: column(0), recency: column(1), age: column(2) }
  }
  const reason = (histories: Parameters<typeof enoughHistory>[0]) => {
    const answer = enoughHistory(histories)
    return answer.ok ? 'enough' : answer.reason
  }
  test('names the first thing that is missing, with the figures', () => {
    expect(reason(rows(120, () => [2, 100, 200]))).toBe(
      'Only 120 customers have bought so far; 500 are needed.',
    )
    expect(reason(rows(600, () => [2, 90, 100]))).toBe('The history covers only 100 days; 180 are needed.')
    expect(reason(rows(600, () => [2, 90, 200]))).toMatch('The last purchase was 110 days ago')
    expect(reason(rows(600, () => [1, 190, 200]))).toBe(
      'Only 0 customers have bought three times; 1 are needed.',
    )
    expect(reason(rows(600, () => [2, 190, 200]))).toBe('enough')
  })
})

describe('back-test', () => {
  test('cannot say without customers, without time, or where nobody bought again', () => {
    const none = { timeUnit: 'week' as const, frequency: [], recency: [], age: [] }
    expect(backTestPurchases({ histories: none, laterPurchases: [], horizon: 9 })).toMatchObject({
      ok: false,
    })
    const once = { timeUnit: 'week' as const, frequency: [0, 0], recency: [0, 0], age: [9, 8] }
    expect(backTestPurchases({ histories: once, laterPurchases: [0, 1], horizon: 0 })).toMatchObject({
      ok: false,
    })
    const backTest = backTestPurchases({ histories: once, laterPurchases: [0, 1], horizon: 9 })
    if (!backTest.ok) throw new Error(backTest.reason)
    expect(backTest.bestForForecast).toBe('naive-rate')
    expect(backTest.refused).toHaveLength(6)
    expect(backTest.refused[0]!.reason).toBe('None of the 2 customers has bought a second time yet.')
  })
  test('refuses results of other customers', () => {
    const once = { timeUnit: 'week' as const, frequency: [0, 0], recency: [0, 0], age: [9, 8] }
    expect(() => backTestPurchases({ histories: once, laterPurchases: [0], horizon: 9 })).toThrow(
      'laterPurchases has 1',
    )
    expect(() => forecastAccuracy([1], [Number.NaN])).toThrow('actual')
    expect(() => forecastAccuracy([], [])).toThrow('at least one row')
  })
})

describe('rankings', () => {
  test('count ties half', () => {
    expect(returnRanking([1, 1, 1, 1], [1, 0, 0, 2])).toBe(0.5)
    expect(returnRanking([3, 2, 1, 0], [1, 1, 0, 0])).toBe(1)
    expect(returnRanking([1, 2], [1, 1])).toBeUndefined()
  })
  test('catch nothing of nothing', () => {
    expect(shareCaught([1, 2], [0, 0], 0.5)).toBeUndefined()
    expect(shareCaught([1, 2], [1, 3], 0.5)).toBe(0.75)
  })
})
