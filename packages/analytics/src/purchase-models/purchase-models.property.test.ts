import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CannotSay } from '../cannot-say.ts'
import { groupHistories } from '../purchase-histories/group-histories.ts'
import type { PurchaseHistories } from '../purchase-histories/purchase-history.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { relativeError } from '../testing/relative-error.ts'
import { simulateCoinFlip, simulatePareto } from '../testing/simulate-purchases.ts'
import type { PurchaseFit, PurchaseModel } from './purchase-model.ts'
import { purchaseModels } from './purchase-models.ts'

/** Parameters of all models at once; each picks its own. */
type AnyParameters = Readonly<Record<'k' | 'r' | 'alpha' | 'a' | 'b' | 's' | 'beta', number>>

const models = Object.values(purchaseModels) as unknown as PurchaseModel<AnyParameters>[]

const shape = fc.double({ min: 0.1, max: 4, noNaN: true })
const time = fc.double({ min: 1, max: 60, noNaN: true })
const anyParameters = fc.record({
  k: fc.integer({ min: 1, max: 4 }),
  r: shape,
  alpha: time,
  a: shape,
  b: shape,
  s: shape,
  beta: time,
})
const anyHistory = fc
  .record({
    frequency: fc.nat(40),
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    age: fc.double({ min: 1, max: 150, noNaN: true }),
  })
  .map(({ frequency, share, age }) => ({ frequency, recency: frequency > 0 ? share * age : 0, age }))

const columns = (rows: { frequency: number; recency: number; age: number }[]): PurchaseHistories => ({
  frequency: rows.map(({ frequency }) => frequency),
  recency: rows.map(({ recency }) => recency),
  age: rows.map(({ age }) => age),
})

