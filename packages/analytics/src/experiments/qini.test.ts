import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { csvRecords, describeWithDataSets, readDataSet } from '../testing/data-sets.ts'
import half from './fixtures/hillstrom-half.json' with { type: 'json' }
import { type HeldOutCustomers, type Qini, qini } from './qini.ts'
import { type FitOutcome, twoModelUplift } from './two-model-uplift.ts'

function scored(customers: HeldOutCustomers): Qini {
  const result = qini(customers)
  if (!result.ok) throw new Error(result.reason)
  return result
}

/** The plainest model: the mean outcome of customers with the same features. */
const byCell: FitOutcome<string> = (features, outcome) => {
  const cells = new Map<string, { sum: number; count: number }>()
  features.forEach((cell, row) => {
    const { sum, count } = cells.get(cell) ?? { sum: 0, count: 0 }
    cells.set(cell, { sum: sum + outcome[row]!, count: count + 1 })
  })
  return (cell) => cells.get(cell)!.sum / cells.get(cell)!.count
}

describe('qini', () => {
  it('is the area between curve and straight line, by hand', () => {
    const result = scored({ uplift: [0.3, 0.3, 0.1, 0.1], treated: [1, 0, 1, 0], outcome: [1, 0, 1, 1] })
    expect(Array.from(result.curve.customers)).toEqual([0, 2, 4])
    expect(Array.from(result.curve.gain)).toEqual([0, 1, 1])
    expect(result.area).toBeCloseTo(1 / 16, 12)
    expect(result.overallEffect).toBeCloseTo(0.5, 12)
    expect(result.effectInBest(0.5)).toBeCloseTo(1, 12)
  })

  it('is 0 for a model that ranks nobody above anybody', () => {
    expect(scored({ uplift: [1, 1, 1, 1], treated: [1, 0, 1, 0], outcome: [1, 0, 1, 1] }).area).toBe(0)
  })

  it('does not depend on the order of the rows nor on the scale of the predictions', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.integer({ min: 0, max: 1 }))
    const rows = fc.array(row, { minLength: 2, maxLength: 30 }).filter((list) => {
      return list.some(([, treated]) => treated) && list.some(([, treated]) => !treated)
    })
    const columns = (list: [number, boolean, number][]): HeldOutCustomers => ({
      uplift: list.map(([uplift]) => uplift),
      treated: list.map(([, treated]) => treated),
      outcome: list.map(([, , outcome]) => outcome),
    })
    fc.assert(
      fc.property(rows, (list) => {
        const area = scored(columns(list)).area
        expect(scored(columns(list.toReversed())).area).toBeCloseTo(area, 12)
        const rescaled = list.map(([uplift, treated, outcome]): [number, boolean, number] => [
          7 + 3 * uplift,
          treated,
          outcome,
        ])
        expect(scored(columns(rescaled)).area).toBeCloseTo(area, 12)
      }),
    )
  })

  it('is positive for the true uplift, negative for its opposite, near 0 for noise', () => {
    const random = seededRandom(9)
    const uplift = Float64Array.from({ length: 20_000 }, () => 0.4 * random())
    const treated = Uint8Array.from(uplift, () => (random() < 0.5 ? 1 : 0))
    const outcome = Uint8Array.from(uplift, (gain, i) => (random() < 0.2 + treated[i]! * gain ? 1 : 0))
    const area = scored({ uplift, treated, outcome }).area
    // Uniform uplift 0–0.4, half treated: gain of the best share s is n/2 · (0.4s − 0.2s²), so the area is 0.0167.
    expect(area).toBeCloseTo(0.4 / 24, 2)
    expect(scored({ uplift: uplift.map((gain) => -gain), treated, outcome }).area).toBeLessThan(-0.01)
    expect(Math.abs(scored({ uplift: uplift.map(() => random()), treated, outcome }).area)).toBeLessThan(
      0.004,
    )
  })

  it('cannot say when a group is empty', () => {
    expect(qini({ uplift: [1, 2], treated: [1, 1], outcome: [0, 1] })).toMatchObject({ ok: false })
    expect(qini({ uplift: [], treated: [], outcome: [] })).toMatchObject({ ok: false })
  })

  it('refuses broken columns', () => {
    expect(() => qini({ uplift: [1], treated: [1, 0], outcome: [0] })).toThrow(/treated/)
    expect(() => qini({ uplift: [1, Number.NaN], treated: [1, 0], outcome: [0, 1] })).toThrow(/uplift\[1\]/)
    expect(() => qini({ uplift: [1, 2], treated: [1, 0], outcome: [0, Number.NaN] })).toThrow(/outcome\[1\]/)
    const result = scored({ uplift: [1, 2], treated: [1, 0], outcome: [0, 1] })
    expect(() => result.effectInBest(0)).toThrow(/share/)
  })
})

describe('twoModelUplift', () => {
  it('is the difference of what both models predict', () => {
    const customers = { features: ['x', 'x', 'y', 'y'], treated: [1, 0, 1, 0], outcome: [5, 2, 1, 1] }
    const model = twoModelUplift(customers, byCell)
    expect(model.ok && [model.uplift('x'), model.uplift('y')]).toEqual([3, 0])
  })

  it('cannot say without both groups', () => {
    expect(twoModelUplift({ features: ['x'], treated: [1], outcome: [1] }, byCell)).toMatchObject({
      ok: false,
    })
    expect(twoModelUplift({ features: ['x'], treated: [0], outcome: [1] }, byCell)).toMatchObject({
      ok: false,
    })
  })

  it('refuses columns of unequal length', () => {
    expect(() => twoModelUplift({ features: ['x'], treated: [], outcome: [1] }, byCell)).toThrow(RangeError)
  })
})

describeWithDataSets('uplift on the first half of the Hillstrom e-mail test', () => {
  it.each([
    ['Mens E-Mail', half.mens.qini],
    ['Womens E-Mail', half.womens.qini],
  ])('has the Qini area of an independent computation: %s', (segment, expected) => {
    const rows = csvRecords(readDataSet('hillstrom/hillstrom_first_32000.csv'))
    const columns = (remainder: number) => {
      const part = rows
        .filter((_, row) => row % 2 === remainder)
        .filter((row) => row.segment === segment || row.segment === 'No E-Mail')
      return {
        features: part.map(
          (row) => `${row.womens} ${row.newbie} ${Math.min(Math.floor(Number(row.recency) / 3), 3)}`,
        ),
        treated: part.map((row) => row.segment === segment),
        outcome: part.map((row) => Number(row.visit)),
      }
    }
    const model = twoModelUplift(columns(0), byCell)
    if (!model.ok) throw new Error(model.reason)
    const heldOut = columns(1)
    expect(scored({ ...heldOut, uplift: heldOut.features.map(model.uplift) }).area).toBeCloseTo(expected, 10)
  })
})
