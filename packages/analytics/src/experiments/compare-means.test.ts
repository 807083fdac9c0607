import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRecords, describeWithDataSets, readDataSet } from '../testing/data-sets.ts'
import { compareMeans, type MeanComparison } from './compare-means.ts'
import figures from './fixtures/comparisons.json' with { type: 'json' }
import { summarise, summaryFromSums } from './sample-summary.ts'

function compared(...groups: Parameters<typeof compareMeans>): MeanComparison {
  const result = compareMeans(...groups)
  if (!result.ok) throw new Error(result.reason)
  return result
}

describe('compareMeans', () => {
  it.each(figures.means)('agrees with 30-digit arithmetic: $treated against $control', (figure) => {
    const result = compared(figure.treated, figure.control, { confidence: figure.confidence })
    const { expected } = figure
    const near = (value: number, wanted: number) =>
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(wanted), 1e-6))
    near(result.difference, expected.difference)
    near(result.interval.low, expected.low)
    near(result.interval.high, expected.high)
    near(result.standardError, expected.standardError)
    near(result.degreesOfFreedom, expected.degreesOfFreedom)
    near(result.pValue, expected.pValue)
  })

  it('reproduces the t test of GrowthBook (ANALYTICS A14)', () => {
    const a = { count: 3407, mean: 0.41, variance: 3.9 ** 2 }
    const b = { count: 3461, mean: 0.7, variance: 6.2 ** 2 }
    const result = compared(b, a)
    expect(result.difference).toBeCloseTo(0.29, 10)
    expect(result.interval.low).toBeCloseTo(0.04538, 5)
    expect(result.interval.high).toBeCloseTo(0.53462, 5)
    expect(result.pValue).toBeCloseTo(0.02016, 5)
  })

  it('reproduces the spend effects of the Hillstrom e-mail test from its totals (ANALYTICS A10)', () => {
    // The variances of the whole file are not printed; the differences do not depend on them.
    const group = (count: number, total: number) => ({ count, mean: total / count, variance: 200 })
    const none = group(21306, 13908.33)
    expect(compared(group(21307, 30311.69), none).difference).toBeCloseTo(0.769827, 6)
    expect(compared(group(21387, 23038.11), none).difference).toBeCloseTo(0.424412, 6)
    expect(compared(group(42694, 30311.69 + 23038.11), none).difference).toBeCloseTo(0.596796, 6)
    const total = compared(group(21307, 30311.69), none).totalEffect.estimate
    expect(total).toBeCloseTo(30311.69 - (21307 * 13908.33) / 21306, 6)
  })

  it('scales the effect to everyone treated', () => {
    const result = compared([0, 10, 20, 30], [0, 0, 12])
    expect(result.difference).toBe(11)
    expect(result.totalEffect.estimate).toBe(44)
    expect(result.totalEffect.interval.low).toBeCloseTo(4 * result.interval.low, 12)
    expect(result.totalEffect.interval.high).toBeCloseTo(4 * result.interval.high, 12)
  })

  it('cannot say with fewer than two customers in a group', () => {
    expect(compareMeans([12], [0, 1, 2])).toEqual({ ok: false, reason: expect.stringContaining('1 treated') })
    expect(compareMeans([], [])).toMatchObject({ ok: false })
  })

  it('cannot say when nobody differs from anybody', () => {
    expect(compareMeans([0, 0, 0], [0, 0])).toMatchObject({ ok: false })
    expect(compareMeans([0.1, 0.1, 0.1], [0.3, 0.3, 0.3])).toMatchObject({ ok: false })
  })

  it('refuses figures that are no figures', () => {
    expect(() => compareMeans([1, Number.NaN], [1, 2])).toThrow(RangeError)
    expect(() => compareMeans([1, Number.POSITIVE_INFINITY], [1, 2])).toThrow(RangeError)
    expect(() => compareMeans({ count: 2.5, mean: 1, variance: 1 }, [1, 2])).toThrow(/treated.count/)
    expect(() => compareMeans([1, 2], { count: 5, mean: 1, variance: -1 })).toThrow(/control.variance/)
    expect(() => compareMeans([1, 2], [1, 3], { confidence: 95 })).toThrow(/confidence/)
  })

  it('changes nothing but the sign when the groups change places', () => {
    const group = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(group, group, (one, two) => {
        const there = compareMeans(one, two)
        const back = compareMeans(two, one)
        if (!there.ok || !back.ok) return there.ok === back.ok
        expect(there.difference).toBe(-back.difference || 0)
        expect(there.interval.low).toBeCloseTo(-back.interval.high, 6)
        return there.interval.low <= there.difference && there.difference <= there.interval.high
      }),
    )
  })
})

describe('summaryFromSums', () => {
  it('gives the same as the values themselves', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(values, (list) => {
        const sum = list.reduce((total, x) => total + x, 0)
        const sumOfSquares = list.reduce((total, x) => total + x * x, 0)
        const fromSums = summaryFromSums({ count: list.length, sum, sumOfSquares })
        expect(fromSums.mean).toBeCloseTo(summarise(list).mean, 9)
        expect(fromSums.variance).toBeCloseTo(summarise(list).variance, 6)
      }),
    )
  })

  it('refuses sums that no group could have', () => {
    expect(() => summaryFromSums({ count: 2, sum: 10, sumOfSquares: 1 })).toThrow(/sumOfSquares/)
    expect(() => summaryFromSums({ count: -1, sum: 0, sumOfSquares: 0 })).toThrow(/count/)
    expect(() => summaryFromSums({ count: 1, sum: Number.NaN, sumOfSquares: 0 })).toThrow(/sum/)
  })
})

describeWithDataSets('compareMeans on the first half of the Hillstrom e-mail test', () => {
  it('reads the spend a head that the data set states for this half', () => {
    const rows = csvRecords(readDataSet('hillstrom/hillstrom_first_32000.csv'))
    const spendOf = (segment: string) =>
      rows.filter((row) => row.segment === segment).map((row) => Number(row.spend))
    const mens = spendOf('Mens E-Mail')
    const womens = spendOf('Womens E-Mail')
    const none = spendOf('No E-Mail')
    expect([mens.length, womens.length, none.length]).toEqual([10582, 10740, 10678])
    expect(compared(mens, none).difference).toBeCloseTo(1.0875 - 0.6356, 3)
    expect(compared(womens, none).difference).toBeCloseTo(1.1829 - 0.6356, 3)
    expect(compared(mens, none).totalEffect.estimate).toBeCloseTo(10582 * (1.0875 - 0.6356), -1)
  })
})
