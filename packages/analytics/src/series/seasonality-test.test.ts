import { describe, expect, it } from 'vitest'
import { drawNormal } from '../random/draw.ts'
import { seededRandom } from '../random/seeded-random.ts'
import figures from './fixtures/series.json' with { type: 'json' }
import { kruskalWallis, seasonalAutocorrelation } from './seasonality-statistics.ts'
import { seasonalityTest } from './seasonality-test.ts'

describe('seasonality statistics', () => {
  it.each(figures.seasonality)('agree with SciPy: differences of $series, season $season', (figure) => {
    const values = figure.series === 'air' ? figures.air : figures.nile
    const steps = Float64Array.from({ length: values.length - 1 }, (_, t) => values[t + 1]! - values[t]!)
    const ranks = kruskalWallis(steps, figure.season)
    expect(ranks.statistic).toBeCloseTo(figure.kruskalWallis.statistic, 8)
    expect(Math.abs(ranks.pValue / figure.kruskalWallis.pValue - 1)).toBeLessThan(1e-9)
    const likeness = seasonalAutocorrelation(steps, figure.season)
    expect(likeness.statistic).toBeCloseTo(figure.autocorrelation.statistic, 8)
    expect(Math.abs(likeness.pValue / figure.autocorrelation.pValue - 1)).toBeLessThan(1e-9)
  })
})

describe('seasonalityTest', () => {
  it('finds the year in the airline passengers, and no seven months', () => {
    expect(seasonalityTest(figures.air, 12)).toMatchObject({ ok: true, seasonal: true })
    expect(seasonalityTest(figures.air, 7)).toMatchObject({ ok: true, seasonal: false })
    expect(seasonalityTest(figures.nile, 4)).toMatchObject({ ok: true, seasonal: false })
  })

  it('finds a season without any noise', () => {
    expect(seasonalityTest([3, 5, 9, 4, 4, 6, 10, 5, 5, 7, 11, 6, 6, 8, 12, 7], 4)).toMatchObject({
      seasonal: true,
    })
  })

  it('cries wolf in at most about one of a hundred series without season', () => {
    const random = seededRandom(6)
    for (const kept of [0, 0.7, 1]) {
      let wolves = 0
      for (let run = 0; run < 150; run++) {
        let value = 0
        const values = Array.from({ length: 72 }, () => {
          value = kept * value + drawNormal(random)
          return value
        })
        const test = seasonalityTest(values, 12)
        if (test.ok && test.seasonal) wolves++
      }
      expect(wolves).toBeLessThanOrEqual(5)
    }
  })

  it('measures how strong the season is', () => {
    const random = seededRandom(3)
    const strengthAt = (noise: number) => {
      const values = Array.from(
        { length: 84 },
        (_, t) => 10 * Math.sin((Math.PI * t) / 6) + noise * drawNormal(random),
      )
      const test = seasonalityTest(values, 12)
      return test.ok ? test.strength : Number.NaN
    }
    expect(strengthAt(0.5)).toBeGreaterThan(0.95)
    expect(strengthAt(7)).toBeGreaterThan(0.3)
    expect(strengthAt(7)).toBeLessThan(0.8)
  })

  it('cannot say below three seasons or for constant values', () => {
    expect(seasonalityTest(figures.air.slice(0, 35), 12)).toMatchObject({ ok: false })
    expect(seasonalityTest(new Array(40).fill(3), 4)).toMatchObject({ ok: false })
  })

  it('refuses broken values and seasons', () => {
    expect(() => seasonalityTest([1, 2, Number.NaN], 2)).toThrow(/values\[2\]/)
    expect(() => seasonalityTest(figures.air, 1)).toThrow(/season/)
  })
})
