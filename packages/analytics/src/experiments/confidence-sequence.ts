import type { CannotSay } from '../cannot-say.ts'
import { type Interval, upperProbability, usualConfidence } from '../interval.ts'
import { requirePositive } from '../require.ts'
import { tooThinToCompare } from './compare-means.ts'
import { liftStandardError, unsafeToDivide } from './relative-lift.ts'
import { type SampleSummary, summaryOf } from './sample-summary.ts'

/** A comparison that stays honest however often one looks. */
export type ConfidenceSequence = {
  ok: true
  /** Difference of the means, or the relative lift, as asked for. */
  estimate: number
  /** Holds the truth at all looks together with the confidence asked for. */
  interval: Interval
  /** The ordinary standard error, of a single look. */
  standardError: number
  /** Valid at every look, 0–1: stop as soon as it is small enough. */
  pValue: number
}

/** What to follow over time, how sure, and where to be sharpest. */
export type SequenceOptions = {
  /** Above 0 and below 1, 0.95 unless given. */
  confidence?: number
  /** Number of customers (both groups together) at which the interval is tightest, > 0; 5,000 unless given. */
  tightestAt?: number
  /** Follow the plain difference (as unless given) or the relative lift. */
  of?: 'difference' | 'relative-lift'
}

/**
 * What does the running test say now, when I look at it every day?
 * The shopkeeper's question: "May I stop as soon as it looks good?"
 *
 * With this interval, yes: it holds the truth at all times at once, where the ordinary one is wrong in one look of seven
 * after five looks and in one of four after twenty. The price is width: about 1.5 times the ordinary interval near
 * `tightestAt`. Looks at very few customers (below about a hundred a group) are covered only approximately.
 *
 * @source Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas (2021), arXiv 2103.06476, theorem 2.2 (asymptotic confidence
 *   sequence) with ρ by their equation (15); p-value: the same mixture martingale inverted
 * Notation: n customers, v = n · se²; half-width √(v · 2(nρ²+1)/(n²ρ²) · ln(√(nρ²+1)/α));
 *   ρ² = (−2 ln α + ln(1 − 2 ln α)) / tightestAt; p = min(1, √(nρ²+1) · exp(−(d²/se²) · nρ² / (2(nρ²+1))))
 * @param treated one finite figure per treated customer so far, or their summary (of shares: `summaryOfShare`)
 * @param control the same for the randomised holdout
 * @param options see `SequenceOptions`; fix them before the first look
 * @returns estimate in the unit of the data (lift: no unit); cannot say with fewer than two customers in a group, without
 *   variation, or for a lift over a mean near zero
 * @throws RangeError naming the value and its bound
 * @accuracy asymptotic in the number of customers
 * @cost one walk over each group; constant from summaries
 * @example confidenceSequence(
 *   { count: 3461, mean: 0.7, variance: 38.44 }, { count: 3407, mean: 0.41, variance: 15.21 })
 *   // difference 0.29, at any time −0.09 to 0.67
 */
export function confidenceSequence(
  treated: ArrayLike<number> | SampleSummary,
  control: ArrayLike<number> | SampleSummary,
  { confidence = usualConfidence, tightestAt = 5000, of = 'difference' }: SequenceOptions = {},
): ConfidenceSequence | CannotSay {
  const significance = 2 * (1 - upperProbability(confidence))
  requirePositive('tightestAt', tightestAt)
  const one = summaryOf('treated', treated)
  const two = summaryOf('control', control)
  const lift = of === 'relative-lift'
  const refusal = tooThinToCompare(one, two) ?? (lift ? unsafeToDivide(two) : undefined)
  if (refusal) return refusal
  const estimate = lift ? one.mean / two.mean - 1 : one.mean - two.mean
  const standardError = lift
    ? liftStandardError(one, two)
    : Math.sqrt(one.variance / one.count + two.variance / two.count)
  const mixing = (one.count + two.count) * mixingVariance(significance, tightestAt)
  const reach = standardError * mixtureReach(mixing, significance)
  const z2 = (estimate / standardError) ** 2
  return {
    ok: true,
    estimate,
    interval: { low: estimate - reach, high: estimate + reach },
    standardError,
    pValue: Math.min(1, Math.sqrt(mixing + 1) * Math.exp((-z2 * mixing) / (2 * (mixing + 1)))),
  }
}

/** ρ²: the variance of the normal mixture that makes the interval tightest at `tightestAt` customers. */
function mixingVariance(significance: number, tightestAt: number): number {
  const twice = -2 * Math.log(significance)
  return (twice + Math.log(twice + 1)) / tightestAt
}

/** Half-width in standard errors, given nρ². */
function mixtureReach(mixing: number, significance: number): number {
  return Math.sqrt((2 * (mixing + 1) * Math.log(Math.sqrt(mixing + 1) / significance)) / mixing)
}
