import { describe, expect, it } from 'vitest'
import { drawNormal } from '../random/draw.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { csvRecords, describeWithDataSets, readDataSet } from '../testing/data-sets.ts'
import { type BeforeAndAfter, type CupedComparison, cuped } from './cuped.ts'
import half from './fixtures/hillstrom-half.json' with { type: 'json' }

function adjusted(...groups: Parameters<typeof cuped>): CupedComparison {
  const result = cuped(...groups)
  if (!result.ok) throw new Error(result.reason)
  return result
}

/** Steady customers: what they do is half habit, half chance. */
function steadyCustomers(count: number, effect: number, seed: number): BeforeAndAfter {
  const random = seededRandom(seed)
  const before = Float64Array.from({ length: count }, () => 50 + 10 * drawNormal(random))
  return { before, outcome: before.map((habit) => habit + effect + 10 * drawNormal(random)) }
}

describe('cuped', () => {
  it('halves the variance when habit explains half of it', () => {
    const result = adjusted(steadyCustomers(4000, 2, 1), steadyCustomers(4000, 0, 2))
    expect(result.explainedShare).toBeCloseTo(0.5, 1)
    expect(result.coefficient).toBeCloseTo(1, 1)
    expect((result.standardError / result.unadjusted.standardError) ** 2).toBeCloseTo(
      1 - result.explainedShare,
      2,
    )
    expect(Math.abs(result.difference - 2)).toBeLessThan(3 * result.standardError)
  })

  it('changes nothing when the past is added to or scaled', () => {
    const treated = steadyCustomers(200, 2, 3)
    const control = steadyCustomers(200, 0, 4)
    const rescale = ({ outcome, before }: BeforeAndAfter) => ({
      outcome,
      before: Array.from(before, (past) => 7 - 3 * past),
    })
    const other = adjusted(rescale(treated), rescale(control))
    expect(other.difference).toBeCloseTo(adjusted(treated, control).difference, 9)
    expect(other.standardError).toBeCloseTo(adjusted(treated, control).standardError, 9)
  })

  it('cannot say when the past is constant, explains everything, or groups are too small', () => {
    const outcome = [1, 2, 3]
    expect(cuped({ outcome, before: [5, 5, 5] }, { outcome, before: [5, 5, 5] })).toMatchObject({ ok: false })
    expect(cuped({ outcome, before: outcome }, { outcome, before: outcome })).toMatchObject({ ok: false })
    expect(cuped({ outcome: [1], before: [1] }, { outcome, before: outcome })).toMatchObject({ ok: false })
  })

  it('refuses columns of unequal length and broken figures', () => {
    const fine = { outcome: [1, 2], before: [1, 3] }
    expect(() => cuped({ outcome: [1, 2], before: [1] }, fine)).toThrow(/treated.before/)
    expect(() => cuped(fine, { outcome: [1, 2], before: [1, Number.NaN] })).toThrow(RangeError)
  })
})

describeWithDataSets('cuped on the first half of the Hillstrom e-mail test', () => {
  it('gains nothing from past spend, as ANALYTICS A10 says of the whole', () => {
    const rows = csvRecords(readDataSet('hillstrom/hillstrom_first_32000.csv'))
    const groupOf = (segment: string): BeforeAndAfter => {
      const group = rows.filter((row) => row.segment === segment)
      return {
        outcome: group.map((row) => Number(row.spend)),
        before: group.map((row) => Number(row.history)),
      }
    }
    const none = groupOf('No E-Mail')
    for (const [segment, figures] of [
      ['Mens E-Mail', half.mens],
      ['Womens E-Mail', half.womens],
    ] as const) {
      const result = adjusted(groupOf(segment), none)
      expect(result.unadjusted.difference).toBeCloseTo(figures.spend.difference, 10)
      expect(result.unadjusted.standardError).toBeCloseTo(figures.spend.standardError, 10)
      expect(result.coefficient).toBeCloseTo(figures.cuped.coefficient, 10)
      expect(result.explainedShare).toBeCloseTo(figures.cuped.explainedShare, 10)
      expect(result.difference).toBeCloseTo(figures.cuped.difference, 10)
      expect(result.standardError).toBeCloseTo(figures.cuped.standardError, 10)
    }
  })
})
