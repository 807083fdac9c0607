import { describe, expect, it } from 'vitest'
import { drawNormal } from '../random/draw.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { compareMeans } from './compare-means.ts'
import { type ConfidenceSequence, confidenceSequence } from './confidence-sequence.ts'
import { summaryFromSums } from './sample-summary.ts'

function sequence(...groups: Parameters<typeof confidenceSequence>): ConfidenceSequence {
  const result = confidenceSequence(...groups)
  if (!result.ok) throw new Error(result.reason)
  return result
}

const a = summaryFromSums({ count: 3000, sum: 1396.87, sumOfSquares: 52377.9767 })
const b = summaryFromSums({ count: 3461, sum: 2422.7, sumOfSquares: 134698.29 })

describe('confidenceSequence', () => {
  it('reproduces the sequential test of GrowthBook (ANALYTICS A14)', () => {
    const result = sequence(b, a, { of: 'relative-lift', tightestAt: 1000 })
    expect(result.estimate).toBeCloseTo(0.50336, 5)
    expect(result.interval.low).toBeCloseTo(-0.55844, 5)
    expect(result.interval.high).toBeCloseTo(1.56516, 5)
    expect(result.standardError).toBeCloseTo(0.33341, 5)
    expect(result.pValue).toBe(1)
  })

  it('is wider than the interval of a single look', () => {
    const single = compareMeans(b, a)
    const always = sequence(b, a)
    expect(single.ok && always.interval.low < single.interval.low).toBe(true)
    expect(single.ok && always.interval.high > single.interval.high).toBe(true)
    expect(single.ok && always.estimate).toBe(single.ok && single.difference)
  })

  it('is tightest, compared with a single look, near the number of customers asked for', () => {
    const widthAt = (count: number) => {
      const { interval, standardError } = sequence(
        { count: count / 2, mean: 1, variance: 1 },
        { count: count / 2, mean: 0, variance: 1 },
        { tightestAt: 2000 },
      )
      return (interval.high - interval.low) / standardError
    }
    expect(widthAt(2000)).toBeLessThan(widthAt(200))
    expect(widthAt(2000)).toBeLessThan(widthAt(20_000))
  })

  it('has a p-value below the significance exactly when the interval leaves out zero', () => {
    for (let mean = -0.3; mean <= 0.3; mean += 0.01) {
      const result = sequence({ count: 900, mean, variance: 1 }, { count: 700, mean: 0, variance: 2 })
      const outside = result.interval.low > 0 || result.interval.high < 0
      expect(result.pValue < 0.05).toBe(outside)
    }
  })

  it('holds the truth at all of 200 looks in at least 95 % of tests', () => {
    const random = seededRandom(5)
    const sums = () => ({ count: 0, sum: 0, sumOfSquares: 0 })
    const add = (group: ReturnType<typeof sums>) => {
      for (let i = 0; i < 20; i++) {
        const value = drawNormal(random)
        group.count++
        group.sum += value
        group.sumOfSquares += value * value
      }
    }
    const runs = 300
    let misled = 0
    let misledBySingleLooks = 0
    for (let run = 0; run < runs; run++) {
      const groups = [sums(), sums()] as const
      let alarm = false
      let singleAlarm = false
      for (let look = 0; look < 200; look++) {
        groups.forEach(add)
        if (look < 4) continue
        const [one, two] = [summaryFromSums(groups[0]), summaryFromSums(groups[1])]
        const { pValue, estimate, standardError } = sequence(one, two, { tightestAt: 2000 })
        alarm ||= pValue < 0.05
        singleAlarm ||= Math.abs(estimate) > 1.96 * standardError
      }
      if (alarm) misled++
      if (singleAlarm) misledBySingleLooks++
    }
    expect(misled / runs).toBeLessThan(0.06)
    expect(misledBySingleLooks / runs).toBeGreaterThan(0.25)
  })

  it('cannot say about a lift over a mean near zero, or without variation', () => {
    const near = { count: 100, mean: 0.01, variance: 1 }
    expect(confidenceSequence(b, near, { of: 'relative-lift' })).toMatchObject({ ok: false })
    expect(confidenceSequence(b, near)).toMatchObject({ ok: true })
    expect(confidenceSequence([1, 1], [1, 1])).toMatchObject({ ok: false })
  })

  it('refuses impossible options', () => {
    expect(() => confidenceSequence(b, a, { tightestAt: 0 })).toThrow(/tightestAt/)
    expect(() => confidenceSequence(b, a, { confidence: 0 })).toThrow(/confidence/)
  })
})
