import { requirePositive, requireShare } from '../require.ts'
import { logBeta } from './log-beta.ts'
import { stirlingCorrection } from './log-gamma.ts'
import { log1pMinus } from './log1p-minus.ts'

const HALF_LOG_TWO_PI = 0.9189385332046728
const MOST_STEPS = 1_000_000

/**
 * Share of a beta distribution that lies below x: the regularised incomplete beta I_x(a, b).
 *
 * @source Abramowitz & Stegun (1964), 26.5.8 (continued fraction) and 6.6.3 (reflection)
 * @param a shape, finite, > 0
 * @param b shape, finite, > 0
 * @param x 0–1
 * @param complement 1 − x; give it when it is known more exactly than by subtraction
 * @returns 0–1
 * @throws RangeError when a shape is not above 0 or x lies outside 0–1
 * @accuracy relative error < 1e-12 for a, b ≤ 1e6
 * @cost about 20 + 2·√max(a, b) steps, no allocation
 * @example betaShareBelow(2, 3, 0.4) // ≈ 0.5248
 */
export function betaShareBelow(a: number, b: number, x: number, complement = 1 - x): number {
  requirePositive('a', a)
  requirePositive('b', b)
  requireShare('x', x)
  if (x === 0) return 0
  if (complement === 0) return 1
  // The fraction converges fast on the near side of the mean; beyond it, the other tail is computed.
  if (x * (a + b + 2) < a + 1) return tail(a, b, x, complement)
  return 1 - tail(b, a, complement, x)
}

/**
 * Share of a beta distribution that lies above x, exact in the far tail: 1 − I_x(a, b).
 *
 * Ranges, cost and accuracy as {@link betaShareBelow}.
 * @throws RangeError when a shape is not above 0 or x lies outside 0–1
 * @example betaShareAbove(2, 3, 0.4) // ≈ 0.4752
 */
export function betaShareAbove(a: number, b: number, x: number, complement = 1 - x): number {
  return betaShareBelow(b, a, complement, x)
}

function tail(a: number, b: number, x: number, complement: number): number {
  return Math.min(1, (Math.exp(logBetaKernel(a, b, x, complement)) * fractionAt(a, b, x)) / a)
}

/** log of x^a (1−x)^b / B(a, b), in the form whose large parts cancel for large shapes. */
function logBetaKernel(a: number, b: number, x: number, complement: number): number {
  if (a < 8 || b < 8) {
    const logX = complement < 0.5 ? Math.log1p(-complement) : Math.log(x)
    const logComplement = x < 0.5 ? Math.log1p(-x) : Math.log(complement)
    return a * logX + b * logComplement - logBeta(a, b)
  }
  const n = a + b
  const off = (x * b - complement * a) / n
  const deviance = a * log1pMinus((off * n) / a) + b * log1pMinus((-off * n) / b)
  const corrections = stirlingCorrection(a) + stirlingCorrection(b) - stirlingCorrection(n)
  return deviance + 0.5 * Math.log((a / n) * b) - HALF_LOG_TWO_PI - corrections
}

/** The continued fraction of I_x(a, b) by Lentz's method. */
function fractionAt(a: number, b: number, x: number): number {
  const tiny = 1e-300
  const keep = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / keep(1 + even * d)
    c = keep(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / keep(1 + odd * d)
    c = keep(1 + odd / c)
    const change = d * c
    fraction *= change
    if (Math.abs(change - 1) < 2e-16) break
  }
  return fraction
}
