import { expect, test } from 'vitest'
import { mbgNbd } from '../mbg-nbd/mbg-nbd.ts'
import { paretoNbd } from '../pareto-nbd/pareto-nbd.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { simulateCoinFlip, simulatePareto } from '../testing/simulate-purchases.ts'
import { customerForecast } from './customer-forecast.ts'
import type { PurchaseFit, PurchaseModel } from './purchase-model.ts'

const ages = (row: number) => 20 + (row % 20)
const sample = { count: 4000, ages, horizon: 40 }
const mbgTruth = { r: 0.8, alpha: 6, a: 0.8, b: 2.2 }
const mbgCustomers = simulateCoinFlip(seededRandom(11), mbgTruth, { regularity: 1, flipsAtStart: 1 }, sample)

function fitOf<Parameters>(
  model: PurchaseModel<Parameters>,
  histories: typeof mbgCustomers,
): PurchaseFit<Parameters> {
  const fit = model.fit(histories)
  if (!fit.ok) throw new Error(fit.reason)
  return fit
}

/** Share of customers whose later purchases lay within, above and below their ranges. */
function coverage<Parameters>(
  model: PurchaseModel<Parameters>,
  customers: typeof mbgCustomers,
  confidence: number,
) {
  const fit = fitOf(model, customers)
  const random = seededRandom(5)
  const share = { above: 0, below: 0 }
  const rows = 400
  for (let row = 0; row < rows; row++) {
    const [frequency, recency, age] = [
      customers.frequency[row]!,
      customers.recency[row]!,
      customers.age[row]!,
    ]
    const options = { random, confidence, draws: 8 }
    const { purchases } = customerForecast(model, fit, { frequency, recency, age }, 40, options)
    if (customers.laterPurchases[row]! > purchases.high) share.above += 1 / rows
    if (customers.laterPurchases[row]! < purchases.low) share.below += 1 / rows
  }
  return share
}

test('ranges of purchases hold what simulated customers do as often as they promise (MBG/NBD)', () => {
  const { above, below } = coverage(mbgNbd, mbgCustomers, 0.8)
  expect(above).toBeLessThan(0.13)
  expect(above).toBeGreaterThan(0.02)
  expect(below).toBeLessThan(0.13)
})

test('ranges of purchases hold what simulated customers do as often as they promise (Pareto/NBD)', () => {
  const truth = { r: 0.8, alpha: 6, s: 0.7, beta: 15 }
  const { above, below } = coverage(paretoNbd, simulatePareto(seededRandom(12), truth, sample), 0.8)
  expect(above).toBeLessThan(0.13)
  expect(above).toBeGreaterThan(0.02)
  expect(below).toBeLessThan(0.13)
})

test('ranges of means hold the estimate and shrink with more customers', () => {
  const few = mbgNbd.fit({
    frequency: mbgCustomers.frequency.subarray(0, 400),
    recency: mbgCustomers.recency.subarray(0, 400),
    age: mbgCustomers.age.subarray(0, 400),
  })
  if (!few.ok) throw new Error(few.reason)
  const history = { frequency: 2, recency: 15, age: 30 }
  const forecast = (fit: typeof few) =>
    customerForecast(mbgNbd, fit, history, 40, { random: seededRandom(3), confidence: 0.9 })
  const many = forecast(fitOf(mbgNbd, mbgCustomers))
  for (const key of ['stillCustomer', 'expectedPurchases', 'chanceOfPurchase'] as const) {
    const { estimate, low, high } = many[key]
    expect(low).toBeLessThan(estimate)
    expect(high).toBeGreaterThan(estimate)
    const loose = forecast(few)[key]
    expect(high - low).toBeLessThan(loose.high - loose.low)
  }
  expect(forecast(few)).toEqual(forecast(few))
})

test('without draws only chance in behaviour remains', () => {
  const fit = fitOf(mbgNbd, mbgCustomers)
  const options = { random: seededRandom(3), confidence: 0.9, draws: 0 }
  const { expectedPurchases, purchases } = customerForecast(
    mbgNbd,
    fit,
    { frequency: 2, recency: 15, age: 30 },
    40,
    options,
  )
  expect(expectedPurchases.low).toBe(expectedPurchases.high)
  expect(purchases.high).toBeGreaterThan(purchases.low)
  const wrong = { ...options, confidence: 1 }
  expect(() => customerForecast(mbgNbd, fit, { frequency: 0, recency: 0, age: 1 }, 40, wrong)).toThrow(
    'confidence',
  )
})