describe.each(models.map((model) => [model.code, model] as const))('%s', (code, model) => {
  test('probabilities of purchase counts sum to one and average to the expectation', () => {
    fc.assert(
      fc.property(anyParameters, fc.double({ min: 0.1, max: 20, noNaN: true }), (parameters, horizon) => {
        let sum = 0
        let mean = 0
        for (let count = 0; count < 2000 && sum < 1 - 1e-11; count++) {
          const probability = model.purchaseCountProbability(parameters, count, horizon)
          expect(probability).toBeGreaterThanOrEqual(0)
          sum += probability
          mean += count * probability
        }
        expect(sum).toBeCloseTo(1, 9)
        expect(mean).toBeCloseTo(model.expectedPurchasesOfNewCustomer(parameters, horizon), 6)
      }),
      { numRuns: 15 },
    )
  })

  test('future counts sum to one, average to the expectation and are new counts for a new customer', () => {
    fc.assert(
      fc.property(
        anyParameters,
        anyHistory,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (parameters, history, horizon) => {
          let sum = 0
          let mean = 0
          for (let count = 0; count < 2000 && sum < 1 - 1e-11; count++) {
            const probability = model.futureCountProbability(parameters, history, count, horizon)
            sum += probability
            mean += count * probability
          }
          expect(sum).toBeCloseTo(1, 9)
          const expected = model.expectedPurchases(parameters, history, horizon)
          expect(Math.abs(mean - expected)).toBeLessThan(1e-6 * Math.max(1, expected))
        },
      ),
      { numRuns: 12 },
    )
  })

  test('the same customer in days and in weeks gets the same answers', () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, time, (parameters, history, horizon) => {
        const inDays = { ...parameters, alpha: 7 * parameters.alpha, beta: 7 * parameters.beta }
        const dayHistory = { ...history, recency: 7 * history.recency, age: 7 * history.age }
        const answers = (p: typeof parameters, h: typeof history, unit: number) => [
          model.stillCustomer(p, h),
          model.expectedPurchases(p, h, unit * horizon),
          model.expectedPurchasesOfNewCustomer(p, unit * horizon),
          model.purchaseCountProbability(p, 2, unit * horizon),
        ]
        expect(relativeError(answers(inDays, dayHistory, 7), answers(parameters, history, 1))).toBeLessThan(
          1e-9,
        )
        const shift =
          model.logLikelihood(inDays, columns([dayHistory])) -
          model.logLikelihood(parameters, columns([history]))
        const density = (code.includes('cnbd') ? parameters.k : 1) * history.frequency * Math.log(7)
        expect(Math.abs(shift + density)).toBeLessThan(1e-8 * Math.max(1, density))
      }),
      { numRuns: 30 },
    )
  })

  test('grouping never changes a likelihood, nor a score', () => {
    fc.assert(
      fc.property(
        anyParameters,
        fc.array(anyHistory, { minLength: 1, maxLength: 12 }),
        (parameters, rows) => {
          const twice = columns([...rows, ...rows.toReversed()])
          const cells = groupHistories(columns(rows))
          const weighted = {
            ...cells,
            weight: cells.weight.map((count) => 2 * count),
            logIntervalSum: undefined,
          }
          const single = rows.reduce(
            (sum, row) => sum + 2 * model.logLikelihood(parameters, columns([row])),
            0,
          )
          const scale = Math.max(1, Math.abs(single))
          expect(Math.abs(model.logLikelihood(parameters, twice) - single)).toBeLessThan(1e-11 * scale)
          expect(Math.abs(model.logLikelihood(parameters, weighted) - single)).toBeLessThan(1e-11 * scale)
          const { stillCustomer, expectedPurchases } = model.score(parameters, twice, 9)
          rows.forEach((row, index) => {
            expect(stillCustomer[index]).toBe(model.stillCustomer(parameters, row))
            expect(expectedPurchases[index]).toBe(model.expectedPurchases(parameters, row, 9))
          })
        },
      ),
      { numRuns: 15 },
    )
  })

  test('silence makes her less likely to be a customer still, never more', () => {
    fc.assert(
      fc.property(anyParameters, anyHistory, time, (parameters, history, longer) => {
        const now = model.stillCustomer(parameters, history)
        const later = model.stillCustomer(parameters, { ...history, age: history.age + longer })
        expect(now).toBeGreaterThanOrEqual(0)
        expect(now).toBeLessThanOrEqual(1)
        expect(later).toBeLessThanOrEqual(now + 1e-12)
      }),
      { numRuns: 60 },
    )
  })

  test('later purchases counted for almost as much as now are almost all of them', () => {
    const parameters = { k: 2, r: 1.2, alpha: 8, a: 2.5, b: 1.5, s: 2.5, beta: 12 }
    const history = { frequency: 3, recency: 20, age: 30 }
    const discounted = [0.3, 0.1, 0.03].map((rate) => model.discountedPurchases(parameters, history, rate))
    expect(discounted).toEqual([...discounted].sort((a, b) => a - b))
    // ∫ e^(−δt) dE(t) summed by hand in small steps.
    const step = 0.02
    let sum = 0
    let before = 0
    for (let t = step; t < 160; t += step) {
      const expected = model.expectedPurchases(parameters, history, t)
      sum += Math.exp(-0.3 * (t - step / 2)) * (expected - before)
      before = expected
    }
    expect(relativeError([discounted[0]!], [sum])).toBeLessThan(1e-4)
  })

  test('refuses parameters and histories that cannot be', () => {
    const parameters = { k: 2, r: 1, alpha: 8, a: 1, b: 2, s: 1, beta: 9 }
    const history = { frequency: 3, recency: 20, age: 30 }
    expect(() => model.stillCustomer({ ...parameters, r: 0 }, history)).toThrow('r must be')
    expect(() => model.stillCustomer({ ...parameters, alpha: Number.NaN }, history)).toThrow('alpha must be')
    expect(() => model.stillCustomer(parameters, { ...history, recency: 31 })).toThrow(
      'recency must be at most age',
    )
    expect(() => model.expectedPurchases(parameters, history, -1)).toThrow('horizon must be')
    expect(() => model.purchaseCountProbability(parameters, 1.5, 1)).toThrow('count must be')
    expect(() => model.discountedPurchases(parameters, history, 0)).toThrow('discountRate must be')
    const inWeeks = { ...parameters, timeUnit: 'week' as const }
    const untyped: never = { unit: 'day', length: 9 } as never
    expect(() => model.expectedPurchases(inWeeks, history, untyped)).toThrow('horizon is measured in days')
    const daily: never = { ...columns([history]), timeUnit: 'day' } as never
    expect(() => model.score(inWeeks, daily, 9)).toThrow('histories is measured in days')
  })

  test('cannot say without customers, with one-time buyers only, or with one customer', () => {
    const reason = (histories: PurchaseHistories) => {
      const fit = model.fit({ ...histories, logIntervalSum: new Float64Array(histories.age.length) })
      return fit.ok ? 'fitted' : fit.reason
    }
    expect(reason(columns([]))).toBe('There are no customers yet.')
    const once = { frequency: 0, recency: 0, age: 9 }
    expect(reason(columns([once, once]))).toBe('None of the 2 customers has bought a second time yet.')
    expect(reason(columns([{ frequency: 3, recency: 5, age: 9 }]))).not.toBe('fitted')
  })
})

