import { requireCount, requirePositive } from '../require.ts'
import { logBeta } from '../special/log-beta.ts'
import { logGamma } from '../special/log-gamma.ts'

/**
 * Parameters of BG/BB.
 * Notation: chance of buying at an opportunity p ~ Beta(α, β); chance of leaving before one θ ~ Beta(γ, δ).
 */
export interface BgBbParameters {
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  readonly delta: number
}

/** What one customer did at a row of opportunities, such as yearly appeals or monthly issues. */
export interface OpportunityHistory {
  /** Opportunities taken, after the first purchase. Whole, ≥ 0. */
  readonly frequency: number
  /** Number of the last opportunity taken; 0 when none was. */
  readonly recency: number
  /** Opportunities had. Whole, ≥ recency. */
  readonly opportunities: number
}

/**
 * BG/BB: will she buy at the next opportunity? For purchases that can happen only now and then: appeals for donations,
 * yearly conferences, cruises, weekly boxes.
 *
 * Before each opportunity a customer leaves for good with her own chance θ; if she has not, she buys with her own
 * chance p. Chances vary over customers, independently of each other. All sums run over opportunities, so nothing is
 * approximated. Every function throws a RangeError naming the value when a parameter or count is out of range.
 *
 * Notation: x = frequency, t_x = recency, n = opportunities, and
 * S(m) = B(α+x, β+n−x)/B(α, β) · B(γ, δ+m)/B(γ, δ)       the history, and a customer still at opportunity m ≥ n
 * G(m) = B(α+x, β+m−x)/B(α, β) · B(γ+1, δ+m)/B(γ, δ)     the history, having left right after m < n
 * L = S(n) + G(t_x) + … + G(n−1)
 * @source Fader, Hardie & Shang (2010), Customer-Base Analysis in a Discrete-Time Noncontractual Setting, Marketing
 *   Science 29(6), 1086–1108
 * @accuracy 1e-12 relative
 * @cost one logarithm of a beta function per opportunity
 * @example bgBb.expectedPurchasesOfNewCustomer({ alpha: 1.2035, beta: 0.7497, gamma: 0.6567, delta: 2.7834 }, 2) // ≈ 0.923
 */
export const bgBb = {
  /** Log-likelihood of one history: log L. */
  logLikelihood(parameters: BgBbParameters, history: OpportunityHistory): number {
    requireBgBb(parameters)
    requireOpportunities(history)
    return logLikelihoodOf(parameters, history)
  },

  /** Probability, 0–1, that she still is a customer at the next opportunity: S(n+1) / L. */
  stillCustomer(parameters: BgBbParameters, history: OpportunityHistory): number {
    requireBgBb(parameters)
    requireOpportunities(history)
    return Math.exp(logPresent(parameters, history, 1) - logLikelihoodOf(parameters, history))
  },

  /** Purchases to expect of her at the next `opportunities` N: (α+x)/(α+β+n) · Σ_{m=n+1…n+N} S(m) / L. */
  expectedPurchases(parameters: BgBbParameters, history: OpportunityHistory, opportunities: number): number {
    requireBgBb(parameters)
    requireOpportunities(history)
    requireCount('opportunities', opportunities)
    const { alpha, beta } = parameters
    const buys = (alpha + history.frequency) / (alpha + beta + history.opportunities)
    const likelihood = logLikelihoodOf(parameters, history)
    let sum = 0
    for (let ahead = 1; ahead <= opportunities; ahead++) {
      sum += Math.exp(logPresent(parameters, history, ahead) - likelihood)
    }
    return buys * sum
  },

  /** Purchases to expect of a new customer at her first `opportunities` n: α/(α+β) · Σ_{m=1…n} B(γ, δ+m)/B(γ, δ). */
  expectedPurchasesOfNewCustomer(parameters: BgBbParameters, opportunities: number): number {
    requireBgBb(parameters)
    requireCount('opportunities', opportunities)
    const { alpha, beta, gamma, delta } = parameters
    let present = 1
    let sum = 0
    for (let i = 0; i < opportunities; i++) {
      present *= (delta + i) / (gamma + delta + i)
      sum += present
    }
    return (alpha / (alpha + beta)) * sum
  },

  /** Probability that a new customer buys at exactly x of her first n: C(n, x) S(n) + Σ_{m=x…n−1} C(m, x) G(m). */
  purchaseCountProbability(parameters: BgBbParameters, count: number, opportunities: number): number {
    requireBgBb(parameters)
    requireCount('count', count)
    requireCount('opportunities', opportunities)
    if (count > opportunities) return 0
    const ways = (n: number) => logGamma(n + 1) - logGamma(count + 1) - logGamma(n - count + 1)
    let sum = Math.exp(ways(opportunities) + logStayed(parameters, count, opportunities))
    for (let left = count; left < opportunities; left++) {
      sum += Math.exp(ways(left) + logLeft(parameters, count, left))
    }
    return sum
  },
} as const

/** Refuses parameters outside their domain with a RangeError naming the parameter. */
export function requireBgBb({ alpha, beta, gamma, delta }: BgBbParameters): void {
  requirePositive('alpha', alpha)
  requirePositive('beta', beta)
  requirePositive('gamma', gamma)
  requirePositive('delta', delta)
}

/** Refuses a history that cannot be with a RangeError naming the value. */
export function requireOpportunities({ frequency, recency, opportunities }: OpportunityHistory): void {
  requireCount('frequency', frequency)
  requireCount('recency', recency, frequency)
  requireCount('opportunities', opportunities, recency)
  if (recency > 0 && frequency === 0)
    throw new RangeError(`recency must be 0 where frequency is, but is ${recency}`)
}

/** log of the probability of x purchases among n in a given order, and still there: stayed through n. */
function logStayed({ alpha, beta, gamma, delta }: BgBbParameters, x: number, n: number): number {
  const bought = logBeta(alpha + x, beta + n - x) - logBeta(alpha, beta)
  return bought + logBeta(gamma, delta + n) - logBeta(gamma, delta)
}

/** The same, having left just after opportunity n. */
function logLeft({ alpha, beta, gamma, delta }: BgBbParameters, x: number, n: number): number {
  const bought = logBeta(alpha + x, beta + n - x) - logBeta(alpha, beta)
  return bought + logBeta(gamma + 1, delta + n) - logBeta(gamma, delta)
}

/** log of the joint probability of the history and of being a customer `ahead` opportunities later. */
function logPresent(parameters: BgBbParameters, history: OpportunityHistory, ahead: number): number {
  const { alpha, beta, gamma, delta } = parameters
  const { frequency: x, opportunities: n } = history
  const bought = logBeta(alpha + x, beta + n - x) - logBeta(alpha, beta)
  return bought + logBeta(gamma, delta + n + ahead) - logBeta(gamma, delta)
}

function logLikelihoodOf(
  parameters: BgBbParameters,
  { frequency, recency, opportunities }: OpportunityHistory,
): number {
  let most = logStayed(parameters, frequency, opportunities)
  let sum = 1
  for (let left = recency; left < opportunities; left++) {
    const term = logLeft(parameters, frequency, left)
    if (term > most) {
      sum = sum * Math.exp(most - term) + 1
      most = term
    } else sum += Math.exp(term - most)
  }
  return most + Math.log(sum)
}
