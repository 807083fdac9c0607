import { describe, expect, test } from 'vitest'
import { forecastAccuracy } from '../back-test/forecast-accuracy.ts'
import { naiveForecast } from '../purchase-models/naive-forecast.ts'
import { cdnowCalibration, cdnowSample, purchaseDaysAfter } from '../testing/cdnow.ts'
import { describeWithDataSets } from '../testing/data-sets.ts'
import { relativeError } from '../testing/relative-error.ts'
import { nbd } from './nbd.ts'

describe('NBD formulas at fixed parameters', () => {
  test('are the textbook ones', () => {
    const parameters = { r: 2, alpha: 4 }
    expect(nbd.purchaseCountProbability(parameters, 0, 4)).toBeCloseTo(0.25, 15)
    expect(nbd.purchaseCountProbability(parameters, 1, 4)).toBeCloseTo(0.25, 15)
    expect(nbd.purchaseCountProbability(parameters, 2, 4)).toBeCloseTo(3 / 16, 15)
    expect(nbd.expectedPurchases(parameters, { frequency: 3, recency: 5, age: 6 }, 12)).toBe(6)
    expect(nbd.stillCustomer(parameters, { frequency: 0, recency: 0, age: 99 })).toBe(1)
  })
})

describeWithDataSets('NBD on CDNOW', () => {
  test('returns the re-computed parameters and the published log-likelihood', () => {
    const fit = nbd.fit(cdnowCalibration())
    if (!fit.ok) throw new Error(fit.reason)
    expect(relativeError([fit.parameters.r, fit.parameters.alpha], [0.384766, 12.072022])).toBeLessThan(
      0.0005,
    )
    expect(Math.abs(fit.logLikelihood - -9763.658)).toBeLessThan(0.001)
  })

  test('promises 56 % too much, like the naive rate', () => {
    const histories = cdnowCalibration()
    const actual = purchaseDaysAfter(cdnowSample(), histories.customerIds, '1997-09-30', '1998-06-30')
    const fit = nbd.fit(histories)
    if (!fit.ok) throw new Error(fit.reason)
    const model = forecastAccuracy(nbd.score(fit.parameters, histories, 39).expectedPurchases, actual)
    const naive = forecastAccuracy(naiveForecast(histories, 39), actual)
    const figures = (accuracy: typeof model) => [
      accuracy.forecastTotal,
      accuracy.relativeBias!,
      accuracy.meanAbsoluteError,
      accuracy.rootMeanSquaredError,
      accuracy.meanSquaredLogError,
      accuracy.correlation,
    ]
    expect(relativeError(figures(model), [2929.8, 0.5568, 1.041, 1.8595, 0.3622, 0.5834])).toBeLessThan(
      1.5e-4,
    )
    expect(relativeError(figures(naive), [2930.1, 0.5569, 1.0237, 2.2119, 0.401, 0.5839])).toBeLessThan(
      1.5e-4,
    )
  })
})
