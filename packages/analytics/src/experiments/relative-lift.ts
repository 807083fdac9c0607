import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { criticalZ, type Interval, usualConfidence } from '../interval.ts'
import { tooThinToCompare } from './compare-means.ts'
import { type SampleSummary, summaryOf } from './sample-summary.ts'

/** By what share of itself the treatment raised the figure: 0.12 means 12 % more. */
export type RelativeLift = {
  ok: true
  /** Mean of the treated over mean of the control group, minus 1; ≥ −1 for figures that are not negative. */
  lift: number
  interval: Interval
  /** Standard error of the lift. */
  standardError: number
}

/** Below this many standard errors the control's mean is no safe thing to divide by (see `relativeLift`). */
const leastControlZ = 3

/**
 * By how many percent did the treated customers do better than those left alone?
 * The shopkeeper's question: "It brought 29 cents a head more: is that a lot, against the 41 cents they spend anyway?"
 *
 * A ratio of two uncertain means, by the delta method. Near a control mean of zero the ratio may be anything, so it
 * answers only when that mean is at least three standard errors above zero; the plain difference (`compareMeans`,
 * `compareShares`) is safe always and should be shown first.
 *
 * @source delta method: Deng, Knoblich & Lu (2018), KDD, arXiv 1803.06336, section 3.1
 * Notation: R = x̄₁/x̄₂; var R ≈ s₁²/(n₁ x̄₂²) + x̄₁² s₂²/(n₂ x̄₂⁴); interval R − 1 ± z · √var R
 * @param treated one finite figure per treated customer, or their summary (of shares: `summaryOfShare`)
 * @param control the same for the randomised holdout
 * @param options `confidence` of the interval, above 0 and below 1, 0.95 unless given
 * @returns lift without unit; cannot say with fewer than two customers in a group, without variation, or when the
 *   control's mean is not clearly above zero
 * @throws RangeError naming the value and its bound
 * @accuracy first-order: its bias is of the order of 1/n
 * @cost one walk over each group; constant from summaries
 * @example relativeLift({ count: 3461, mean: 0.7, variance: 38.44 }, { count: 3407, mean: 0.41, variance: 15.21 })
 *   // lift 0.707, interval −0.035 to 1.450
 */
export function relativeLift(
  treated: ArrayLike<number> | SampleSummary,
  control: ArrayLike<number> | SampleSummary,
  { confidence = usualConfidence }: { confidence?: number } = {},
): RelativeLift | CannotSay {
  const z = criticalZ(confidence)
  const one = summaryOf('treated', treated)
  const two = summaryOf('control', control)
  const refusal = tooThinToCompare(one, two) ?? unsafeToDivide(two)
  if (refusal) return refusal
  const lift = one.mean / two.mean - 1
  const standardError = liftStandardError(one, two)
  return {
    ok: true,
    lift,
    standardError,
    interval: { low: lift - z * standardError, high: lift + z * standardError },
  }
}

/** Standard error of x̄₁/x̄₂ by the delta method. */
export function liftStandardError(treated: SampleSummary, control: SampleSummary): number {
  const ratio = treated.mean / control.mean
  const fromTreated = treated.variance / treated.count
  const fromControl = (ratio * ratio * control.variance) / control.count
  return Math.sqrt(fromTreated + fromControl) / Math.abs(control.mean)
}

/** Why a ratio to this group's mean would mean nothing. */
export function unsafeToDivide({ count, mean, variance }: SampleSummary): CannotSay | undefined {
  if (mean > 0 && mean >= leastControlZ * Math.sqrt(variance / count)) return undefined
  return cannotSay(
    'What the customers left alone did on average is too close to zero to take percentages of; look at the plain difference.',
  )
}
