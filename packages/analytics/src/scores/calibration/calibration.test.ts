import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../random/seeded-random.ts'
import figures from '../fixtures/scores.json' with { type: 'json' }
import { calibrationTable } from '../metrics/calibration-table.ts'
import { type Calibration, calibrate, fitCalibration } from './fit-calibration.ts'

test("Platt's line matches SciPy", () => {
  const found = calibration(fitCalibration(figures.said, figures.outcome))
  expect(found).toEqual({
    ok: true,
    kind: 'platt',
    slope: expect.closeTo(figures.platt[0]!, 6),
    offset: expect.closeTo(figures.platt[1]!, 6),
  })
})

test('isotonic steps pool neighbours that fall, as worked out by hand', () => {
  const said = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
  const found = calibration(fitCalibration(said, [0, 1, 0, 0, 1, 1], 'isotonic'))
  const third = expect.closeTo(1 / 3, 12)
  expect(found).toEqual({
    ok: true,
    kind: 'isotonic',
    said: [0.1, 0.2, 0.4, 0.5, 0.6],
    came: [0, third, third, 1, 1],
  })
  expect([0, 0.15, 0.3, 0.45, 0.9].map((p) => calibrate(found, p))).toEqual([
    0,
    expect.closeTo(1 / 6, 12),
    third,
    expect.closeTo(2 / 3, 12),
    1,
  ])
})

test('both repair percentages that are too bold', () => {
  const random = seededRandom(4)
  const truth = Array.from({ length: 4000 }, () => random())
  const did = truth.map((p) => random() < p)
  const bold = truth.map((p) => p ** 2 / (p ** 2 + (1 - p) ** 2))
  for (const method of ['platt', 'isotonic'] as const) {
    const found = calibration(fitCalibration(bold.slice(0, 2000), did.slice(0, 2000), method))
    const repaired = bold.slice(2000).map((p) => calibrate(found, p))
    const before = calibrationTable(bold.slice(2000), did.slice(2000)).error
    expect(calibrationTable(repaired, did.slice(2000)).error).toBeLessThan(before / 2)
  }
})

test('isotonic correction never falls and stays between 0 and 1', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), {
    minLength: 3,
    maxLength: 50,
  })
  fc.assert(
    fc.property(rows, (some) => {
      const found = fitCalibration(
        some.map(([p]) => p / 20),
        some.map(([, did]) => did),
        'isotonic',
      )
      if (!found.ok) return
      let last = 0
      for (let p = 0; p <= 1; p += 0.01) {
        const corrected = calibrate(found, Math.min(1, p))
        expect(corrected).toBeGreaterThanOrEqual(last - 1e-12)
        expect(corrected).toBeLessThanOrEqual(1)
        last = corrected
      }
    }),
  )
})

test('cannot say with one kind of outcome or one percentage, refuses what is none', () => {
  expect(fitCalibration([0.1, 0.2], [1, 1])).toMatchObject({ ok: false })
  expect(fitCalibration([0.2, 0.2], [0, 1])).toMatchObject({ ok: false })
  expect(() => fitCalibration([1.2], [1])).toThrow('probabilities[0] must lie between 0 and 1, but is 1.2')
  expect(() => calibrate({ ok: true, kind: 'platt', slope: 1, offset: 0 }, -1)).toThrow(RangeError)
})

function calibration(found: ReturnType<typeof fitCalibration>): Calibration {
  if (!found.ok) throw new Error(found.reason)
  return found
}
