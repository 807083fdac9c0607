import { beforeAll, describe, expect, test } from 'vitest'
import { forecastAccuracy } from '../back-test/forecast-accuracy.ts'
import { returnRanking } from '../back-test/ranking-accuracy.ts'
import { type CustomerHistories, purchaseHistories } from '../purchase-histories/purchase-histories.ts'
import {
  cdnowCalibration,
  cdnowMaster,
  cdnowSample,
  cdnowSummary,
  purchaseDaysAfter,
} from '../testing/cdnow.ts'
import { cumulativeRepeats } from '../testing/cumulative-repeats.ts'
import { csvRows, describeWithDataSets, readDataSet } from '../testing/data-sets.ts'
import { meanByFrequency } from '../testing/mean-by-frequency.ts'
import { relativeError } from '../testing/relative-error.ts'
import { bgNbd } from './bg-nbd.ts'

const paper = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
const optimum = { r: 0.242595, alpha: 4.413602, a: 0.792922, b: 2.425907 }
const walkthrough = { r: 0.2425982, alpha: 4.4136842, a: 0.7929899, b: 2.4261667 }

function fitted(histories: Parameters<typeof bgNbd.fit>[0]) {
  const fit = bgNbd.fit(histories)
  if (!fit.ok) throw new Error(fit.reason)
  const { r, alpha, a, b } = fit.parameters
  return { fit, values: [r, alpha, a, b] }
}

describe('BG/NBD formulas at fixed parameters', () => {
  test('expect 1.444 purchases of a new customer within 52 weeks (BTYD walkthrough)', () => {
    expect(bgNbd.expectedPurchasesOfNewCustomer(walkthrough, 52)).toBeCloseTo(1.444004, 4)
  })

  test("match the purchases of a new customer in Hardie's spreadsheet (lifetimes tests)", () => {
    const weeks = [0.1429, 1, 3, 31.8571, 32, 78]
    const said = weeks.map((t) => bgNbd.expectedPurchasesOfNewCustomer(optimum, t))
    const published = [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.8576]
    for (const [i, value] of published.entries()) expect(Math.abs(said[i]! - value)).toBeLessThan(5e-4)
  })

  test('match the purchases of a new customer by week 1 … 10 re-computed independently', () => {
    const said = Array.from({ length: 10 }, (_, i) => bgNbd.expectedPurchasesOfNewCustomer(optimum, i + 1))
    const reference = [
      0.053184, 0.103228, 0.150631, 0.195765, 0.23892, 0.280325, 0.320169, 0.358605, 0.395765, 0.431759,
    ]
    expect(relativeError(said, reference)).toBeLessThan(2e-5)
  })

  test('match customer 1516 (BTYD walkthrough) and customer 1 (spreadsheet)', () => {
    const busy = { frequency: 26, recency: 30.857142857142858, age: 31 }
    expect(bgNbd.expectedPurchases(optimum, busy, 52)).toBeCloseTo(25.75734, 3)
    expect(bgNbd.expectedPurchases(walkthrough, { ...busy, recency: 30.86 }, 52)).toBeCloseTo(25.75659, 2)
    expect(bgNbd.stillCustomer(walkthrough, busy)).toBeCloseTo(0.9688523, 5)
    const first = { frequency: 2, recency: 30.43, age: 38.86 }
    expect(bgNbd.expectedPurchases(optimum, first, 39)).toBeCloseTo(1.22591, 4)
    expect(bgNbd.expectedPurchases(paper, first, 39)).toBeCloseTo(1.226, 3)
    expect(bgNbd.stillCustomer(optimum, first)).toBeCloseTo(0.72661, 4)
  })

  test('show the increasing-frequency paradox (BTYD walkthrough)', () => {
    const said = [10, 15, 20, 25].map((frequency) =>
      bgNbd.expectedPurchases(walkthrough, { frequency, recency: 20, age: 39 }, 52),
    )
    expect(relativeError(said, [0.3474606, 0.04283391, 0.004158973, 0.0003583685])).toBeLessThan(1e-5)
  })

  test('match the published probabilities of purchase counts', () => {
    const count = (n: number, t: number) => bgNbd.purchaseCountProbability(paper, n, t)
    expect(relativeError([count(10, 2)], [1.07869e-7])).toBeLessThan(5e-6)
    expect(count(0, 39)).toBeCloseTo(0.5737864, 7)
    const said = Array.from({ length: 10 }, (_, i) => count(11 + i, 30))
    const published = [
      0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638, 0.0005517902, 0.0004361913,
      0.0003467171, 0.0002769613, 0.000222226,
    ]
    expect(relativeError(said, published)).toBeLessThan(1e-6)
  })

  test('stay finite at 200 purchases (pymc-marketing tests)', () => {
    const parameters = { a: 0.8, b: 2.5, r: 0.25, alpha: 4 }
    const likelihood = (x: number, recency: number) =>
      bgNbd.logLikelihood(parameters, { frequency: [x], recency: [recency], age: [40] })
    expect(likelihood(0, 0)).toBeCloseTo(-0.59947382, 8)
    expect(likelihood(200, 38)).toBeCloseTo(100.7957, 4)
  })

  test('say 1 for every one-time buyer, which is why BG/NBD may not answer "still a customer?"', () => {
    expect(bgNbd.stillCustomer(paper, { frequency: 0, recency: 0, age: 38 })).toBe(1)
    expect(bgNbd.answersStillCustomer).toBe(false)
  })

  test('pass smoothly through a = 1, where the textbook formula divides zero by zero', () => {
    const near = (a: number) =>
      bgNbd.expectedPurchases({ ...paper, a }, { frequency: 2, recency: 30, age: 39 }, 39)
    expect(near(1)).toBeCloseTo((near(1 - 1e-6) + near(1 + 1e-6)) / 2, 9)
  })
})

