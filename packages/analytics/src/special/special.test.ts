import { describe, expect, test } from 'vitest'
import { betaQuantile } from './beta-quantile.ts'
import { chiSquareCdf, chiSquareQuantile, chiSquareSurvival } from './chi-square.ts'
import { digamma, trigamma } from './digamma.ts'
import { erf, erfc } from './error-function.ts'
import fixtures from './fixtures/special.json' with { type: 'json' }
import { gammaQuantile } from './gamma-quantile.ts'
import { betaShareAbove, betaShareBelow } from './incomplete-beta.ts'
import { gammaShareAbove, gammaShareBelow } from './incomplete-gamma.ts'
import { logBeta } from './log-beta.ts'
import { logGamma } from './log-gamma.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { studentTCdf, studentTQuantile } from './student-t.ts'

/** Largest error of `f` over the rows of a fixture, relative to the reference or to `floor`, whichever is larger. */
function worstError(rows: number[][], f: (...columns: number[]) => number, floor = 0): number {
  return Math.max(
    ...rows.map((row) => {
      const reference = row.at(-1) as number
      const error = Math.abs(f(...row.slice(0, -1)) - reference)
      return error === 0 ? 0 : error / Math.max(Math.abs(reference), floor)
    }),
  )
}

describe('special functions match 50-digit arithmetic (fixtures/special.py)', () => {
  test('log-gamma', () => expect(worstError(fixtures.logGamma, logGamma)).toBeLessThan(4e-15))
  test('digamma', () => expect(worstError(fixtures.digamma, digamma, 1)).toBeLessThan(2e-15))
  test('trigamma', () => expect(worstError(fixtures.trigamma, trigamma)).toBeLessThan(5e-15))
  test('log-beta', () => expect(worstError(fixtures.logBeta, logBeta, 1)).toBeLessThan(2e-14))
  test('share of a gamma distribution below', () => {
    const rows = fixtures.gammaShare.map(([a, x, below]) => [a!, x!, below!])
    expect(worstError(rows, gammaShareBelow)).toBeLessThan(1e-12)
  })
  test('share of a gamma distribution above', () => {
    const rows = fixtures.gammaShare.map(([a, x, , above]) => [a!, x!, above!])
    expect(worstError(rows, gammaShareAbove)).toBeLessThan(1e-12)
  })
  test('share of a beta distribution', () => {
    expect(worstError(fixtures.betaShare, (a, b, x) => betaShareBelow(a!, b!, x!))).toBeLessThan(1e-12)
  })
  test('bell curve', () => expect(worstError(fixtures.normalCdf, normalCdf)).toBeLessThan(1e-13))
  test("tail of Student's t", () => {
    const tail = (t?: number, degrees?: number) => studentTCdf(-t!, degrees!)
    const moderate = fixtures.studentTail.filter(([, degrees]) => degrees! <= 5000)
    expect(worstError(moderate, tail)).toBeLessThan(1e-12)
    expect(worstError(fixtures.studentTail, tail)).toBeLessThan(1e-10)
  })
})

describe('quantiles are the inverse of the shares', () => {
  const probabilities = [1e-12, 1e-5, 0.025, 0.3, 0.5, 0.8, 0.975, 0.99999]
  const close = (actual: number, expected: number, tolerance: number) =>
    expect(Math.abs(actual - expected) / Math.min(expected, 1 - expected)).toBeLessThan(tolerance)
  test.each(probabilities)('at %d', (p) => {
    close(normalCdf(normalQuantile(p)), p, 1e-10)
    for (const shape of [0.05, 0.5, 3, 400, 1e5]) {
      const x = gammaQuantile(p, shape)
      close(p < 0.5 ? gammaShareBelow(shape, x) : 1 - gammaShareAbove(shape, x), p, 1e-9)
    }
    for (const degrees of [0.5, 1, 7, 1e5]) {
      close(studentTCdf(studentTQuantile(p, degrees), degrees), p, 1e-9)
      close(chiSquareCdf(chiSquareQuantile(p, degrees), degrees), p, 1e-9)
    }
    for (const [a, b] of [
      [0.7, 3],
      [20, 5],
      [5000, 8000],
    ] as const) {
      close(betaShareBelow(a, b, betaQuantile(p, a, b)), p, 1e-8)
    }
  })
})

describe('textbook values', () => {
  test('the 97.5 % points of the bell curve and of t with 10 degrees', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13)
    expect(studentTQuantile(0.975, 10)).toBeCloseTo(2.228138851986274, 11)
    expect(studentTQuantile(0.95, 1)).toBeCloseTo(Math.tan(0.45 * Math.PI), 10)
  })
  test('the 5 % point of chi-square with one degree', () => {
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841458820694124, 11)
    expect(chiSquareSurvival(3.841458820694124, 1)).toBeCloseTo(0.05, 13)
  })
  test('error functions at 1 and their sum', () => {
    expect(erf(1)).toBeCloseTo(0.8427007929497149, 15)
    for (const x of [-3, -0.5, 0, 0.99, 1.01, 2, 2.5]) expect(erf(x) + erfc(x)).toBeCloseTo(1, 14)
  })
  test('upper and lower shares sum to one', () => {
    expect(betaShareBelow(2, 3, 0.4) + betaShareAbove(2, 3, 0.4)).toBeCloseTo(1, 15)
    expect(betaShareBelow(2, 3, 0.4)).toBeCloseTo(0.5248, 14)
  })
})

describe('arguments out of range are refused by name', () => {
  test('not a number, infinities and the wrong side of zero', () => {
    expect(() => logGamma(0)).toThrow('x must be a finite number above 0, but is 0')
    expect(() => digamma(Number.NaN)).toThrow(RangeError)
    expect(() => logBeta(1, Number.POSITIVE_INFINITY)).toThrow('b must be')
    expect(() => gammaShareBelow(1, -1)).toThrow('x must be a finite number of at least 0')
    expect(() => betaShareBelow(1, 1, 1.5)).toThrow('x must lie between 0 and 1')
    expect(() => normalQuantile(1)).toThrow('probability must lie strictly between 0 and 1')
  })
})
