import fc from 'fast-check'
import { expect, test } from 'vitest'
import figures from '../fixtures/scores.json' with { type: 'json' }
import { areaUnderCurve, averagePrecision } from './auc.ts'
import { calibrationTable } from './calibration-table.ts'
import { evaluateScores } from './evaluate-scores.ts'
import { liftByDecile } from './lift-by-decile.ts'
import { brierScore, logLoss } from './probability-loss.ts'

test('matches the examples in the documentation of scikit-learn', () => {
  const [scores, outcomes] = [
    [0.1, 0.4, 0.35, 0.8],
    [0, 0, 1, 1],
  ]
  expect(areaUnderCurve(scores, outcomes)).toEqual({ ok: true, value: 0.75 })
  expect(averagePrecision(scores, outcomes)).toEqual({ ok: true, value: expect.closeTo(0.83333, 5) })
  expect(logLoss([0.9, 0.1, 0.2, 0.65], [1, 0, 0, 1])).toBeCloseTo(0.21616, 5)
  expect(brierScore([0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0])).toBeCloseTo(0.0375, 12)
})

test('matches the definitions counted pair by pair in Python', () => {
  const { said, outcome, auc } = figures
  expect(areaUnderCurve(said, outcome)).toEqual({ ok: true, value: expect.closeTo(auc, 12) })
  expect(averagePrecision(said, outcome)).toEqual({
    ok: true,
    value: expect.closeTo(figures.averagePrecision, 12),
  })
  expect(logLoss(said, outcome)).toBeCloseTo(figures.logLoss, 12)
  expect(brierScore(said, outcome)).toBeCloseTo(figures.brier, 12)
})

const examples = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean()), { minLength: 2, maxLength: 60 })
  .filter((rows) => {
    return rows.some(([, did]) => did) && rows.some(([, did]) => !did)
  })

test('no measure depends on the order of the customers, ties included', () => {
  fc.assert(
    fc.property(examples, (rows) => {
      const report = (some: typeof rows) =>
        evaluateScores(
          some.map(([score]) => score / 8),
          some.map(([, did]) => did),
        )
      const [one, two] = [report(rows), report([...rows].reverse())]
      if (!one.ok || !two.ok) throw new Error('both outcomes are there')
      expect(two.auc).toBeCloseTo(one.auc, 12)
      expect(two.averagePrecision).toBeCloseTo(one.averagePrecision, 12)
      expect(two.calibration.error).toBeCloseTo(one.calibration.error, 12)
      two.deciles.forEach(({ lift, found }, slice) => {
        expect(lift).toBeCloseTo(one.deciles[slice]!.lift, 9)
        expect(found).toBeCloseTo(one.deciles[slice]!.found, 9)
      })
    }),
  )
})

test('turning the score round turns the area round; deciles find everybody; bins hold everybody', () => {
  fc.assert(
    fc.property(examples, (rows) => {
      const scores = rows.map(([score]) => score / 8)
      const did = rows.map(([, one]) => one)
      const [there, back] = [
        areaUnderCurve(scores, did),
        areaUnderCurve(
          scores.map((score) => -score),
          did,
        ),
      ]
      if (!there.ok || !back.ok) throw new Error('both outcomes are there')
      expect(there.value + back.value).toBeCloseTo(1, 12)
      const lift = liftByDecile(scores, did)
      if (!lift.ok) throw new Error(lift.reason)
      expect(lift.slices.at(-1)!.found).toBeCloseTo(1, 9)
      expect(lift.slices.reduce((sum, slice) => sum + slice.lift, 0)).toBeCloseTo(10, 9)
      const { bins } = calibrationTable(scores, did, 4)
      expect(bins.reduce((sum, { customers }) => sum + customers, 0)).toBe(rows.length)
      const predicted = bins.map((bin) => bin.predicted)
      expect(predicted).toEqual([...predicted].sort((a, b) => a - b))
    }),
  )
})

test('a slice takes its share of customers with equal scores', () => {
  const lift = liftByDecile([2, 1, 1, 1], [1, 1, 0, 0], 2)
  if (!lift.ok) throw new Error(lift.reason)
  // The better half: the first for certain, and one of three of whom one did it.
  expect(lift.slices[0]).toEqual({
    slice: 1,
    customers: 2,
    rate: expect.closeTo(2 / 3, 12),
    lift: expect.closeTo(4 / 3, 12),
    found: expect.closeTo(2 / 3, 12),
  })
})

test('the baseline is what telling everybody the same would give', () => {
  const report = evaluateScores([0.9, 0.2, 0.4, 0.6], [1, 0, 0, 0])
  expect(report).toMatchObject({
    baseRate: 0.25,
    baseline: { brier: expect.closeTo(0.1875, 12), logLoss: expect.closeTo(0.562335, 6) },
  })
})

test('impossible things that happen cost without bound', () => {
  expect(logLoss([0], [1])).toBe(Number.POSITIVE_INFINITY)
  expect(logLoss([1], [1])).toBeCloseTo(0, 15)
})

test('cannot say with one kind of outcome, refuses bad values', () => {
  expect(areaUnderCurve([0.1, 0.2], [1, 1])).toMatchObject({ ok: false })
  expect(averagePrecision([0.1], [0])).toMatchObject({ ok: false })
  expect(evaluateScores([0.1, 0.2], [0, 0])).toMatchObject({ ok: false })
  expect(liftByDecile([], [])).toMatchObject({ ok: false })
  expect(() => areaUnderCurve([Number.NaN], [1])).toThrow('scores[0] must be a finite number')
  expect(() => areaUnderCurve([1, 2], [1])).toThrow(RangeError)
  expect(() => brierScore([1.2], [1])).toThrow('probabilities[0] must lie between 0 and 1, but is 1.2')
  expect(() => logLoss([], [])).toThrow('probabilities must hold at least 1 row')
  expect(() => logLoss([0.5], [3])).toThrow('outcomes[0] must be 0 or 1, but is 3')
})