describe('simulated customers return their parameters within their standard errors', () => {
  const sample = { count: 8000, ages: (row: number) => 26 + (row % 26), horizon: 0 }
  function within<Parameters>(fit: PurchaseFit<Parameters> | CannotSay, truth: Parameters & object): void {
    if (!fit.ok) throw new Error(fit.reason)
    for (const name of fit.estimated) {
      const [value, said, error] = [truth[name], fit.parameters[name], fit.standardErrors[name]] as number[]
      expect(Math.abs(said! - value!) / error!).toBeLessThan(3)
    }
  }
  test('BG/NBD and MBG/NBD', () => {
    const truth = { r: 0.6, alpha: 5, a: 0.8, b: 2.4 }
    for (const [code, flipsAtStart] of [
      ['bg-nbd', 0],
      ['mbg-nbd', 1],
    ] as const) {
      within(
        purchaseModels[code].fit(
          simulateCoinFlip(seededRandom(21), truth, { regularity: 1, flipsAtStart }, sample),
        ),
        truth,
      )
    }
  })
  test('the same in days as in weeks, with alpha seven times as large', () => {
    const truth = { r: 0.6, alpha: 5, a: 0.8, b: 2.4 }
    const inWeeks = simulateCoinFlip(seededRandom(24), truth, { regularity: 1, flipsAtStart: 1 }, sample)
    const inDays = {
      ...inWeeks,
      recency: inWeeks.recency.map((t) => 7 * t),
      age: inWeeks.age.map((t) => 7 * t),
    }
    const [byWeek, byDay] = [purchaseModels['mbg-nbd'].fit(inWeeks), purchaseModels['mbg-nbd'].fit(inDays)]
    if (!byWeek.ok || !byDay.ok) throw new Error('simulated customers must fit')
    const values = ({ r, alpha, a, b }: typeof truth, unit: number) => [r, alpha / unit, a, b]
    expect(relativeError(values(byDay.parameters, 7), values(byWeek.parameters, 1))).toBeLessThan(1e-5)
  })
  test('Pareto/NBD', () => {
    const truth = { r: 0.7, alpha: 6, s: 0.8, beta: 14 }
    within(purchaseModels['pareto-nbd'].fit(simulatePareto(seededRandom(22), truth, sample)), truth)
  })
  test('NBD, from customers who hardly ever leave', () => {
    const truth = { r: 0.7, alpha: 6 }
    within(
      purchaseModels.nbd.fit(simulatePareto(seededRandom(23), { ...truth, s: 1, beta: 1e9 }, sample)),
      truth,
    )
  })
})
