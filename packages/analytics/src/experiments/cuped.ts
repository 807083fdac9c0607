import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { usualConfidence } from '../interval.ts'
import { requireSameLength } from '../require.ts'
import { compareMeans, type MeanComparison } from './compare-means.ts'
import { summarise } from './sample-summary.ts'

/** What customers did in the test, and the same or a related figure from before it, in the same order. */
export type BeforeAndAfter = { outcome: ArrayLike<number>; before: ArrayLike<number> }

/** The comparison freed from what was known beforehand, and how much that helped. */
export type CupedComparison = MeanComparison & {
  /** How much one unit more before goes with in the outcome. */
  coefficient: number
  /** Share of the outcome's variance that the past explains within the groups, 0–1. */
  explainedShare: number
  /** The same comparison without the adjustment. */
  unadjusted: MeanComparison
}

/**
 * What did the treatment bring, once the differences that were there before are taken out?
 * The shopkeeper's question: "Big spenders spend much anyway: can that noise be removed from the answer?"
 *
 * The past may only be what happened before the draw: then the adjustment cannot bias the answer, and narrows the
 * interval by √(1 − explainedShare). Half the variance is saved where habits are steady; nothing where the past says
 * little about the weeks of the test (0.04 % on the Hillstrom e-mail test), so look at `explainedShare`.
 *
 * @source Deng, Xu, Kohavi & Walker (2013), WSDM, 123–132; θ from within the groups, so that the effect itself does not
 *   leak into it
 * Notation: θ = Σ cov(Y, X) / Σ var(X) within groups; Y' = Y − θ (X − X̄); then Welch on Y'
 * @param treated outcome and past of each treated customer, equal lengths, finite
 * @param control the same for the randomised holdout
 * @param options `confidence` of the intervals, above 0 and below 1, 0.95 unless given
 * @returns as `compareMeans`, with the unadjusted comparison beside it; cannot say where `compareMeans` cannot, or when
 *   the past is the same for everybody
 * @throws RangeError naming the value and its bound
 * @accuracy the uncertainty of θ is neglected: of the order of 1/n
 * @cost four walks over the customers and one copy
 * @example cuped({ outcome: [9, 14, 22], before: [10, 15, 20] }, { outcome: [8, 13, 16], before: [10, 16, 19] })
 */
export function cuped(
  treated: BeforeAndAfter,
  control: BeforeAndAfter,
  { confidence = usualConfidence }: { confidence?: number } = {},
): CupedComparison | CannotSay {
  requireSameLength('treated.outcome', treated.outcome, 'treated.before', treated.before)
  requireSameLength('control.outcome', control.outcome, 'control.before', control.before)
  const unadjusted = compareMeans(treated.outcome, control.outcome, { confidence })
  if (!unadjusted.ok) return unadjusted
  const moments = [momentsOf(treated), momentsOf(control)]
  const [outcome, before, product] = [0, 1, 2].map((part) => moments[0]![part]! + moments[1]![part]!)
  if (before === 0)
    return cannotSay('The figure from before is the same for everybody, so it explains nothing.')
  const coefficient = product! / before!
  const adjusted = compareMeans(adjust(treated, coefficient), adjust(control, coefficient), { confidence })
  if (!adjusted.ok) return cannotSay('The past explains the outcome completely, so chance cannot be judged.')
  return { ...adjusted, coefficient, explainedShare: (product! * coefficient) / outcome!, unadjusted }
}

/** Sums of squares of outcome and past around their means, and the sum of their products. */
function momentsOf({ outcome, before }: BeforeAndAfter): [number, number, number] {
  const { mean: outcomeMean } = summarise(outcome)
  const past = summarise(before)
  let squares = 0
  let product = 0
  for (let i = 0; i < outcome.length; i++) {
    squares += (outcome[i]! - outcomeMean) ** 2
    product += (outcome[i]! - outcomeMean) * (before[i]! - past.mean)
  }
  return [squares, past.variance * (past.count - 1), product]
}

/** Outcomes minus what the past explains; the common mean of the past cancels in the difference. */
function adjust({ outcome, before }: BeforeAndAfter, coefficient: number): Float64Array {
  const adjusted = new Float64Array(outcome.length)
  for (let i = 0; i < outcome.length; i++) adjusted[i] = outcome[i]! - coefficient * before[i]!
  return adjusted
}
