import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { compareMeans } from './compare-means.ts'
import { type RelativeLift, relativeLift } from './relative-lift.ts'
import { summarise } from './sample-summary.ts'

function liftOf(...groups: Parameters<typeof relativeLift>): RelativeLift {
  const result = relativeLift(...groups)
  if (!result.ok) throw new Error(result.reason)
  return result
}

const a = { count: 3407, mean: 0.41, variance: 3.9 ** 2 }
const b = { count: 3461, mean: 0.7, variance: 6.2 ** 2 }

describe('relativeLift', () => {
  it('reproduces the relative uplift of GrowthBook (ANALYTICS A14)', () => {
    expect(liftOf(b, a).lift).toBeCloseTo(0.70732, 5)
    // The deviation printed there takes the control's mean as known; the delta method adds its uncertainty.
    const difference = compareMeans(b, a)
    expect(difference.ok && difference.standardError / a.mean).toBeCloseTo(0.30435, 5)
    expect(liftOf(b, a).standardError).toBeGreaterThan(0.30435)
  })

  it('reproduces the deviation of the sequential uplift of GrowthBook (ANALYTICS A14)', () => {
    const one = { count: 3000, sum: 1396.87, sumOfSquares: 52377.9767 }
    const mean = one.sum / one.count
    const variance = (one.sumOfSquares - one.sum * mean) / (one.count - 1)
    const result = liftOf(
      { count: 3461, mean: 2422.7 / 3461, variance: (134698.29 - 2422.7 ** 2 / 3461) / 3460 },
      { count: one.count, mean, variance },
    )
    expect(result.lift).toBeCloseTo(0.50336, 5)
    expect(result.standardError).toBeCloseTo(0.33341, 5)
  })

  it('has the standard error that repeated experiments show', () => {
    const random = seededRandom(7)
    const draw = (mean: number) =>
      summarise(Float64Array.from({ length: 400 }, () => -mean * Math.log(1 - random())))
    const lifts = Array.from({ length: 1500 }, () => liftOf(draw(12), draw(10)))
    const spread = Math.sqrt(summarise(lifts.map(({ lift }) => lift)).variance)
    const stated = summarise(lifts.map(({ standardError }) => standardError)).mean
    expect(stated / spread).toBeGreaterThan(0.95)
    expect(stated / spread).toBeLessThan(1.05)
    const covered = lifts.filter(({ interval }) => interval.low <= 0.2 && interval.high >= 0.2).length
    expect(covered / lifts.length).toBeCloseTo(0.95, 1)
  })

  it('cannot say over a mean that may be zero', () => {
    expect(relativeLift(b, { count: 100, mean: 0.1, variance: 1 })).toMatchObject({ ok: false })
    expect(relativeLift(b, { count: 100, mean: -5, variance: 1 })).toMatchObject({ ok: false })
    expect(relativeLift([1, 1], [1, 1])).toMatchObject({ ok: false })
    expect(relativeLift([1], [1, 2])).toMatchObject({ ok: false })
  })
})
