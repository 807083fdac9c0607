import { requireCount, requirePositive } from '../require.ts'
import { gaussHypergeometric } from '../special/gauss-hypergeometric.ts'
import { logBeta } from '../special/log-beta.ts'

/**
 * Parameters of the shifted beta-geometric model.
 * Notation: chance of not renewing θ ~ Beta(α, β) across customers.
 */
export interface ShiftedBetaGeometricParameters {
  readonly alpha: number
  readonly beta: number
}

/**
 * Shifted beta-geometric: how many subscribers will still be there after so many renewals?
 *
 * At each renewal a customer leaves with her own chance θ, which does not change over time. That retention rises with
 * age comes from sorting alone: those likely to leave do so first. For contracts, where leaving is seen; where it is
 * not, use the purchase models.
 * @source Fader & Hardie (2007), How to Project Customer Retention, Journal of Interactive Marketing 21(1), 76–90;
 *   Fader & Hardie (2010), Customer-Base Valuation in a Contractual Setting, Marketing Science 29(1), 85–93
 * @accuracy 1e-12 relative
 * @cost constant
 */
export const shiftedBetaGeometric = {
  /** Share of a cohort still there after so many renewals, 0–1: B(α, β+t) / B(α, β). */
  survival(parameters: ShiftedBetaGeometricParameters, renewals: number): number {
    requireShiftedBetaGeometric(parameters)
    requireCount('renewals', renewals)
    const { alpha, beta } = parameters
    return Math.exp(logBeta(alpha, beta + renewals) - logBeta(alpha, beta))
  },

  /** Probability that a customer leaves at exactly this renewal (1 is the first): B(α+1, β+t−1) / B(α, β). */
  leavingProbability(parameters: ShiftedBetaGeometricParameters, renewal: number): number {
    requireShiftedBetaGeometric(parameters)
    requireCount('renewal', renewal, 1)
    const { alpha, beta } = parameters
    return Math.exp(logBeta(alpha + 1, beta + renewal - 1) - logBeta(alpha, beta))
  },

  /** Share of those there before this renewal (1 is the first) who renew: (β+t−1) / (α+β+t−1); rises with age. */
  retentionRate(parameters: ShiftedBetaGeometricParameters, renewal: number): number {
    requireShiftedBetaGeometric(parameters)
    requireCount('renewal', renewal, 1)
    const { alpha, beta } = parameters
    return (beta + renewal - 1) / (alpha + beta + renewal - 1)
  },

  /**
   * Contract periods that a customer who has renewed `renewals` times will still pay for, discounted; her next payment
   * is due one period from now: (β+n) / (α+β+n) · ₂F₁(1, β+n+1; α+β+n+1; 1/(1+d)) / (1+d).
   * @param discountRate per period, > 0
   */
  discountedResidualPeriods(
    parameters: ShiftedBetaGeometricParameters,
    renewals: number,
    discountRate: number,
  ): number {
    requireShiftedBetaGeometric(parameters)
    requireCount('renewals', renewals)
    requirePositive('discountRate', discountRate)
    const beta = parameters.beta + renewals
    const sum = parameters.alpha + beta
    const discount = 1 / (1 + discountRate)
    return (beta / sum) * discount * gaussHypergeometric(1, beta + 1, sum + 1, discount)
  },
} as const

/** Refuses parameters outside their domain with a RangeError naming the parameter. */
export function requireShiftedBetaGeometric({ alpha, beta }: ShiftedBetaGeometricParameters): void {
  requirePositive('alpha', alpha)
  requirePositive('beta', beta)
}
