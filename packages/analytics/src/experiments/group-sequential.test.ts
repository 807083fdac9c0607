import { describe, expect, it } from 'vitest'
import { drawNormal } from '../random/draw.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { crossingProbability } from './crossing-probability.ts'
import { falseAlarmRate, groupSequentialBounds } from './group-sequential.ts'

describe('groupSequentialBounds', () => {
  it("reproduces the O'Brien–Fleming bounds for 5 looks (ANALYTICS A14)", () => {
    const bounds = groupSequentialBounds(5, { kind: 'obrien-fleming' })
    expect(bounds.map(({ z }) => z.toFixed(3))).toEqual(['4.562', '3.226', '2.634', '2.281', '2.040'])
    expect(bounds.map(({ information }) => information)).toEqual([0.2, 0.4, 0.6, 0.8, 1])
    const printed = crossingProbability([4.562, 3.226, 2.634, 2.281, 2.04], [0.2, 0.4, 0.6, 0.8, 1])
    expect(Math.abs(printed - 0.0501)).toBeLessThan(0.0002)
  })

  it('reproduces the Pocock bound for 5 looks (ANALYTICS A14)', () => {
    for (const { z } of groupSequentialBounds(5, { kind: 'pocock' })) expect(z).toBeCloseTo(2.413, 3)
  })

  it('spends the significance exactly, also at looks that are not equally spaced', () => {
    const looks = [0.1, 0.15, 0.6, 1]
    for (const kind of ['obrien-fleming', 'pocock'] as const) {
      const bounds = groupSequentialBounds(looks, { kind, significance: 0.1 })
      expect(
        crossingProbability(
          bounds.map(({ z }) => z),
          looks,
        ),
      ).toBeCloseTo(0.1, 9)
    }
  })

  it('is the ordinary bound for a single look', () => {
    expect(groupSequentialBounds(1, { kind: 'pocock' })[0]!.z).toBeCloseTo(1.959964, 6)
    expect(groupSequentialBounds(1, { kind: 'obrien-fleming' })[0]!.pValue).toBeCloseTo(0.05, 10)
  })

  it('refuses plans that are none', () => {
    expect(() => groupSequentialBounds(0, { kind: 'pocock' })).toThrow(/looks/)
    expect(() => groupSequentialBounds(101, { kind: 'pocock' })).toThrow(/looks/)
    expect(() => groupSequentialBounds([0.5, 0.4, 1], { kind: 'pocock' })).toThrow(/looks\[1\]/)
    expect(() => groupSequentialBounds([0.5, 0.9], { kind: 'pocock' })).toThrow(/end with 1/)
    expect(() => groupSequentialBounds(2, { kind: 'pocock', significance: 1 })).toThrow(/significance/)
  })
})

describe('falseAlarmRate', () => {
  // The published column was simulated: it agrees to the third digit.
  it.each([
    [2, 0.0826],
    [5, 0.1418],
    [10, 0.1935],
    [20, 0.2477],
  ])('reproduces the false alarms of %i looks at 1.96 (ANALYTICS A14)', (looks, expected) => {
    expect(Math.abs(falseAlarmRate(looks, 1.96) - expected)).toBeLessThan(0.001)
  })

  it('agrees with simulated tests', () => {
    const random = seededRandom(3)
    let alarms = 0
    const runs = 20_000
    for (let run = 0; run < runs; run++) {
      let sum = 0
      for (let look = 1; look <= 3; look++) {
        sum += drawNormal(random)
        if (Math.abs(sum) / Math.sqrt(look) >= 2) {
          alarms++
          break
        }
      }
    }
    expect(Math.abs(alarms / runs - falseAlarmRate(3, 2))).toBeLessThan(0.007)
  })
})
