import { requireFinite, requirePositive } from '../require.ts'
import { findRoot } from './find-root.ts'
import { betaShareBelow } from './incomplete-beta.ts'

/**
 * Share of Student's t distribution that lies below t: how surprising a mean difference is in small samples.
 *
 * @source Abramowitz & Stegun (1964), 26.7.1
 * @param t any finite number; the share above is `studentTCdf(-t, degrees)`
 * @param degrees degrees of freedom, > 0, need not be whole (Welch)
 * @returns 0–1
 * @throws RangeError when t is not finite or degrees ≤ 0
 * @accuracy relative error < 1e-12 for degrees ≤ 5,000, < 1e-10 for degrees ≤ 1e6
 * @cost as betaShareBelow, no allocation
 * @example studentTCdf(2.015048373, 5) // ≈ 0.95
 */
export function studentTCdf(t: number, degrees: number): number {
  requireFinite('t', t)
  requirePositive('degrees', degrees)
  if (t === 0) return 0.5
  const tail =
    0.5 * betaShareBelow(0.5 * degrees, 0.5, degrees / (degrees + t * t), 1 / (1 + degrees / (t * t)))
  return t < 0 ? tail : 1 - tail
}

/**
 * The t below which the share `probability` of Student's t distribution lies, for confidence intervals.
 *
 * @param probability strictly between 0 and 1
 * @param degrees degrees of freedom, > 0
 * @throws RangeError when probability is not strictly between 0 and 1 or degrees ≤ 0
 * @accuracy relative error < 1e-11 for degrees ≤ 5,000, < 1e-10 for degrees ≤ 1e6
 * @cost about twenty evaluations of studentTCdf
 * @example studentTQuantile(0.975, 10) // ≈ 2.228138851986274
 */
export function studentTQuantile(probability: number, degrees: number): number {
  requirePositive('degrees', degrees)
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`probability must lie strictly between 0 and 1, but is ${probability}`)
  }
  if (probability === 0.5) return 0
  const tail = Math.min(probability, 1 - probability)
  const excess = (logT: number) => Math.log(studentTCdf(-Math.exp(logT), degrees) / tail)
  let high = 1
  while (excess(high) > 0) high *= 2
  let low = -1
  while (excess(low) < 0) low *= 2
  const t = Math.exp(findRoot(excess, low, high))
  return probability < 0.5 ? -t : t
}
