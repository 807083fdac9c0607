import { describe, expect, test } from 'vitest'
import { relativeError } from '../testing/relative-error.ts'
import { bgBb } from './bg-bb.ts'
import { fitBgBb } from './fit.ts'

/** Frequency, recency, customers: the donations of 11,104 people, table 2 of Fader, Hardie & Shang (2010). */
const donations = [
  [6, 6, 1203],
  [5, 6, 728],
  [4, 6, 512],
  [3, 6, 357],
  [2, 6, 234],
  [1, 6, 129],
  [5, 5, 335],
  [4, 5, 284],
  [3, 5, 225],
  [2, 5, 173],
  [1, 5, 119],
  [4, 4, 240],
  [3, 4, 181],
  [2, 4, 155],
  [1, 4, 78],
  [3, 3, 322],
  [2, 3, 255],
  [1, 3, 129],
  [2, 2, 613],
  [1, 2, 277],
  [1, 1, 1091],
  [0, 0, 3464],
] as const

const paper = { alpha: 1.20352222, beta: 0.74971629, gamma: 0.65671823, delta: 2.78344251 }
const seen = (frequency: number, recency: number) => ({ frequency, recency, opportunities: 6 })

describe('BG/BB on the donations of Fader, Hardie & Shang (2010)', () => {
  test('returns the published parameters and log-likelihood', () => {
    const fit = fitBgBb({
      frequency: donations.map(([x]) => x),
      recency: donations.map(([, last]) => last),
      opportunities: donations.map(() => 6),
      weight: donations.map(([, , count]) => count),
    })
    if (!fit.ok) throw new Error(fit.reason)
    const { alpha, beta, gamma, delta } = fit.parameters
    const values = [alpha, beta, gamma, delta]
    expect(fit.customerCount).toBe(11_104)
    expect(relativeError(values, [1.204, 0.75, 0.657, 2.783])).toBeLessThan(0.01)
    expect(relativeError(values, [1.20352222, 0.74971629, 0.65671823, 2.78344251])).toBeLessThan(0.0005)
    expect(Math.abs(fit.logLikelihood - -33225.5813)).toBeLessThan(0.001)
  })

  test('expects the published purchases of a new donor', () => {
    const said = Array.from({ length: 11 }, (_, i) => bgBb.expectedPurchasesOfNewCustomer(paper, i + 1))
    const published = [0.4985, 0.9233, 1.2969, 1.6323, 1.9381, 2.2202, 2.4826, 2.7285, 2.9603, 3.1798, 3.3887]
    for (const [i, value] of published.entries()) expect(Math.abs(said[i]! - value)).toBeLessThan(1e-4)
  })

  test('says who still is a donor as published', () => {
    const said = [seen(0, 0), seen(2, 4), seen(6, 6)].map((history) => bgBb.stillCustomer(paper, history))
    expect(relativeError(said, [0.10813, 0.58966, 0.93043])).toBeLessThan(5e-5)
  })

  test('expects the published donations of single donors and of all', () => {
    const ten = [seen(0, 0), seen(4, 5)].map((history) => bgBb.expectedPurchases(paper, history, 10))
    expect(relativeError(ten, [0.1302169, 3.627858])).toBeLessThan(2e-4)
    const total = donations.reduce(
      (sum, [x, last, count]) => sum + count * bgBb.expectedPurchases(paper, seen(x, last), 5),
      0,
    )
    expect(total).toBeCloseTo(12_884.16, 0)
  })

  test('expects the published holdout donations by frequency', () => {
    const published = [0.0729, 0.3249, 0.7089, 1.3337, 2.0312, 2.7845, 3.7525]
    for (const [x, value] of published.entries()) {
      const rows = donations.filter(([frequency]) => frequency === x)
      const people = rows.reduce((sum, [, , count]) => sum + count, 0)
      const expected = rows.reduce(
        (sum, [, last, count]) => sum + count * bgBb.expectedPurchases(paper, seen(x, last), 5),
        0,
      )
      expect(Math.abs(expected / people - value)).toBeLessThan(2e-4)
    }
  })

  test('reproduces the yearly totals and the frequency table', () => {
    const yearly = Array.from({ length: 11 }, (_, i) => {
      const until = (year: number) => bgBb.expectedPurchasesOfNewCustomer(paper, year)
      return 11_104 * (until(i + 1) - until(i))
    })
    const published = [
      5535.833, 4717.059, 4147.621, 3724.665, 3395.888, 3131.647, 2913.778, 2730.482, 2573.731, 2437.854,
      2318.727,
    ]
    expect(relativeError(yearly, published)).toBeLessThan(1e-4)
    const people = (count: number) => 11_104 * bgBb.purchaseCountProbability(paper, count, 6)
    expect(people(0)).toBeCloseTo(3454.9, 0)
    expect(people(6)).toBeCloseTo(1253.1, 0)
  })

  test('gives probabilities that sum to one and to the expectation', () => {
    const probabilities = Array.from({ length: 7 }, (_, count) =>
      bgBb.purchaseCountProbability(paper, count, 6),
    )
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    const mean = probabilities.reduce((sum, probability, count) => sum + count * probability, 0)
    expect(mean).toBeCloseTo(bgBb.expectedPurchasesOfNewCustomer(paper, 6), 12)
  })
})

describe('fitBgBb', () => {
  test('cannot say where nobody took an opportunity', () => {
    expect(fitBgBb({ frequency: [0, 0], recency: [0, 0], opportunities: [6, 6] })).toMatchObject({
      ok: false,
    })
  })
  test('refuses histories that cannot be', () => {
    const one = (frequency: number, recency: number, opportunities: number) => () =>
      fitBgBb({ frequency: [frequency], recency: [recency], opportunities: [opportunities] })
    expect(one(3, 2, 6)).toThrow('recency must be a whole number of at least 3')
    expect(one(1, 7, 6)).toThrow('opportunities must be a whole number of at least 7')
    expect(one(0, 2, 6)).toThrow('recency must be 0 where frequency is')
    expect(one(Number.NaN, 2, 6)).toThrow('frequency must be')
  })
})
