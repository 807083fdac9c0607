import { requirePositive } from '../require.ts'
import { logGamma, stirlingCorrection } from './log-gamma.ts'

const HALF_LOG_TWO_PI = 0.9189385332046728

/**
 * Natural logarithm of the beta function, log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b).
 *
 * Written so that the large parts of big arguments cancel on paper and not in floating point.
 * @source Abramowitz & Stegun (1964), 6.2.2 with 6.1.41
 * @param a finite, > 0
 * @param b finite, > 0
 * @throws RangeError when a or b is not a finite number above 0
 * @accuracy relative error < 2e-14 for 1e-6 ≤ a, b ≤ 1e10 (absolute where the result is near 0)
 * @cost constant, no allocation
 * @example logBeta(2, 3) // ≈ -2.484906649788 = log(1/12)
 */
export function logBeta(a: number, b: number): number {
  requirePositive('a', a)
  requirePositive('b', b)
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  const sum = small + large
  if (large < 8) return logGamma(small) + (logGamma(large) - logGamma(sum))
  const largePart = (large - 0.5) * Math.log1p(-small / sum)
  if (small < 8) {
    const corrections = stirlingCorrection(large) - stirlingCorrection(sum)
    return logGamma(small) + largePart + small - small * Math.log(sum) + corrections
  }
  const corrections = stirlingCorrection(small) + stirlingCorrection(large) - stirlingCorrection(sum)
  return HALF_LOG_TWO_PI + largePart + small * Math.log(small / sum) - 0.5 * Math.log(small) + corrections
}
