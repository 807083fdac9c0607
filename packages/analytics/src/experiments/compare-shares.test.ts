import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareShares, type ShareComparison, type ShareCount, summaryOfShare } from './compare-shares.ts'
import figures from './fixtures/comparisons.json' with { type: 'json' }
import { summarise } from './sample-summary.ts'

function compared(...groups: Parameters<typeof compareShares>): ShareComparison {
  const result = compareShares(...groups)
  if (!result.ok) throw new Error(result.reason)
  return result
}

const group = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([count, share]): ShareCount => ({ successes: Math.round(count * share), count }))

describe('compareShares', () => {
  it.each(figures.shares)('agrees with 30-digit arithmetic: $treated against $control', (figure) => {
    const result = compared(figure.treated, figure.control, { confidence: figure.confidence })
    expect(result.difference).toBeCloseTo(figure.expected.difference, 13)
    expect(result.interval.low).toBeCloseTo(figure.expected.low, 12)
    expect(result.interval.high).toBeCloseTo(figure.expected.high, 12)
    expect(result.standardError).toBeCloseTo(figure.expected.standardError, 13)
    expect(result.pValue).toBeCloseTo(figure.expected.pValue, 12)
  })

  it('reproduces the intervals printed by Newcombe (1998), method 10', () => {
    const first = compared({ successes: 56, count: 70 }, { successes: 48, count: 80 })
    expect(first.interval.low).toBeCloseTo(0.0524, 4)
    expect(first.interval.high).toBeCloseTo(0.3339, 4)
    const none = compared({ successes: 5, count: 56 }, { successes: 0, count: 29 })
    expect(none.interval.low).toBeCloseTo(-0.0381, 4)
    expect(none.interval.high).toBeCloseTo(0.1926, 4)
  })

  it('reproduces the visit and conversion effects of the Hillstrom e-mail test (ANALYTICS A10)', () => {
    const visits = { mens: 3894, womens: 3238, none: 2262 }
    const conversions = { mens: 267, womens: 189, none: 122 }
    const against = (successes: typeof visits, to: 'mens' | 'womens' | 'any') => {
      const counts = { mens: 21307, womens: 21387, any: 42694 }
      const treated = to === 'any' ? successes.mens + successes.womens : successes[to]
      const result = compared(
        { successes: treated, count: counts[to] },
        { successes: successes.none, count: 21306 },
      )
      return [result.difference.toFixed(6), result.standardError.toFixed(6)]
    }
    expect(against(visits, 'mens')).toEqual(['0.076590', '0.003386'])
    expect(against(visits, 'womens')).toEqual(['0.045233', '0.003234'])
    expect(against(conversions, 'mens')).toEqual(['0.006805', '0.000921'])
    expect(against(conversions, 'womens')).toEqual(['0.003111', '0.000823'])
    expect(against(visits, 'any')[0]).toBe('0.060882')
    expect(against(conversions, 'any')[0]).toBe('0.004955')
  })

  it('scales the effect to everyone treated', () => {
    const result = compared({ successes: 30, count: 200 }, { successes: 10, count: 100 })
    expect(result.totalEffect.estimate).toBeCloseTo(10, 12)
    expect(result.totalEffect.interval.high).toBeCloseTo(200 * result.interval.high, 12)
  })

  it('stays within −1 and 1 and holds the difference', () => {
    fc.assert(
      fc.property(group, group, (treated, control) => {
        const { difference, interval } = compared(treated, control)
        const inside = interval.low <= difference + 1e-12 && difference <= interval.high + 1e-12
        return interval.low >= -1 - 1e-12 && interval.high <= 1 + 1e-12 && inside
      }),
    )
  })

  it('mirrors itself when the groups change places', () => {
    fc.assert(
      fc.property(group, group, (treated, control) => {
        const there = compared(treated, control)
        const back = compared(control, treated)
        expect(there.interval.low).toBeCloseTo(-back.interval.high, 12)
        expect(there.pValue).toBeCloseTo(back.pValue, 12)
      }),
    )
  })

  it('cannot say about an empty group', () => {
    expect(compareShares({ successes: 0, count: 0 }, { successes: 1, count: 2 })).toMatchObject({ ok: false })
  })

  it('refuses counts that no group could have', () => {
    const fine = { successes: 1, count: 2 }
    expect(() => compareShares({ successes: 3, count: 2 }, fine)).toThrow(/treated.successes/)
    expect(() => compareShares(fine, { successes: -1, count: 2 })).toThrow(/control.successes/)
    expect(() => compareShares({ successes: Number.NaN, count: 2 }, fine)).toThrow(RangeError)
    expect(() => compareShares(fine, fine, { confidence: 1 })).toThrow(/confidence/)
  })
})

describe('summaryOfShare', () => {
  it('gives the summary of a column of ones and zeros', () => {
    expect(summaryOfShare({ successes: 2, count: 5 })).toEqual(summarise([1, 0, 0, 1, 0]))
  })
})
