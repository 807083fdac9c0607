import { requireFinite, requireSameLength } from '../../require.ts'
import { requireOutcome } from '../outcomes.ts'

/** Scores and outcomes from the highest score down. */
export type RankedScores = {
  scores: Float64Array
  outcomes: Uint8Array
  positives: number
}

/**
 * Sorts scores from high to low with their outcomes.
 *
 * @throws RangeError when lengths differ, a score is not finite or an outcome is neither 0 nor 1
 */
export function rankScores(scores: ArrayLike<number>, outcomes: ArrayLike<boolean | number>): RankedScores {
  requireSameLength('scores', scores, 'outcomes', outcomes)
  const rows = new Uint32Array(scores.length)
  let positives = 0
  for (let row = 0; row < rows.length; row++) {
    rows[row] = row
    requireFinite(`scores[${row}]`, scores[row]!)
    positives += requireOutcome(`outcomes[${row}]`, outcomes[row])
  }
  rows.sort((a, b) => scores[b]! - scores[a]!)
  return {
    scores: Float64Array.from(rows, (row) => scores[row]!),
    outcomes: Uint8Array.from(rows, (row) => Number(outcomes[row])),
    positives,
  }
}

/** Visits runs of equal scores, highest first: how many rows, how many of them positive. */
export function forEachTie(
  { scores, outcomes }: RankedScores,
  visit: (rows: number, positives: number) => void,
): void {
  for (let first = 0; first < scores.length; ) {
    let end = first
    let positives = 0
    while (end < scores.length && scores[end] === scores[first]) positives += outcomes[end++]!
    visit(end - first, positives)
    first = end
  }
}
