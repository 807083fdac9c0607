import type { Random } from '@regulars/analytics'

/**
 * How the people of the sample business buy. The parameters are known, so what an analysis finds can be held against the truth.
 *
 * Purchase days follow the MBG/NBD model: while a customer stays, purchases come at random at a weekly rate drawn from a gamma
 * distribution; after the first and after each later purchase she leaves for good with a probability drawn from a beta distribution.
 * Spend follows the Gamma-Gamma model: each customer has a mean of her own, each purchase scatters around it.
 */
export interface Behaviour {
  /** Shape and rate (weeks) of the distribution of purchase rates. */
  r: number
  alpha: number
  /** Shapes of the distribution of the probability of leaving. */
  a: number
  b: number
  /** Gamma-Gamma: shape of a purchase, shape and scale of customers' means, in units of the currency. */
  p: number
  q: number
  v: number
}

/** People who buy for themselves. A mean purchase is p·v/(q − 1) = 34.40; mean rate r/alpha = one in about ten weeks. */
export const households: Behaviour = { r: 0.9, alpha: 9, a: 0.85, b: 3.6, p: 6.5, q: 4.1, v: 16.4 }
/** Cafés, hotels and offices: every two weeks or so, for much more, and they stay. */
export const wholesale: Behaviour = { r: 3, alpha: 8, a: 0.5, b: 14, p: 9, q: 5, v: 62 }

/** One customer's own traits, drawn from a behaviour. */
export interface Traits {
  ratePerWeek: number
  leavesWith: number
  meanSpend: number
}

/** Draws the traits of one customer. */
export function drawTraits(random: Random, behaviour: Behaviour): Traits {
  const { r, alpha, a, b, p, q, v } = behaviour
  const left = drawGamma(random, a)
  return {
    ratePerWeek: drawGamma(random, r) / alpha,
    leavesWith: left / (left + drawGamma(random, b)),
    meanSpend: (p * v) / drawGamma(random, q),
  }
}

/** Days of purchase after the first, in days since the first, up to `untilDays`. Two on one day are one. */
export function drawPurchaseDays(random: Random, traits: Traits, untilDays: number): number[] {
  const purchases: number[] = []
  let at = 0
  while (random() >= traits.leavesWith) {
    at += (-Math.log(1 - random()) / traits.ratePerWeek) * 7
    if (at > untilDays) break
    const day = Math.floor(at)
    if (day > (purchases.at(-1) ?? 0)) purchases.push(day)
  }
  return purchases
}

/** Spend of one purchase, in units of the currency. */
export function drawSpend(random: Random, traits: Traits, { p }: Behaviour): number {
  return (drawGamma(random, p) / p) * traits.meanSpend
}

/**
 * A draw from the gamma distribution with this shape and rate 1.
 * @source Marsaglia & Tsang (2000), ACM TOMS 26(3); shapes below 1 by the power of a uniform draw
 */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    const u = 1 - random()
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
