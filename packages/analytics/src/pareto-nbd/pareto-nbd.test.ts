import { beforeAll, describe, expect, test } from 'vitest'
import { forecastAccuracy } from '../back-test/forecast-accuracy.ts'
import { returnRanking } from '../back-test/ranking-accuracy.ts'
import { type CustomerHistories, purchaseHistories } from '../purchase-histories/purchase-histories.ts'
import { cdnowCalibration, cdnowMaster, cdnowSample, purchaseDaysAfter } from '../testing/cdnow.ts'
import { cumulativeRepeats } from '../testing/cumulative-repeats.ts'
import { describeWithDataSets } from '../testing/data-sets.ts'
import { meanByFrequency } from '../testing/mean-by-frequency.ts'
import { relativeError } from '../testing/relative-error.ts'
import { paretoNbd } from './pareto-nbd.ts'

const optimum = { r: 0.553277, alpha: 10.577683, s: 0.60624, beta: 11.668739 }
const btyd = { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 }
const dertPaper = { r: 0.5629966, alpha: 12.559037, s: 0.4081095, beta: 10.5148048 }

function fitted(histories: Parameters<typeof paretoNbd.fit>[0]) {
  const fit = paretoNbd.fit(histories)
  if (!fit.ok) throw new Error(fit.reason)
  const { r, alpha, s, beta } = fit.parameters
  return { fit, values: [r, alpha, s, beta] }
}

describe('Pareto/NBD formulas at fixed parameters', () => {
  test('match the purchases of a new customer in weeks 0 … 9 (BTYD document) and 1 … 10 (re-computed)', () => {
    const published = [
      0, 0.05077821, 0.09916088, 0.14542507, 0.1897993, 0.23247466, 0.27361274, 0.31335159, 0.35181024,
      0.38909211,
    ]
    for (const [t, value] of published.entries()) {
      expect(Math.abs(paretoNbd.expectedPurchasesOfNewCustomer(btyd, t) - value)).toBeLessThan(0.01)
    }
    const said = Array.from({ length: 10 }, (_, i) =>
      paretoNbd.expectedPurchasesOfNewCustomer(optimum, i + 1),
    )
    const reference = [
      0.051006, 0.099626, 0.146134, 0.190758, 0.233686, 0.27508, 0.315077, 0.353795, 0.391337, 0.427794,
    ]
    expect(relativeError(said, reference)).toBeLessThan(2e-5)
  })

  test('match the BTYD walkthrough within its four digits of parameters: a new customer in 52 weeks, customer 1516, the frequency paradox', () => {
    expect(paretoNbd.expectedPurchasesOfNewCustomer(btyd, 52)).toBeCloseTo(1.473434, 3)
    const busy = { frequency: 26, recency: 30.857142857142858, age: 31 }
    expect(relativeError([paretoNbd.expectedPurchases(btyd, busy, 52)], [25.45647])).toBeLessThan(2e-4)
    expect(paretoNbd.stillCustomer(btyd, busy)).toBeCloseTo(0.997874, 5)
    const said = [10, 15, 20, 25].map((frequency) =>
      paretoNbd.expectedPurchases(btyd, { frequency, recency: 20, age: 39 }, 52),
    )
    expect(relativeError(said, [0.7062289, 0.1442396, 0.02250658, 0.00309267])).toBeLessThan(6e-4)
  })

  test('match customer 1 as re-computed', () => {
    const first = { frequency: 2, recency: 30.43, age: 38.86 }
    expect(relativeError([paretoNbd.expectedPurchases(optimum, first, 39)], [1.4551])).toBeLessThan(1e-5)
    expect(relativeError([paretoNbd.stillCustomer(optimum, first)], [0.86912])).toBeLessThan(1e-5)
  })

  test('agree with 40-digit arithmetic at 132 and 133 purchases (lifetimes test)', () => {
    const parameters = { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 }
    const said = (x: number) =>
      paretoNbd.expectedPurchases(parameters, { frequency: x, recency: 200, age: 200 }, 10)
    expect(relativeError([said(132), said(133)], [6.206051788962932, 6.252872247574497])).toBeLessThan(1e-14)
  })

  test('stay finite at 400 and 500 purchases', () => {
    for (const frequency of [400, 500]) {
      const one = { frequency: [frequency], recency: [150], age: [200] }
      expect(Number.isFinite(paretoNbd.logLikelihood(optimum, one))).toBe(true)
      expect(paretoNbd.stillCustomer(optimum, { frequency, recency: 150, age: 200 })).toBeLessThan(1e-9)
    }
  })

  test('match the discounted residual purchases of the DERT paper, as re-computed, with their hump', () => {
    const dert = (frequency: number, recency: number) =>
      paretoNbd.discountedPurchases(dertPaper, { frequency, recency, age: 77.86 }, 0.0027)
    const said = Array.from({ length: 10 }, (_, i) => dert(i + 1, 30))
    const reference = [
      2.199155, 2.843534, 2.867128, 2.44541, 1.840502, 1.262416, 0.809618, 0.494804, 0.292025, 0.167928,
    ]
    expect(relativeError(said, reference)).toBeLessThan(3e-6)
    expect(relativeError([dert(7, 35)], [1.864183])).toBeLessThan(1e-6)
  })

  test('pass smoothly through s = 1 and through equal rates', () => {
    const history = { frequency: 2, recency: 30, age: 39 }
    const near = (change: number, key: 's' | 'beta') => {
      const base = key === 's' ? { ...optimum, s: 1 } : { ...optimum, beta: optimum.alpha }
      return paretoNbd.expectedPurchases({ ...base, [key]: base[key] + change }, history, 39)
    }
    for (const key of ['s', 'beta'] as const) {
      expect(near(0, key)).toBeCloseTo((near(1e-6, key) + near(-1e-6, key)) / 2, 9)
    }
  })
})

