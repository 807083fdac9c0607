import { betaShareBelow } from '../special/incomplete-beta.ts'
import { logGamma } from '../special/log-gamma.ts'
import type { CoinFlipParameters, CoinFlipRules } from './coin-flip-rules.ts'

/**
 * Probability that a new customer makes exactly `count` repeat purchases within `horizon` (coin-flip family).
 *
 * Either she stayed through all n = count + s tosses and her clock beat k·count … k·count + k−1 times, or the n-th
 * toss was her last and the clock beat k·count times or more.
 * @source Fader, Hardie & Lee (2005), equation 8, for k = 1 and s = 0
 * @accuracy relative error < 1e-11
 */
export function coinFlipCountProbability(
  { r, alpha, a, b }: CoinFlipParameters,
  { regularity: k, flipsAtStart }: CoinFlipRules,
  count: number,
  horizon: number,
): number {
  if (horizon === 0) return count === 0 ? 1 : 0
  const tosses = count + flipsAtStart
  let stayed = 1
  for (let i = 0; i < tosses; i++) stayed *= (b + i) / (a + b + i)
  const lostNow = tosses > 0 ? (stayed * a) / (b + tosses - 1) : 0
  const share = horizon / (alpha + horizon)
  const reached = count === 0 ? 1 : betaShareBelow(k * count, r, share, alpha / (alpha + horizon))
  return stayed * beatsBetween(k * count, k, r, share) + lostNow * reached
}

/** P(first ≤ beats < first + k) of the negative binomial with shape r and share z. */
function beatsBetween(first: number, k: number, r: number, z: number): number {
  let probability = Math.exp(
    r * Math.log1p(-z) + first * Math.log(z) + logGamma(r + first) - logGamma(r) - logGamma(first + 1),
  )
  let sum = 0
  for (let beats = first; beats < first + k; beats++) {
    sum += probability
    probability *= (z * (r + beats)) / (beats + 1)
  }
  return sum
}
