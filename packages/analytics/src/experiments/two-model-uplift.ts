import { type CannotSay, cannotSay } from '../cannot-say.ts'

/** Customers of a randomised test, row by row: what was known of them, whether treated, what they did. */
export type TestedCustomers<Features> = {
  features: readonly Features[]
  treated: ArrayLike<boolean | number>
  outcome: ArrayLike<number>
}

/** Anything that learns an outcome from features and gives back a way to predict it (a logistic regression, say). */
export type FitOutcome<Features> = (
  features: readonly Features[],
  outcome: readonly number[],
) => (features: Features) => number

/** Predicts how much more a customer would bring when treated than when left alone. */
export type UpliftModel<Features> = { ok: true; uplift: (features: Features) => number }

/**
 * Whom does the treatment move, rather than who would buy anyway?
 * The shopkeeper's question: "Who buys *because* of the letter?"
 *
 * Two models: one learns what treated customers do, one what those left alone do; the difference of their predictions is
 * the uplift. Simple, honest, and often enough; but each model aims at outcomes and not at their difference, so noise may
 * pass for uplift. Use it only when `qini` on customers kept out of the fit shows a gain: on the Hillstrom test that was
 * so for the women's e-mail and not for the men's.
 *
 * @source the two-model approach: Radcliffe & Surry (1999); reviewed in Gutierrez & Gérardy (2017), PMLR 67, 1–13
 * Notation: τ(x) = E[Y | x, treated] − E[Y | x, left alone]
 * @param customers rows of a randomised test, columns of equal length; `treated` true or 1, false or 0
 * @param fit learns an outcome from features: `(features, outcome) => (features) => prediction`
 * @returns a function from features to uplift, in the unit of the outcome; cannot say when a group is empty
 * @throws RangeError when columns differ in length
 * @cost two fits
 * @example
 * const byMean = (_, outcome) => () => outcome.reduce((sum, y) => sum + y, 0) / outcome.length
 * const customers = { features: ['a', 'b', 'c', 'd'], treated: [1, 0, 1, 0], outcome: [1, 0, 1, 1] }
 * twoModelUplift(customers, byMean).uplift('a') // 0.5
 */
export function twoModelUplift<Features>(
  { features, treated, outcome }: TestedCustomers<Features>,
  fit: FitOutcome<Features>,
): UpliftModel<Features> | CannotSay {
  if (treated.length !== features.length || outcome.length !== features.length) {
    const lengths = `${features.length}, ${treated.length} and ${outcome.length}`
    throw new RangeError(`features, treated and outcome must have equal lengths, but have ${lengths}`)
  }
  const part = (wanted: boolean) => {
    const rows = features.map((_, row) => row).filter((row) => Boolean(treated[row]) === wanted)
    if (rows.length === 0) return undefined
    return fit(
      rows.map((row) => features[row]!),
      rows.map((row) => outcome[row]!),
    )
  }
  const whenTreated = part(true)
  const whenLeftAlone = part(false)
  if (!whenTreated) return cannotSay('No customer was treated, so there is nothing to learn from.')
  if (!whenLeftAlone) return cannotSay('No customer was left alone, so there is nothing to compare with.')
  return { ok: true, uplift: (row) => whenTreated(row) - whenLeftAlone(row) }
}
