import { requireCount, requirePositive } from '../require.ts'

/**
 * Parameters of the models in which a customer tosses a coin after a purchase: heads, she stays; tails, she is lost.
 *
 * Notation: purchase rates λ ~ Gamma(r, rate α) across customers, chances of tails p ~ Beta(a, b).
 */
export interface CoinFlipParameters {
  /** Shape of the purchase rates: large when customers buy at similar rates. */
  readonly r: number
  /** Rate of the purchase rates, in time units; the mean purchase rate is r / alpha. */
  readonly alpha: number
  /** Shape of the drop-out chances; the mean chance is a / (a + b). */
  readonly a: number
  readonly b: number
}

/** What tells the members of the family apart. */
export interface CoinFlipRules {
  /** Every k-th beat of a Poisson clock is a purchase: 1 means no rhythm, larger means more regular. */
  readonly regularity: number
  /** 1 when the coin is also tossed after the very first purchase (MBG), 0 when not (BG). */
  readonly flipsAtStart: 0 | 1
}

/**
 * Refuses parameters outside their domain.
 * @throws RangeError naming the parameter
 */
export function requireCoinFlip({ r, alpha, a, b }: CoinFlipParameters, { regularity }: CoinFlipRules): void {
  requirePositive('r', r)
  requirePositive('alpha', alpha)
  requirePositive('a', a)
  requirePositive('b', b)
  requireCount('k', regularity, 1)
}