describeWithDataSets('Pareto/NBD fitted to CDNOW', () => {
  let sample: CustomerHistories<'week'>
  beforeAll(() => {
    sample = cdnowCalibration()
  })

  test('returns the parameters of lifetimes and BTYD from raw transactions', () => {
    const { fit, values } = fitted(sample)
    expect(relativeError(values, [0.553, 10.578, 0.606, 11.669])).toBeLessThan(0.01)
    expect(relativeError(values, [0.553277, 10.577683, 0.60624, 11.668739])).toBeLessThan(0.002)
    expect(Math.abs(fit.logLikelihood - -9594.9762)).toBeLessThan(0.001)
  })

  test('returns the fit of the DERT paper after 78 weeks', () => {
    const { fit, values } = fitted(
      purchaseHistories(cdnowSample(), { until: '1998-06-30', timeUnit: 'week' }),
    )
    expect(relativeError(values, [0.563004, 12.559168, 0.408107, 10.514551])).toBeLessThan(0.002)
    expect(Math.abs(fit.logLikelihood - -17135.8359)).toBeLessThan(0.001)
  })

  test('returns the re-computed fits of the whole cohort', () => {
    const early = fitted(purchaseHistories(cdnowMaster(), { until: '1997-09-30', timeUnit: 'week' }))
    expect(relativeError(early.values, [0.59742, 11.585657, 0.522186, 8.827762])).toBeLessThan(0.002)
    expect(Math.abs(early.fit.logLikelihood - -95415.119)).toBeLessThan(0.001)
    const late = fitted(purchaseHistories(cdnowMaster(), { until: '1998-06-30', timeUnit: 'week' }))
    expect(relativeError(late.values, [0.610988, 13.614194, 0.312577, 6.148556])).toBeLessThan(0.002)
    expect(Math.abs(late.fit.logLikelihood - -173327.996)).toBeLessThan(0.001)
  })

  test('misses the holdout as published: by past frequency, in total and person by person', () => {
    const { fit } = fitted(sample)
    const actual = purchaseDaysAfter(cdnowSample(), sample.customerIds, '1997-09-30', '1998-06-30')
    const { expectedPurchases, stillCustomer } = paretoNbd.score(fit.parameters, sample, 39)
    const came = [0.237, 0.697, 1.393, 1.56, 2.532, 2.947, 3.862, 6.359]
    for (const [x, mean] of meanByFrequency(sample.frequency, actual).entries())
      expect(mean).toBeCloseTo(came[x]!, 3)
    const published = [0.138, 0.6, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403]
    const cells = meanByFrequency(sample.frequency, expectedPurchases)
    for (const [x, value] of published.entries()) expect(Math.abs(cells[x]! - value)).toBeLessThan(0.0015)
    const accuracy = forecastAccuracy(expectedPurchases, actual)
    expect(accuracy.forecastTotal).toBeCloseTo(1665.5, 1)
    expect(accuracy.relativeBias).toBeCloseTo(-0.115, 4)
    expect(accuracy.meanAbsoluteError).toBeCloseTo(0.7545, 4)
    expect(accuracy.rootMeanSquaredError).toBeCloseTo(1.6028, 4)
    expect(accuracy.meanSquaredLogError).toBeCloseTo(0.2377, 4)
    expect(accuracy.correlation).toBeCloseTo(0.6302, 4)
    expect(returnRanking(expectedPurchases, actual)).toBeCloseTo(0.7787, 4)
    expect(returnRanking(stillCustomer, actual)).toBeCloseTo(0.7262, 4)
  })

  test('tracks repeat purchases week by week as published', () => {
    const { parameters } = fitted(sample).fit
    const tracked = (week: number) =>
      cumulativeRepeats(sample.age, week, (t) => paretoNbd.expectedPurchasesOfNewCustomer(parameters, t))
    const said = [20, 21, 22, 23, 24, 25].map(tracked)
    const published = [1308.856, 1385.275, 1459.923, 1532.906, 1604.32, 1674.253]
    expect(relativeError(said, published)).toBeLessThan(5e-4)
    expect(relativeError([tracked(78)], [4275.4])).toBeLessThan(1e-3)
  })

  test('misses the holdout of the whole cohort as re-computed', () => {
    const whole = cdnowMaster()
    const histories = purchaseHistories(whole, { until: '1997-09-30', timeUnit: 'week' })
    const actual = purchaseDaysAfter(whole, histories.customerIds, '1997-09-30', '1998-06-30')
    const accuracy = forecastAccuracy(
      paretoNbd.score(fitted(histories).fit.parameters, histories, 39).expectedPurchases,
      actual,
    )
    expect(accuracy.forecastTotal).toBeCloseTo(17_153.2, 1)
    expect(accuracy.meanAbsoluteError).toBeCloseTo(0.7938, 4)
    expect(accuracy.rootMeanSquaredError).toBeCloseTo(1.7262, 4)
    expect(accuracy.correlation).toBeCloseTo(0.6708, 4)
  })
})
