import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { fitByLikelihood, LARGEST_SHAPE, type LogLikelihood } from '../purchase-models/fit-by-likelihood.ts'
import { requireNotNegative } from '../require.ts'
import type { ShiftedBetaGeometricParameters } from './shifted-beta-geometric.ts'

/** A fitted shifted beta-geometric model. */
export interface ShiftedBetaGeometricFit {
  readonly ok: true
  readonly parameters: ShiftedBetaGeometricParameters
  readonly logLikelihood: number
  readonly standardErrors: ShiftedBetaGeometricParameters
  /** Covariance of log alpha and log beta, row after row. */
  readonly logCovariance: Float64Array
  readonly converged: true
}

/**
 * Fits how customers drop out of a contract, from how many of a cohort were left after each renewal.
 * The shopkeeper's question: "Of a hundred new subscribers, how many will be here in five years?"
 *
 * @source Fader & Hardie (2007), Journal of Interactive Marketing 21(1), 76–90
 * @param survivors customers at the start and after each renewal, not rising; counts, or shares times any size (the
 *   standard errors are for that size)
 * @returns the fit; see {@link shiftedBetaGeometric} for what to ask of it; or why there is none
 * @throws RangeError when a count is negative, not finite, or larger than the one before
 * @accuracy parameters to 1e-7 relative
 * @cost a few dozen logarithms per renewal
 * @example fitShiftedBetaGeometric([1000, 869, 743, 653, 593]) // alpha ≈ 0.68, beta ≈ 3.9
 */
export function fitShiftedBetaGeometric(survivors: ArrayLike<number>): ShiftedBetaGeometricFit | CannotSay {
  const renewals = survivors.length - 1
  for (let t = 0; t <= renewals; t++) {
    requireNotNegative(`survivors[${t}]`, survivors[t]!)
    if (t > 0 && survivors[t]! > survivors[t - 1]!) {
      throw new RangeError(`survivors[${t}] must be at most ${survivors[t - 1]}, but is ${survivors[t]}`)
    }
  }
  if (renewals < 2)
    return cannotSay(`The cohort has come to ${Math.max(0, renewals)} renewals; at least 2 are needed.`)
  if (!(survivors[1]! < survivors[0]!)) return cannotSay('Nobody has left at the first renewal.')
  const starts = [
    [1, 1],
    [0.5, 3],
    [3, 20],
  ]
  const fit = fitByLikelihood(dropOutLikelihood(survivors), starts, survivors[0]!, [
    LARGEST_SHAPE,
    LARGEST_SHAPE,
  ])
  if (!fit.ok) return fit
  const { logLikelihood, logCovariance, converged } = fit
  return {
    ok: true,
    parameters: named(fit.parameters),
    logLikelihood,
    standardErrors: named(fit.standardErrors),
    logCovariance,
    converged,
  }
}

/** Σ_t (left at t) log P(T = t) + (left over) log S, as running products of (β+i)/(α+β+i). */
function dropOutLikelihood(survivors: ArrayLike<number>): LogLikelihood {
  return (parameters, gradient) => {
    const [alpha, beta] = parameters as unknown as [number, number]
    let total = 0
    let slopeAlpha = 0
    let slopeBeta = 0
    for (let t = 1; t < survivors.length; t++) {
      const stayed = survivors[t]!
      const left = survivors[t - 1]! - stayed
      const both = alpha + beta + t - 1
      total += left * Math.log(alpha / both) + stayed * Math.log1p(-alpha / both)
      slopeAlpha += left / alpha - (left + stayed) / both
      slopeBeta += stayed / (beta + t - 1) - (left + stayed) / both
    }
    gradient[0] = slopeAlpha
    gradient[1] = slopeBeta
    return total
  }
}

function named(values: Float64Array): ShiftedBetaGeometricParameters {
  const [alpha, beta] = values as unknown as [number, number]
  return { alpha, beta }
}
