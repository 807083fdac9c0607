import type { PurchaseHistory } from '../purchase-histories/purchase-history.ts'
import { betaShareBelow } from '../special/incomplete-beta.ts'
import { logGamma } from '../special/log-gamma.ts'
import type { CoinFlipParameters, CoinFlipRules } from './coin-flip-rules.ts'
import { coinFlipStillCustomer } from './still-customer.ts'

/**
 * Probability that a new customer makes exactly `count` repeat purchases within `horizon` (coin-flip family).
 *
 * @source Fader, Hardie & Lee (2005), for k = 1 and s = 0
 * @accuracy relative error < 1e-11
 */
export function coinFlipCountProbability(
  { r, alpha, a, b }: CoinFlipParameters,
  { regularity, flipsAtStart }: CoinFlipRules,
  count: number,
  horizon: number,
): number {
  const stayed = flipsAtStart ? b / (a + b) : 1
  const ofStaying = countOfStaying(r, horizon / alpha, a, b + flipsAtStart, regularity, 0, count)
  return stayed * ofStaying + (count === 0 ? 1 - stayed : 0)
}

/**
 * Probability that a customer with this history makes exactly `count` purchases within `horizon` from now.
 * The same mixture over the beats already passed as in `coinFlipExpected`; exact for every k.
 */
export function coinFlipFutureCountProbability(
  parameters: CoinFlipParameters,
  rules: CoinFlipRules,
  history: PurchaseHistory,
  count: number,
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
    sum += weight * countOfStaying(shape + beats, ratio, a, heads, k, beats, count)
  }
  return (still * sum) / weights + (count === 0 ? 1 - still : 0)
}

/**
 * Probability of `count` purchases of someone who is a customer now. Either she stayed through all tosses and her
 * clock beat just often enough, or the last toss lost her and the clock beat that often or more.
 */
function countOfStaying(
  shape: number,
  ratio: number,
  a: number,
  b: number,
  k: number,
  beatsBefore: number,
  count: number,
): number {
  if (ratio === 0) return count === 0 ? 1 : 0
  let stayed = 1
  for (let i = 0; i < count; i++) stayed *= (b + i) / (a + b + i)
  const least = count === 0 ? 0 : k * count - beatsBefore
  const most = k * (count + 1) - beatsBefore - 1
  const between = beatsBetween(least, most, shape, ratio)
  if (count === 0) return between
  const lostNow = (stayed * a) / (b + count - 1)
  const reached = betaShareBelow(least, shape, ratio / (1 + ratio), 1 / (1 + ratio))
  return stayed * between + lostNow * reached
}

/** P(least ≤ beats ≤ most) of the negative binomial with this shape and ratio. */
function beatsBetween(least: number, most: number, shape: number, ratio: number): number {
  const orders = least === 0 ? 0 : logGamma(shape + least) - logGamma(shape) - logGamma(least + 1)
  let probability = Math.exp(orders - shape * Math.log1p(ratio) - least * Math.log1p(1 / ratio))
  const growth = ratio / (1 + ratio)
  let sum = 0
  for (let beats = least; beats <= most; beats++) {
    sum += probability
    probability *= (growth * (shape + beats)) / (beats + 1)
  }
  return sum
}
