import { beforeAll, describe, expect, test } from 'vitest'
import { forecastAccuracy } from '../back-test/forecast-accuracy.ts'
import { returnRanking } from '../back-test/ranking-accuracy.ts'
import { type CustomerHistories, purchaseHistories } from '../purchase-histories/purchase-histories.ts'
import { cdnowCalibration, cdnowMaster, cdnowSample, purchaseDaysAfter } from '../testing/cdnow.ts'
import { describeWithDataSets } from '../testing/data-sets.ts'
import { meanByFrequency } from '../testing/mean-by-frequency.ts'
import { relativeError } from '../testing/relative-error.ts'
import { mbgNbd } from './mbg-nbd.ts'

const optimum = { r: 0.524843, alpha: 6.183086, a: 0.891359, b: 1.614002 }

function fitted(histories: Parameters<typeof mbgNbd.fit>[0]) {
  const fit = mbgNbd.fit(histories)
  if (!fit.ok) throw new Error(fit.reason)
  const { r, alpha, a, b } = fit.parameters
  return { fit, values: [r, alpha, a, b] }
}

describe('MBG/NBD formulas at fixed parameters', () => {
  test('match the re-computed expectations and probabilities', () => {
    const busy = { frequency: 26, recency: 30.857142857142858, age: 31 }
    const first = { frequency: 2, recency: 30.43, age: 38.86 }
    const said = [
      mbgNbd.expectedPurchasesOfNewCustomer(optimum, 52),
      mbgNbd.expectedPurchases(optimum, busy, 52),
      mbgNbd.expectedPurchases(optimum, first, 39),
      mbgNbd.stillCustomer(optimum, busy),
      mbgNbd.stillCustomer(optimum, first),
    ]
    expect(relativeError(said, [1.418885, 23.99819, 1.26267, 0.965485, 0.70613])).toBeLessThan(1e-5)
  })

  test('stay finite at 200 purchases', () => {
    const parameters = { a: 0.8, b: 2.5, r: 0.25, alpha: 4 }
    const likelihood = (x: number, recency: number) =>
      mbgNbd.logLikelihood(parameters, { frequency: [x], recency: [recency], age: [40] })
    expect(likelihood(0, 0)).toBeCloseTo(-0.41792826, 8)
    expect(likelihood(200, 38)).toBeCloseTo(100.7869, 4)
  })

  test('doubt one-time buyers more the longer they stay away', () => {
    const still = (age: number) => mbgNbd.stillCustomer(optimum, { frequency: 0, recency: 0, age })
    expect(still(0)).toBeCloseTo(optimum.b / (optimum.a + optimum.b), 12)
    expect(still(10)).toBeGreaterThan(still(40))
  })
})

describeWithDataSets('MBG/NBD fitted to CDNOW', () => {
  let sample: CustomerHistories<'week'>
  beforeAll(() => {
    sample = cdnowCalibration()
  })

  test('returns the parameters of BTYDplus and lifetimes from raw transactions', () => {
    const { fit, values } = fitted(sample)
    expect(relativeError(values, [0.525, 6.183, 0.891, 1.614])).toBeLessThan(0.01)
    expect(relativeError(values, [0.524843, 6.183086, 0.891359, 1.614002])).toBeLessThan(0.0005)
    expect(Math.abs(fit.logLikelihood - -9582.1357)).toBeLessThan(0.001)
  })

  test('returns the re-computed fits of the whole cohort', () => {
    const early = fitted(purchaseHistories(cdnowMaster(), { until: '1997-09-30', timeUnit: 'week' }))
    expect(relativeError(early.values, [0.63714, 7.310289, 0.807474, 1.228394])).toBeLessThan(0.0005)
    expect(Math.abs(early.fit.logLikelihood - -95336.958)).toBeLessThan(0.001)
    const late = fitted(purchaseHistories(cdnowMaster(), { until: '1998-06-30', timeUnit: 'week' }))
    expect(relativeError(late.values, [0.689419, 9.889383, 0.4916, 0.858515])).toBeLessThan(0.0005)
    expect(Math.abs(late.fit.logLikelihood - -173294.442)).toBeLessThan(0.001)
  })

  test('misses the holdout as re-computed: by past frequency, in total and person by person', () => {
    const { fit } = fitted(sample)
    const actual = purchaseDaysAfter(cdnowSample(), sample.customerIds, '1997-09-30', '1998-06-30')
    const { expectedPurchases, stillCustomer } = mbgNbd.score(fit.parameters, sample, 39)
    const cells = meanByFrequency(sample.frequency, expectedPurchases)
    const reference = [0.185, 0.551, 1.049, 1.493, 2.104, 2.564, 3.361, 5.849]
    for (const [x, value] of reference.entries()) expect(Math.abs(cells[x]! - value)).toBeLessThan(0.001)
    const accuracy = forecastAccuracy(expectedPurchases, actual)
    expect(accuracy.forecastTotal).toBeCloseTo(1576.7, 1)
    expect(accuracy.relativeBias).toBeCloseTo(-0.1622, 4)
    expect(accuracy.meanAbsoluteError).toBeCloseTo(0.7648, 4)
    expect(accuracy.rootMeanSquaredError).toBeCloseTo(1.6072, 4)
    expect(accuracy.meanSquaredLogError).toBeCloseTo(0.2314, 4)
    expect(accuracy.correlation).toBeCloseTo(0.6273, 4)
    expect(returnRanking(expectedPurchases, actual)).toBeCloseTo(0.7728, 4)
    expect(returnRanking(stillCustomer, actual)).toBeCloseTo(0.6866, 4)
  })

  test('misses the holdout of the whole cohort as re-computed', () => {
    const whole = cdnowMaster()
    const histories = purchaseHistories(whole, { until: '1997-09-30', timeUnit: 'week' })
    const actual = purchaseDaysAfter(whole, histories.customerIds, '1997-09-30', '1998-06-30')
    const { expectedPurchases } = mbgNbd.score(fitted(histories).fit.parameters, histories, 39)
    const accuracy = forecastAccuracy(expectedPurchases, actual)
    expect(accuracy.actualTotal).toBe(19_684)
    expect(accuracy.forecastTotal).toBeCloseTo(15_933.6, 1)
    expect(accuracy.meanAbsoluteError).toBeCloseTo(0.7945, 4)
    expect(accuracy.rootMeanSquaredError).toBeCloseTo(1.7396, 4)
    expect(accuracy.correlation).toBeCloseTo(0.6696, 4)
  })
})
