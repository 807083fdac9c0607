import { beforeAll, expect, test } from 'vitest'
import { expectedSpend } from '../gamma-gamma/expected-spend.ts'
import { fitGammaGamma } from '../gamma-gamma/fit.ts'
import { mbgNbd } from '../mbg-nbd/mbg-nbd.ts'
import { drawGamma } from '../random/draw-gamma.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { simulateCoinFlip } from '../testing/simulate-purchases.ts'
import { spendForecast } from './spend-forecast.ts'

const random = seededRandom(31)
const customers = simulateCoinFlip(
  random,
  { r: 0.8, alpha: 6, a: 0.8, b: 2.2 },
  { regularity: 1, flipsAtStart: 1 },
  { count: 4000, ages: (row) => 20 + (row % 20), horizon: 40 },
)
/** Each customer's mean spend so far and what her later purchases cost, at her own rate of money. */
const money = Array.from(customers.frequency, (frequency, row) => {
  const rate = drawGamma(random, 3.7, 15.4)
  const later = customers.laterPurchases[row]!
  return {
    meanSpend: frequency > 0 ? drawGamma(random, 6.2 * frequency, rate) / frequency : 0,
    laterSpend: later > 0 ? drawGamma(random, 6.2 * later, rate) : 0,
  }
})

function fitBoth() {
  const purchases = mbgNbd.fit(customers)
  const spend = fitGammaGamma({
    frequency: customers.frequency,
    meanSpend: money.map((row) => row.meanSpend),
  })
  if (!purchases.ok || !spend.ok) throw new Error('the simulated customers must fit')
  return { model: mbgNbd, purchases, spend }
}
let models: ReturnType<typeof fitBoth>
beforeAll(() => {
  models = fitBoth()
})
const regular = { frequency: 2, recency: 15, age: 30, meanSpend: 25 }

test('the range holds what simulated customers spend as often as it promises', () => {
  let above = 0
  const rows = 300
  for (let row = 0; row < rows; row++) {
    const [frequency, recency, age] = [
      customers.frequency[row]!,
      customers.recency[row]!,
      customers.age[row]!,
    ]
    const history = { frequency, recency, age, meanSpend: money[row]!.meanSpend }
    const { spend } = spendForecast(models, history, 40, { random, confidence: 0.8, draws: 100 })
    expect(spend.low).toBeGreaterThanOrEqual(0)
    if (money[row]!.laterSpend > spend.high) above += 1 / rows
  }
  expect(above).toBeGreaterThan(0.04)
  expect(above).toBeLessThan(0.16)
})

test('the estimate is purchases times money, within the range', () => {
  const { estimate, spend } = spendForecast(models, regular, 40, { random: seededRandom(1), confidence: 0.8 })
  const expected = mbgNbd.expectedPurchases(models.purchases.parameters, regular, 40)
  expect(estimate).toBeCloseTo(expected * expectedSpend(models.spend.parameters, regular), 9)
  expect(spend.low).toBeLessThan(estimate)
  expect(spend.high).toBeGreaterThan(estimate)
})

test('refuses too few draws', () => {
  expect(() => spendForecast(models, regular, 40, { random, confidence: 0.8, draws: 10 })).toThrow(
    'draws must be',
  )
})