describeWithDataSets('BG/NBD fitted to CDNOW', () => {
  let sample: CustomerHistories<'week'>
  beforeAll(() => {
    sample = cdnowCalibration()
  })

  test('returns table 2 of Fader, Hardie & Lee (2005) from raw transactions', () => {
    const { fit, values } = fitted(sample)
    expect(relativeError(values, [0.243, 4.414, 0.793, 2.426])).toBeLessThan(0.01)
    expect(relativeError(values, [0.242595, 4.413602, 0.792922, 2.425907])).toBeLessThan(0.0005)
    expect(Math.abs(fit.logLikelihood - -9582.4292)).toBeLessThan(0.001)
    expect(fit.converged).toBe(true)
  })

  test('returns the standard errors of lifetimes', () => {
    const { r, alpha, a, b } = fitted(sample).fit.standardErrors
    expect(relativeError([r!, alpha!, a!, b!], [0.012557, 0.378221, 0.185719, 0.705345])).toBeLessThan(5e-4)
  })

  test("agrees on lifetimes' two-decimal weeks", () => {
    const { fit, values } = fitted(cdnowSummary())
    expect(relativeError(values, [0.242593, 4.413532, 0.792886, 2.425754])).toBeLessThan(0.0005)
    expect(Math.abs(fit.logLikelihood - -9582.4256)).toBeLessThan(0.001)
  })

  test('returns the re-computed fit after 78 weeks', () => {
    const { fit, values } = fitted(
      purchaseHistories(cdnowSample(), { until: '1998-06-30', timeUnit: 'week' }),
    )
    expect(relativeError(values, [0.253561, 5.447257, 0.607366, 2.647236])).toBeLessThan(0.0005)
    expect(Math.abs(fit.logLikelihood - -17138.234)).toBeLessThan(0.001)
  })

  test('returns the re-computed fits of the whole cohort', () => {
    const early = fitted(purchaseHistories(cdnowMaster(), { until: '1997-09-30', timeUnit: 'week' }))
    expect(relativeError(early.values, [0.251624, 4.788943, 0.723434, 2.161089])).toBeLessThan(0.0005)
    expect(Math.abs(early.fit.logLikelihood - -95368.444)).toBeLessThan(0.001)
    const late = fitted(purchaseHistories(cdnowMaster(), { until: '1998-06-30', timeUnit: 'week' }))
    expect(relativeError(late.values, [0.267128, 5.986491, 0.483517, 2.111608])).toBeLessThan(0.0005)
    expect(Math.abs(late.fit.logLikelihood - -173425.916)).toBeLessThan(0.001)
  })

  test('misses the holdout as published: by past frequency, in total and person by person', () => {
    const { fit } = fitted(sample)
    const actual = purchaseDaysAfter(cdnowSample(), sample.customerIds, '1997-09-30', '1998-06-30')
    const { expectedPurchases, stillCustomer } = bgNbd.score(fit.parameters, sample, 39)
    const cells = meanByFrequency(sample.frequency, expectedPurchases)
    const published = [0.225, 0.523, 1.044, 1.52, 2.164, 2.654, 3.504, 6.157]
    for (const [x, value] of published.entries()) expect(Math.abs(cells[x]! - value)).toBeLessThan(0.001)
    const accuracy = forecastAccuracy(expectedPurchases, actual)
    expect(accuracy.forecastTotal).toBeCloseTo(1653.4, 1)
    expect(accuracy.relativeBias).toBeCloseTo(-0.1215, 4)
    expect(accuracy.meanAbsoluteError).toBeCloseTo(0.7855, 4)
    expect(accuracy.rootMeanSquaredError).toBeCloseTo(1.608, 4)
    expect(accuracy.meanSquaredLogError).toBeCloseTo(0.2343, 4)
    expect(accuracy.correlation).toBeCloseTo(0.6256, 4)
    expect(returnRanking(expectedPurchases, actual)).toBeCloseTo(0.7725, 4)
    expect(returnRanking(stillCustomer, actual)).toBeCloseTo(0.3158, 4)
  })

  test('tracks repeat purchases week by week as published', () => {
    const { fit } = fitted(sample)
    const tracked = (week: number) =>
      cumulativeRepeats(sample.age, week, (t) => bgNbd.expectedPurchasesOfNewCustomer(fit.parameters, t))
    const said = [20, 21, 22, 23, 24, 25].map(tracked)
    expect(relativeError(said, [1312.458, 1387.346, 1460.392, 1531.713, 1601.418, 1669.6])).toBeLessThan(5e-4)
    const weekly = said.slice(1).map((value, i) => value - said[i]!)
    expect(relativeError(weekly, [74.888, 73.046, 71.322, 69.704, 68.182])).toBeLessThan(2e-3)
    expect(relativeError([tracked(78)], [4165.7])).toBeLessThan(1e-3)
    const actual = csvRows(readDataSet('cdnow/cdnow_weekly_cumulative.csv')).slice(1)
    expect([20, 25, 78].map((week) => Number(actual[week - 1]![1]))).toEqual([1359, 1672, 4339])
  })

  test('names the five customers to expect most of, as the lifetimes quickstart does', () => {
    const { fit } = fitted(sample)
    const { expectedPurchases } = bgNbd.score(fit.parameters, sample, 1)
    const best = Array.from(expectedPurchases.keys())
      .sort((i, j) => expectedPurchases[j]! - expectedPurchases[i]!)
      .slice(0, 5)
    expect(best.map((row) => sample.customerIds[row])).toEqual(['1516', '0157', '1981', '0841', '0509'])
    const reference = [0.710574, 0.662455, 0.486583, 0.474675, 0.424965]
    expect(
      relativeError(
        best.map((row) => expectedPurchases[row]!),
        reference,
      ),
    ).toBeLessThan(1e-5)
  })
})
