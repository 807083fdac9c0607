import { nbdProbability } from '../nbd/nbd.ts'
import type { PurchaseHistory } from '../purchase-histories/purchase-history.ts'
import { requirePositive } from '../require.ts'
import { integrate, integrateToInfinity } from '../special/integrate.ts'
import { leavingIntegral } from './leaving-integral.ts'

/**
 * Parameters of Pareto/NBD.
 * Notation: purchase rates λ ~ Gamma(r, rate α), leaving rates μ ~ Gamma(s, rate β) across customers.
 */
export interface ParetoNbdParameters {
  /** Shape of the purchase rates: large when customers buy at similar rates. */
  readonly r: number
  /** Rate of the purchase rates, in time units; the mean purchase rate is r / alpha. */
  readonly alpha: number
  /** Shape of the leaving rates. */
  readonly s: number
  /** Rate of the leaving rates, in time units; the mean leaving rate is s / beta. */
  readonly beta: number
}

/** Refuses parameters outside their domain with a RangeError naming the parameter. */
export function requireParetoNbd({ r, alpha, s, beta }: ParetoNbdParameters): void {
  requirePositive('r', r)
  requirePositive('alpha', alpha)
  requirePositive('s', s)
  requirePositive('beta', beta)
}

const now = { value: 0, slopeR: 0, slopeAlpha: 0, slopeS: 0, slopeBeta: 0 }
const last = { value: 0, slopeR: 0, slopeAlpha: 0, slopeS: 0, slopeBeta: 0 }

/**
 * Probability that a customer has not left: 1 / [1 − s h(T) + s h(t_x) K(t_x)/K(T)], notation as in the likelihood.
 * @source Fader & Hardie (2005), brucehardie.com/notes/009, regrouped
 * @accuracy relative error < 1e-11
 */
export function paretoStillCustomer(
  { r, alpha, s, beta }: ParetoNbdParameters,
  { frequency, recency, age }: PurchaseHistory,
): number {
  leavingIntegral(r + frequency, alpha, s, beta, age, now)
  leavingIntegral(r + frequency, alpha, s, beta, recency, last)
  const since = age - recency
  const growth =
    (r + frequency) * Math.log1p(since / (alpha + recency)) + s * Math.log1p(since / (beta + recency))
  return 1 / (1 - s * now.value + s * last.value * Math.exp(growth))
}

/**
 * Purchases to expect of a new customer: (r/α) · ∫_0^t (β/(β+u))^s du.
 * @source Schmittlein, Morrison & Colombo (1987); passes smoothly through s = 1
 */
export function paretoExpectedOfNew({ r, alpha, s, beta }: ParetoNbdParameters, horizon: number): number {
  return (r / alpha) * timeAsCustomer(s, beta, horizon)
}

/** The same with what the history taught: λ ~ Gamma(r+x, α+T), μ ~ Gamma(s, β+T), times the chance of being here. */
export function paretoExpected(
  parameters: ParetoNbdParameters,
  history: PurchaseHistory,
  horizon: number,
): number {
  const { r, alpha, s, beta } = parameters
  const rate = (r + history.frequency) / (alpha + history.age)
  return paretoStillCustomer(parameters, history) * rate * timeAsCustomer(s, beta + history.age, horizon)
}

/** ∫_0^t (β/(β+u))^s du = β · [1 − (β/(β+t))^(s−1)] / (s−1), by expm1 so that s = 1 is no exception. */
function timeAsCustomer(s: number, beta: number, horizon: number): number {
  const log = Math.log1p(horizon / beta)
  const exponent = (1 - s) * log
  return beta * log * (exponent === 0 ? 1 : Math.expm1(exponent) / exponent)
}

/**
 * Probability that a new customer makes exactly `count` repeat purchases: she stays through the horizon and buys so
 * often, or leaves at some u before its end, having bought so often by then.
 * @accuracy relative error < 1e-10 (quadrature over u)
 */
export function paretoCountProbability(
  { r, alpha, s, beta }: ParetoNbdParameters,
  count: number,
  horizon: number,
): number {
  const stays = Math.exp(-s * Math.log1p(horizon / beta)) * nbdProbability(r, horizon / alpha, count)
  const leaves = (u: number) =>
    (s / (beta + u)) * Math.exp(-s * Math.log1p(u / beta)) * nbdProbability(r, u / alpha, count)
  return stays + (horizon > 0 ? integrate(leaves, 0, horizon) : 0)
}

/**
 * Probability that a customer with this history makes exactly `count` purchases within the horizon from now.
 * @source Fader & Hardie, brucehardie.com/notes/028 (by its argument: a customer who is here is a new one with
 *   r+x, α+T, s, β+T)
 */
export function paretoFutureCountProbability(
  parameters: ParetoNbdParameters,
  history: PurchaseHistory,
  count: number,
  horizon: number,
): number {
  const { frequency, age } = history
  const { r, alpha, s, beta } = parameters
  const still = paretoStillCustomer(parameters, history)
  const learnt = { r: r + frequency, alpha: alpha + age, s, beta: beta + age }
  return still * paretoCountProbability(learnt, count, horizon) + (count === 0 ? 1 - still : 0)
}

/**
 * Discounted expected residual transactions: P(still a customer) · (r+x)/(α+T) · ∫_0^∞ e^(−δu) ((β+T)/(β+T+u))^s du.
 * @source Fader, Hardie & Lee (2005b), Journal of Marketing Research 42(4), 415–430, their DERT (its Tricomi function
 *   written as the integral that it is)
 * @accuracy relative error < 1e-10
 */
export function paretoDiscountedPurchases(
  parameters: ParetoNbdParameters,
  history: PurchaseHistory,
  discountRate: number,
): number {
  const { r, alpha, s, beta } = parameters
  const since = beta + history.age
  const rate = (r + history.frequency) / (alpha + history.age)
  const time =
    integrateToInfinity((v) => Math.exp(-v - s * Math.log1p(v / (discountRate * since)))) / discountRate
  return paretoStillCustomer(parameters, history) * rate * time
}
