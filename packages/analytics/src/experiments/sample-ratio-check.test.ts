import { describe, expect, it } from 'vitest'
import { sampleRatioCheck } from './sample-ratio-check.ts'

describe('sampleRatioCheck', () => {
  it('reproduces the check of the Hillstrom e-mail test (ANALYTICS A10)', () => {
    const check = sampleRatioCheck([21387, 21307, 21306])
    expect(check.ok && check.chiSquare.toFixed(4)).toBe('0.2025')
    expect(check.ok && check.pValue.toFixed(4)).toBe('0.9037')
    expect(check).toMatchObject({ balanced: true, degreesOfFreedom: 2 })
  })

  it('finds the draw unfair when a twentieth of one group went missing', () => {
    expect(sampleRatioCheck([10_000, 9_500])).toMatchObject({ ok: true, balanced: false })
  })

  it('holds the groups against the proportions meant', () => {
    expect(sampleRatioCheck([9_000, 1_000], { weights: [0.9, 0.1] })).toMatchObject({
      chiSquare: 0,
      pValue: 1,
    })
    expect(sampleRatioCheck([9_000, 1_000])).toMatchObject({ balanced: false })
  })

  it('cannot say before anybody was counted', () => {
    expect(sampleRatioCheck([0, 0])).toMatchObject({ ok: false })
  })

  it('refuses impossible counts and weights', () => {
    expect(() => sampleRatioCheck([10])).toThrow(/2 groups/)
    expect(() => sampleRatioCheck([10, -1])).toThrow(/counts\[1\]/)
    expect(() => sampleRatioCheck([10, 10], { weights: [1] })).toThrow(/weights/)
    expect(() => sampleRatioCheck([10, 10], { weights: [1, 0] })).toThrow(/weights\[1\]/)
  })
})
