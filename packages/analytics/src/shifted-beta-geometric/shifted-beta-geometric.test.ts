import { describe, expect, test } from 'vitest'
import { relativeError } from '../testing/relative-error.ts'
import { fitShiftedBetaGeometric } from './fit.ts'
import { shiftedBetaGeometric } from './shifted-beta-geometric.ts'

function fitted(survivors: number[]) {
  const fit = fitShiftedBetaGeometric(survivors)
  if (!fit.ok) throw new Error(fit.reason)
  return fit
}

describe('shifted beta-geometric on the subscribers of Fader & Hardie (2007), per 1,000', () => {
  const segments = [
    ['regular', [1000, 631, 468, 382, 326, 289, 262, 241], 0.704077, 1.182043, -1680.265],
    ['high end', [1000, 869, 743, 653, 593, 551, 517, 491], 0.668088, 3.806095, -1611.158],
  ] as const
  test.each(segments)(
    'returns the re-computed fit of the %s segment',
    (_, survivors, alpha, beta, logLikelihood) => {
      const fit = fitted([...survivors])
      expect(relativeError([fit.parameters.alpha, fit.parameters.beta], [alpha, beta])).toBeLessThan(0.0005)
      expect(Math.abs(fit.logLikelihood - logLikelihood)).toBeLessThan(0.001)
    },
  )
})

describe('shiftedBetaGeometric', () => {
  const parameters = { alpha: 0.668, beta: 3.806 }
  test('leaving probabilities are the falls of the survival curve', () => {
    for (let t = 1; t < 12; t++) {
      const fall =
        shiftedBetaGeometric.survival(parameters, t - 1) - shiftedBetaGeometric.survival(parameters, t)
      expect(shiftedBetaGeometric.leavingProbability(parameters, t)).toBeCloseTo(fall, 13)
    }
  })
  test('retention rises with age, though nobody changes', () => {
    const rates = [1, 2, 5, 20].map((t) => shiftedBetaGeometric.retentionRate(parameters, t))
    expect(rates).toEqual([...rates].sort((a, b) => a - b))
  })
  test('the discounted residual is the sum of discounted survival', () => {
    let sum = 0
    const survived = shiftedBetaGeometric.survival(parameters, 3)
    for (let t = 1; t < 400; t++)
      sum += shiftedBetaGeometric.survival(parameters, 3 + t) / survived / 1.1 ** t
    expect(shiftedBetaGeometric.discountedResidualPeriods(parameters, 3, 0.1)).toBeCloseTo(sum, 11)
  })
  test('cannot say with one renewal, or where nobody left', () => {
    expect(fitShiftedBetaGeometric([100, 80])).toMatchObject({ ok: false })
    expect(fitShiftedBetaGeometric([100, 100, 100])).toMatchObject({ ok: false })
  })
  test('cannot say where all leave at the same rate', () => {
    expect(fitShiftedBetaGeometric([1024, 512, 256, 128])).toMatchObject({ ok: false })
  })
  test('refuses a cohort that grows', () => {
    expect(() => fitShiftedBetaGeometric([100, 80, 90])).toThrow('survivors[2] must be at most 80, but is 90')
    expect(() => fitShiftedBetaGeometric([100, Number.NaN])).toThrow(RangeError)
  })
})
