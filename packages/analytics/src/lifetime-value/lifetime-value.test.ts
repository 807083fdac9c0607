import { describe, expect, test } from 'vitest'
import { bgNbd } from '../bg-nbd/bg-nbd.ts'
import { expectedSpendOfAll } from '../gamma-gamma/expected-spend.ts'
import { fitGammaGamma } from '../gamma-gamma/fit.ts'
import { mbgNbd } from '../mbg-nbd/mbg-nbd.ts'
import { purchaseHistories, type Transaction } from '../purchase-histories/purchase-histories.ts'
import { cdnowSummary } from '../testing/cdnow.ts'
import { csvRows, describeWithDataSets, readDataSet } from '../testing/data-sets.ts'
import { relativeError } from '../testing/relative-error.ts'
import { monthly, yearly } from './discount.ts'
import { lifetimeValue } from './lifetime-value.ts'

/** lifetimes' month of 4.345 weeks. */
const lifetimesYear = { periodCount: 12, periodDays: 4.345 * 7, ratePerPeriod: 0.01 }

function cdnowValue(discount: typeof lifetimesYear): Float64Array {
  const histories = cdnowSummary()
  const purchases = bgNbd.fit(histories)
  const spend = fitGammaGamma(histories)
  if (!purchases.ok || !spend.ok) throw new Error('CDNOW must fit')
  const parameters = { ...purchases.parameters, timeUnit: 'week' as const }
  const spendPerPurchase = expectedSpendOfAll(spend.parameters, histories)
  return lifetimeValue({ model: bgNbd, parameters, histories, spendPerPurchase, discount })
}

describeWithDataSets('lifetime value on CDNOW, BG/NBD and Gamma-Gamma, 12 months at 1 %', () => {
  test('with the correct time unit is as re-computed', () => {
    const value = cdnowValue(lifetimesYear)
    const reference = [36.2785, 4.6375, 8.3441, 8.3441, 8.3441, 283.5236, 6.8814, 8.3441, 43.3536, 8.3441]
    expect(relativeError(value.subarray(0, 10), reference)).toBeLessThan(2e-5)
    const total = value.reduce((a, b) => a + b)
    expect(total).toBeCloseTo(71_509.9, 1)
    expect(total / 2357).toBeCloseTo(30.3394, 4)
  })

  test('matches the README of lifetimes only when weeks are taken for days', () => {
    const value = cdnowValue({ ...lifetimesYear, periodDays: 30 * 7 })
    const published = [
      140.096211, 18.943467, 38.180574, 38.180574, 38.180574, 1003.868107, 28.109683, 38.180574, 167.418216,
      38.180574,
    ]
    expect(relativeError(value.subarray(0, 10), published)).toBeLessThan(1e-4)
  })
})

describeWithDataSets('lifetimes test_utils', () => {
  test('value of one undiscounted month of 30 days at 1 per purchase', () => {
    const transactions: Transaction[] = csvRows(readDataSet('lifetimes-example/example_transactions.csv'))
      .slice(1)
      .map(([date, customerId]) => ({ customerId: customerId!, date: date!.slice(0, 10), amount: 1 }))
    const until = transactions
      .map(({ date }) => date)
      .sort()
      .at(-1)!
    const histories = purchaseHistories(transactions, { until, timeUnit: 'day' })
    const fit = bgNbd.fit(histories)
    if (!fit.ok) throw new Error(fit.reason)
    const value = lifetimeValue({
      model: bgNbd,
      parameters: { ...fit.parameters, timeUnit: 'day' },
      histories,
      spendPerPurchase: 1,
      discount: { periodCount: 1, periodDays: 30, ratePerPeriod: 0 },
    })
    const row = (id: string) => value[histories.customerIds.indexOf(id)]!
    const published = [0.016053, 0.021171, 0.030461, 0.031686, 0.001607]
    for (const [id, expected] of published.entries()) expect(row(String(id))).toBeCloseTo(expected, 5)
  })
})

describe('lifetimeValue', () => {
  const parameters = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614, timeUnit: 'week' as const }
  const histories = { timeUnit: 'week' as const, frequency: [2, 0], recency: [30, 0], age: [39, 39] }

  test('is the same in days as in weeks', () => {
    const inDays = { ...parameters, alpha: parameters.alpha * 7, timeUnit: 'day' as const }
    const dailyHistories = { timeUnit: 'day' as const, frequency: [2, 0], recency: [210, 0], age: [273, 273] }
    const common = { model: mbgNbd, spendPerPurchase: 20, discount: monthly(12, 0.01) }
    const byWeek = lifetimeValue({ ...common, parameters, histories })
    const byDay = lifetimeValue({ ...common, parameters: inDays, histories: dailyHistories })
    expect(relativeError(byDay, byWeek)).toBeLessThan(1e-12)
  })

  test('refuses to mix weeks and days', () => {
    const wrong = { ...histories, timeUnit: 'day' as never }
    const input = {
      model: mbgNbd,
      parameters,
      histories: wrong,
      spendPerPurchase: 1,
      discount: monthly(1, 0),
    }
    expect(() => lifetimeValue(input)).toThrow('histories is measured in days, but the parameters in weeks')
  })

  test('undiscounted is purchases times money, and later money counts less', () => {
    const value = (rate: number) =>
      lifetimeValue({
        model: mbgNbd,
        parameters,
        histories,
        spendPerPurchase: [20, 30],
        discount: yearly(2, rate),
      })
    const purchases = mbgNbd.score(parameters, histories, (2 * 365.2425) / 7).expectedPurchases
    expect(relativeError(value(0), [20 * purchases[0]!, 30 * purchases[1]!])).toBeLessThan(1e-12)
    expect(value(0.15)[0]).toBeLessThan(value(0)[0]!)
  })

  test('refuses horizons and rates that make no sense', () => {
    expect(() => monthly(0, 0.01)).toThrow('months must be a whole number of at least 1')
    expect(() => yearly(1, -1)).toThrow('rate must be above -1')
    expect(() => yearly(1, Number.NaN)).toThrow(RangeError)
  })
})
