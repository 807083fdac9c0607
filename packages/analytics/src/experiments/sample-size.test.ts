import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { compareShares } from './compare-shares.ts'
import { sampleSize, testPower } from './sample-size.ts'

describe('sampleSize', () => {
  it.each([
    [0.1, 0.12, 3841],
    [0.05, 0.06, 8158],
    [0.2, 0.22, 6510],
  ])(
    'reproduces the customers per arm from %f to %f (ANALYTICS A14)',
    (shareWithout, shareWith, expected) => {
      expect(sampleSize({ shareWithout, shareWith })).toEqual({
        ok: true,
        treated: expected,
        control: expected,
        total: 2 * expected,
      })
    },
  )

  it('reproduces the unpooled figure as a difference of means (ANALYTICS A14)', () => {
    const variance = (0.1 * 0.9 + 0.12 * 0.88) / 2
    const effect = { difference: 0.02, standardDeviation: Math.sqrt(variance) }
    // 3,838.1 customers: printed rounded, answered rounded up.
    expect(sampleSize(effect)).toMatchObject({ treated: 3839, control: 3839 })
  })

  it('asks for just enough customers to reach the power', () => {
    const share = fc.double({ min: 0.02, max: 0.9, noNaN: true })
    const inside = fc.double({ min: 0.1, max: 0.9, noNaN: true })
    fc.assert(
      fc.property(share, share, inside, inside, (shareWithout, shareWith, power, controlShare) => {
        fc.pre(Math.abs(shareWith - shareWithout) > 0.01)
        const size = sampleSize({ shareWithout, shareWith }, { power, controlShare })
        if (!size.ok) return false
        const effect = { shareWithout, shareWith }
        const fewer = { treated: Math.max(1, size.treated - 2), control: Math.max(1, size.control - 2) }
        // Rounding up whole customers moves the split a little, most in tiny groups.
        const slack = 3 / Math.min(size.treated, size.control)
        return testPower(effect, size) >= power - slack && testPower(effect, fewer) <= power + slack
      }),
    )
  })

  it('cannot say how many show a difference of zero', () => {
    expect(sampleSize({ shareWithout: 0.1, shareWith: 0.1 })).toMatchObject({ ok: false })
    expect(sampleSize({ difference: 0, standardDeviation: 1 })).toMatchObject({ ok: false })
  })

  it('refuses impossible figures', () => {
    const effect = { shareWithout: 0.1, shareWith: 0.12 }
    expect(() => sampleSize({ ...effect, shareWith: 12 })).toThrow(/shareWith/)
    expect(() => sampleSize(effect, { power: 1 })).toThrow(/power/)
    expect(() => sampleSize(effect, { significance: 0 })).toThrow(/significance/)
    expect(() => sampleSize(effect, { controlShare: 1 })).toThrow(/controlShare/)
    expect(() => sampleSize({ difference: 1, standardDeviation: 0 })).toThrow(/standardDeviation/)
  })
})

describe('testPower', () => {
  it('is the significance when there is no effect', () => {
    const groups = { treated: 100, control: 300 }
    expect(testPower({ shareWithout: 0.2, shareWith: 0.2 }, groups)).toBeCloseTo(0.05, 10)
    expect(testPower({ difference: 0, standardDeviation: 3 }, groups, { significance: 0.1 })).toBeCloseTo(
      0.1,
      10,
    )
  })

  it('is the share of simulated tests that show the effect', () => {
    const random = seededRandom(11)
    const draw = (count: number, share: number) => {
      let successes = 0
      for (let i = 0; i < count; i++) if (random() < share) successes++
      return { successes, count }
    }
    const groups = { treated: 600, control: 300 }
    const runs = 2000
    let seen = 0
    for (let run = 0; run < runs; run++) {
      const result = compareShares(draw(groups.treated, 0.3), draw(groups.control, 0.2))
      if (result.ok && result.pValue < 0.05) seen++
    }
    expect(seen / runs).toBeCloseTo(testPower({ shareWithout: 0.2, shareWith: 0.3 }, groups), 1)
  })

  it('is certain when outcomes are', () => {
    expect(testPower({ shareWithout: 0, shareWith: 1 }, { treated: 10, control: 10 })).toBe(1)
  })
})
