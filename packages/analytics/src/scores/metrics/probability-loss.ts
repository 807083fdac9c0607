import { requireSameLength, requireShare } from '../../require.ts'
import { requireOutcome } from '../outcomes.ts'

/**
 * How surprised were we by what happened, given what we had said? (Log loss; smaller is better.)
 * The shopkeeper's question: "Are the percentages worth anything?"
 *
 * Punishes being sure and wrong without bound. Compare with that of telling everybody the overall share.
 *
 * @source Good (1952), JRSS B 14, 107–114
 * Notation: −mean(y·ln p + (1 − y)·ln(1 − p))
 * @param probabilities 0–1
 * @param outcomes 0 or 1, one per probability; at least one
 * @returns ≥ 0 in nats; infinite when something said to be impossible happened
 * @throws RangeError naming the value and its bound
 * @cost one walk
 * @example logLoss([0.8, 0.3], [1, 0]) // ≈ 0.290
 */
export function logLoss(probabilities: ArrayLike<number>, outcomes: ArrayLike<boolean | number>): number {
  return meanLoss(
    probabilities,
    outcomes,
    (probability, did) => -Math.log(did ? probability : 1 - probability),
  )
}

/**
 * How far off were the probabilities, squared? (Brier score; smaller is better.)
 * The shopkeeper's question: "How far off are the percentages?"
 *
 * @source Brier (1950), Monthly Weather Review 78, 1–3
 * Notation: mean((p − y)²)
 * @param probabilities 0–1
 * @param outcomes 0 or 1, one per probability; at least one
 * @returns 0 (always sure and right) to 1 (always sure and wrong)
 * @throws RangeError naming the value and its bound
 * @cost one walk
 * @example brierScore([0.8, 0.3], [1, 0]) // ≈ 0.065
 */
export function brierScore(probabilities: ArrayLike<number>, outcomes: ArrayLike<boolean | number>): number {
  return meanLoss(probabilities, outcomes, (probability, did) => (probability - did) ** 2)
}

function meanLoss(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<boolean | number>,
  loss: (probability: number, did: number) => number,
): number {
  requireSameLength('probabilities', probabilities, 'outcomes', outcomes)
  if (probabilities.length === 0) throw new RangeError('probabilities must hold at least 1 row, but is empty')
  let sum = 0
  for (let row = 0; row < probabilities.length; row++) {
    const outcome = requireOutcome(`outcomes[${row}]`, outcomes[row])
    sum += loss(requireShare(`probabilities[${row}]`, probabilities[row]!), outcome)
  }
  return sum / probabilities.length
}
