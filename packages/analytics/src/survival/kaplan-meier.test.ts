import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRecords, describeWithDataSets, readDataSet } from '../testing/data-sets.ts'
import figures from './fixtures/survival.json' with { type: 'json' }
import { kaplanMeier, type SurvivalCurve, survivalAt, timeUntilGone } from './kaplan-meier.ts'

function curveOf(...lifetimes: Parameters<typeof kaplanMeier>): SurvivalCurve {
  const curve = kaplanMeier(...lifetimes)
  if (!curve.ok) throw new Error(curve.reason)
  return curve
}

describe('kaplanMeier', () => {
  it('agrees with an independent computation, intervals and errors included', () => {
    const curve = curveOf(figures)
    expect(curve.times.length).toBe(figures.kaplanMeier.length)
    figures.kaplanMeier.forEach((row, i) => {
      const [time, atRisk, leaving, survival, low, high, standardError] = row
      expect([curve.times[i], curve.atRisk[i], curve.leaving[i]]).toEqual([time, atRisk, leaving])
      expect(curve.survival[i]).toBeCloseTo(survival!, 12)
      expect(curve.low[i]).toBeCloseTo(low!, 12)
      expect(curve.high[i]).toBeCloseTo(high!, 12)
      expect(curve.standardError[i]).toBeCloseTo(standardError!, 12)
    })
  })

  it('is the plain share still here when everybody was watched to the end', () => {
    const durations = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(durations, fc.integer({ min: 0, max: 20 }), (list, time) => {
        fc.pre(time <= Math.max(...list))
        const curve = curveOf({ durations: list, left: list.map(() => 1) })
        const still = list.filter((duration) => duration > time).length / list.length
        const read = survivalAt(curve, time)
        expect(read.ok && read.survival).toBeCloseTo(still, 10)
      }),
    )
  })

  it('falls, and stays within its interval', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.boolean())
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        fc.pre(rows.some(([, left]) => left))
        const lifetimes = { durations: rows.map(([time]) => time), left: rows.map(([, left]) => left) }
        const { survival, low, high } = curveOf(lifetimes)
        survival.forEach((share, i) => {
          expect(share).toBeLessThan(survival[i - 1] ?? 1 + 1e-12)
          expect(low[i]).toBeLessThanOrEqual(share)
          expect(high[i]).toBeGreaterThanOrEqual(share)
        })
      }),
    )
  })

  it('says after how long half have left, or that fewer have', () => {
    expect(timeUntilGone(curveOf({ durations: [1, 2, 2, 3], left: [1, 1, 0, 0] }))).toEqual({
      ok: true,
      time: 2,
    })
    expect(timeUntilGone(curveOf({ durations: [1, 9, 9], left: [1, 0, 0] }))).toMatchObject({ ok: false })
    expect(() => timeUntilGone(curveOf({ durations: [1], left: [1] }), 0)).toThrow(/share/)
  })

  it('cannot say when nobody left, nor beyond the longest time watched', () => {
    expect(kaplanMeier({ durations: [1, 2], left: [0, 0] })).toMatchObject({ ok: false })
    expect(kaplanMeier({ durations: [], left: [] })).toMatchObject({ ok: false })
    expect(survivalAt(curveOf({ durations: [1, 5], left: [1, 0] }), 6)).toMatchObject({ ok: false })
    expect(survivalAt(curveOf({ durations: [1, 5], left: [1, 0] }), 0.5)).toEqual({
      ok: true,
      survival: 1,
      low: 1,
      high: 1,
    })
  })

  it('refuses impossible lifetimes', () => {
    expect(() => kaplanMeier({ durations: [1, -1], left: [1, 1] })).toThrow(/durations\[1\]/)
    expect(() => kaplanMeier({ durations: [Number.NaN], left: [1] })).toThrow(RangeError)
    expect(() => kaplanMeier({ durations: [1], left: [] })).toThrow(/left/)
  })
})

describeWithDataSets('kaplanMeier on the Telco customers (ANALYTICS A13)', () => {
  const published: [string, Record<number, number>][] = [
    ['', { 1: 0.945961, 12: 0.8432, 24: 0.788736, 36: 0.748545, 48: 0.70884, 60: 0.664404, 72: 0.59279 }],
    ['Month-to-month', { 12: 0.703097, 24: 0.585915, 48: 0.397264, 72: 0.128952 }],
    ['One year', { 12: 0.990808, 24: 0.978272, 48: 0.916547, 72: 0.568146 }],
    ['Two year', { 12: 1, 24: 1, 48: 0.995719, 72: 0.935739 }],
  ]
  it.each(published)('reproduces the survival of contract "%s"', (contract, column) => {
    const rows = csvRecords(readDataSet('telco-churn/Telco-Customer-Churn.csv'))
    expect(rows.length).toBe(7043)
    expect(rows.filter((row) => row.Churn === 'Yes').length).toBe(1869)
    const part = rows.filter((row) => !contract || row.Contract === contract)
    const durations = part.map((row) => Number(row.tenure))
    const curve = curveOf({ durations, left: part.map((row) => row.Churn === 'Yes') })
    for (const [month, survival] of Object.entries(column)) {
      const read = survivalAt(curve, Number(month))
      expect(read.ok && read.survival).toBeCloseTo(survival, 6)
    }
  })
})
