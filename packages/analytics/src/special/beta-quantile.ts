import { requirePositive } from '../require.ts'
import { findRoot } from './find-root.ts'
import { betaShareBelow } from './incomplete-beta.ts'

/**
 * The x below which the share `probability` of a beta distribution lies; exact intervals for shares use it.
 *
 * @param probability strictly between 0 and 1
 * @param a shape, finite, > 0
 * @param b shape, finite, > 0
 * @returns 0–1
 * @throws RangeError when probability is not strictly between 0 and 1 or a shape is not above 0
 * @accuracy relative error < 1e-11 in x (and in 1 − x where x is near 1, as far as doubles carry it)
 * @cost about thirty evaluations of betaShareBelow
 * @example betaQuantile(0.5, 2, 2) // ≈ 0.5
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  requirePositive('a', a)
  requirePositive('b', b)
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`probability must lie strictly between 0 and 1, but is ${probability}`)
  }
  const share = (logit: number) => betaShareBelow(a, b, 1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)))
  const excess = (logit: number) => share(logit) - probability
  let low = -1
  while (excess(low) > 0 && low > -690) low *= 2
  let high = 1
  while (excess(high) < 0 && high < 690) high *= 2
  if (excess(low) > 0) return 0
  if (excess(high) < 0) return 1
  return 1 / (1 + Math.exp(-findRoot(excess, low, high)))
}
