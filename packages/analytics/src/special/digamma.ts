import { requirePositive } from '../require.ts'

/** B₂ₙ / (2n), n = 1…8: the asymptotic series of digamma. */
const DIGAMMA_SERIES = [
  1 / 12,
  -1 / 120,
  1 / 252,
  -1 / 240,
  1 / 132,
  -691 / 32760,
  1 / 12,
  -3617 / 8160,
] as const

/** B₂ₙ, n = 1…8: the asymptotic series of trigamma. */
const BERNOULLI = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510] as const

/**
 * Slope of log Γ at x, ψ(x) = d log Γ(x) / dx; gradients of likelihoods with gamma functions need it.
 *
 * @source Abramowitz & Stegun (1964), 6.3.5 (recurrence) and 6.3.18 (asymptotic series)
 * @param x finite, > 0
 * @throws RangeError when x is not a finite number above 0
 * @accuracy absolute error < 2e-15 · max(1, |ψ(x)|); the root at 1.4616… is exact to 1e-15 absolute
 * @cost constant, no allocation
 * @example digamma(1) // ≈ -0.5772156649015329
 */
export function digamma(x: number): number {
  requirePositive('x', x)
  let shifted = x
  let below = 0
  while (shifted < 10) {
    below += 1 / shifted
    shifted++
  }
  const y = 1 / (shifted * shifted)
  let series = 0
  for (let n = DIGAMMA_SERIES.length - 1; n >= 0; n--) series = (series + (DIGAMMA_SERIES[n] as number)) * y
  return Math.log(shifted) - 0.5 / shifted - series - below
}

/**
 * Slope of digamma at x, ψ′(x): the curvature of log Γ.
 *
 * @source Abramowitz & Stegun (1964), 6.4.6 and 6.4.12
 * @param x finite, > 0
 * @throws RangeError when x is not a finite number above 0
 * @accuracy relative error < 5e-15
 * @cost constant, no allocation
 * @example trigamma(1) // ≈ 1.6449340668482264 = π²/6
 */
export function trigamma(x: number): number {
  requirePositive('x', x)
  let shifted = x
  let below = 0
  while (shifted < 10) {
    below += 1 / (shifted * shifted)
    shifted++
  }
  const y = 1 / (shifted * shifted)
  let series = 0
  for (let n = BERNOULLI.length - 1; n >= 0; n--) series = (series + (BERNOULLI[n] as number)) * y
  return 1 / shifted + 0.5 * y + series / shifted + below
}
