import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concordance } from './concordance.ts'
import figures from './fixtures/survival.json' with { type: 'json' }

describe('concordance', () => {
  it('agrees with counting all pairs, ties of time and of risk included', () => {
    expect(concordance(figures, figures.coarseRisk)).toEqual({ ok: true, ...figures.concordanceCoarse })
    const risk = figures.features.map((row) =>
      row.reduce((sum, x, i) => sum + x * figures.coefficients[i]!, 0),
    )
    expect(concordance(figures, risk, figures.strata)).toEqual({ ok: true, ...figures.concordanceWithin })
  })

  it('is 1 for the true order, 0 for its opposite and a half for no opinion', () => {
    const lifetimes = { durations: [1, 2, 3, 4], left: [1, 1, 1, 0] }
    expect(concordance(lifetimes, [4, 3, 2, 1])).toMatchObject({ concordance: 1, comparablePairs: 6 })
    expect(concordance(lifetimes, [1, 2, 3, 4])).toMatchObject({ concordance: 0 })
    expect(concordance(lifetimes, [7, 7, 7, 7])).toMatchObject({ concordance: 0.5 })
  })

  it('turns into its complement when the risks are turned around', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean(), fc.integer({ min: -3, max: 3 }))
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const lifetimes = { durations: rows.map(([time]) => time), left: rows.map(([, left]) => left) }
        const there = concordance(
          lifetimes,
          rows.map(([, , risk]) => risk),
        )
        const back = concordance(
          lifetimes,
          rows.map(([, , risk]) => -risk),
        )
        if (!there.ok || !back.ok) return there.ok === back.ok
        expect(there.concordance + back.concordance).toBeCloseTo(1, 12)
        return there.comparablePairs === back.comparablePairs
      }),
    )
  })

  it('cannot say when no two customers can be compared', () => {
    expect(concordance({ durations: [1, 1], left: [1, 1] }, [1, 2])).toMatchObject({ ok: false })
    expect(concordance({ durations: [], left: [] }, [])).toMatchObject({ ok: false })
  })

  it('refuses broken risks', () => {
    expect(() => concordance({ durations: [1, 2], left: [1, 1] }, [1, Number.NaN])).toThrow(/risk\[1\]/)
    expect(() => concordance({ durations: [1, 2], left: [1, 1] }, [1])).toThrow(/risk/)
    expect(() => concordance({ durations: [1, 2], left: [1, 1] }, [1, 2], [1])).toThrow(/strata/)
  })
})
