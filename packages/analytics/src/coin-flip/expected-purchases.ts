import type { PurchaseHistory } from '../purchase-histories/purchase-history.ts'
import type { CoinFlipParameters, CoinFlipRules } from './coin-flip-rules.ts'
import { coinFlipStillCustomer } from './still-customer.ts'

/** A horizon this many times the time observed says nothing any more and would take millions of terms. */
const LONGEST_RATIO = 100_000

/**
 * Purchases to expect within `horizon` of a customer who made her first purchase just now (coin-flip family).
 *
 * Those of a staying customer when the coin is not tossed at the start; else times the chance b/(a+b) of heads.
 */
export function coinFlipExpectedOfNew(
  { r, alpha, a, b }: CoinFlipParameters,
  { regularity, flipsAtStart }: CoinFlipRules,
  horizon: number,
): number {
  const stays = flipsAtStart ? b / (a + b) : 1
  return stays * purchasesOfStaying(r, horizon / alpha, a, b + flipsAtStart, regularity, 0)
}

/**
 * Purchases to expect within `horizon` of a customer with this history (coin-flip family).
 *
 * The chance that she still is a customer, times what a customer then buys: given that, λ ~ Gamma(r+kx+j, α+T) where
 * j of the k beats to her next purchase have passed, with the weights of the sum in `coinFlipStillCustomer`, and
 * p ~ Beta(a, b+x+s). Exact for every k.
 */
export function coinFlipExpected(
  parameters: CoinFlipParameters,
  rules: CoinFlipRules,
  history: PurchaseHistory,
  horizon: number,
): number {
  const { r, alpha, a, b } = parameters
  const k = rules.regularity
  const { frequency, recency, age } = history
  const still = coinFlipStillCustomer(parameters, rules, history)
  const shape = r + k * frequency
  const heads = b + frequency + rules.flipsAtStart
  const ratio = horizon / (alpha + age)
  const share = (age - recency) / (alpha + age)
  let weight = 1
  let weights = 0
  let sum = 0
  for (let beats = 0; beats < k; beats++) {
    if (beats > 0) weight *= (share * (shape + beats - 1)) / beats
    weights += weight
    sum += weight * purchasesOfStaying(shape + beats, ratio, a, heads, k, beats)
  }
  return (still * sum) / weights
}

/**
 * Expected purchases of someone who is a customer now: Σ_m P(m beats) · E[tosses made by then].
 *
 * Beats follow NBD(shape, ratio) where ratio = horizon / rate; with (m + beatsBefore) div k purchases possible, the
 * i-th of them is made if the i−1 tosses before it were heads: E[(1−p)^(i−1)] = Π (b+l)/(a+b+l). Every term is
 * positive, so no digits cancel; the textbook form with ₂F₁ divides zero by zero at a = 1.
 *
 * @accuracy relative error < 1e-13
 * @cost terms grow with ratio and the expected number of beats: about 60 at ratio 1, 700 at ratio 18
 */
function purchasesOfStaying(
  shape: number,
  ratio: number,
  a: number,
  b: number,
  k: number,
  beatsBefore: number,
): number {
  if (ratio === 0) return 0
  if (ratio > LONGEST_RATIO) {
    throw new RangeError(`horizon must be at most ${LONGEST_RATIO} times alpha + age, but is ${ratio} times`)
  }
  const z = ratio / (1 + ratio)
  let logScale = -shape * Math.log1p(ratio)
  let beatWeight = 1
  let expected = 0
  let chanceOfNext = 1
  let purchases = 0
  let untilNext = k - beatsBefore
  let sum = 0
  for (let m = 1; ; m++) {
    const growth = (z * (shape + m - 1)) / m
    beatWeight *= growth
    if (--untilNext === 0) {
      untilNext = k
      expected += chanceOfNext
      chanceOfNext *= (b + purchases) / (a + b + purchases)
      purchases++
    }
    sum += beatWeight * expected
    if (growth < 1 && beatWeight * (expected + 1) <= 1e-17 * (1 - growth) * sum) break
    if (beatWeight < 1e-290) break
    if (beatWeight > 1e200) {
      beatWeight *= 1e-200
      sum *= 1e-200
      logScale += 200 * Math.LN10
    }
  }
  return sum * Math.exp(logScale)
}
