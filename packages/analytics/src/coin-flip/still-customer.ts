import type { PurchaseHistory } from '../purchase-histories/purchase-history.ts'
import type { CoinFlipParameters, CoinFlipRules } from './coin-flip-rules.ts'

/**
 * Probability that a customer has not been lost, in the coin-flip family.
 *
 * Notation as in {@link coinFlipLikelihood}: A / (A + Z) = 1 / (1 + a/(b+n−1) · ((α+T)/(α+t_x))^(r+kx) / Σ_{j<k} …).
 * @source Fader & Hardie (2008), brucehardie.com/notes/021, for k = 1
 * @accuracy relative error < 1e-12
 * @cost constant in everything but k, no allocation
 */
export function coinFlipStillCustomer(
  { r, alpha, a, b }: CoinFlipParameters,
  { regularity, flipsAtStart }: CoinFlipRules,
  { frequency, recency, age }: PurchaseHistory,
): number {
  const tosses = frequency + flipsAtStart
  if (tosses === 0) return 1
  const shape = r + regularity * frequency
  const since = age - recency
  const logRatio = Math.log1p(since / (alpha + recency))
  const beats = beatsSince(regularity, shape, since / (alpha + age))
  return 1 / (1 + ((a / (b + tosses - 1)) * Math.exp(shape * logRatio)) / beats)
}

/** Σ_{j<k} (shape)_j / j! · share^j: weight of "fewer than k beats since the last purchase". */
function beatsSince(k: number, shape: number, share: number): number {
  let term = 1
  let sum = 1
  for (let j = 1; j < k; j++) {
    term *= (share * (shape + j - 1)) / j
    sum += term
  }
  return sum
}
