import { requireCount } from '../../require.ts'
import { rankScores } from './rank-scores.ts'

/** Customers with about the same score: what was said of them and what came. */
export type CalibrationBin = {
  customers: number
  /** Mean probability said. */
  predicted: number
  /** Share that did it. */
  observed: number
  /** Standard error of `observed` if the prediction were right. */
  standardError: number
}

/** How well probabilities agree with what came. */
export type CalibrationTable = {
  /** Lowest probabilities first. */
  bins: CalibrationBin[]
  /** Mean distance of predicted and observed, weighted by customers, 0–1. */
  error: number
}

/**
 * When the score says 30 %, do three in ten do it?
 * The shopkeeper's question: "Can I plan with these percentages?"
 *
 * Bins hold equally many customers; equal probabilities stay together, so there may be fewer bins than asked for.
 *
 * @source reliability diagram and expected calibration error: Murphy & Winkler (1977), Applied Statistics 26, 41–47; Naeini,
 * Cooper & Hauskrecht (2015), AAAI 2901–2907
 * @param probabilities 0–1
 * @param outcomes 0 or 1, one per probability
 * @param bins whole ≥ 1, 10 unless given
 * @returns bins and their mean error; with no customers no bins and an error of 0
 * @throws RangeError naming the value and its bound
 * @cost one sort
 * @example calibrationTable([0.2, 0.2, 0.8, 0.8], [0, 1, 1, 1], 2).error // ≈ 0.25
 */
export function calibrationTable(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<boolean | number>,
  bins = 10,
): CalibrationTable {
  requireCount('bins', bins, 1)
  const ranked = rankScores(probabilities, outcomes)
  const total = ranked.scores.length
  const table: CalibrationBin[] = []
  let end = total
  for (let bin = 1; bin <= bins && end > 0; bin++) {
    let first = Math.min(end - 1, Math.round(total * (1 - bin / bins)))
    while (first > 0 && ranked.scores[first - 1] === ranked.scores[first]) first--
    table.push(binOf(ranked.scores.subarray(first, end), ranked.outcomes.subarray(first, end)))
    end = first
  }
  const error = table.reduce(
    (sum, bin) => sum + (bin.customers / total) * Math.abs(bin.predicted - bin.observed),
    0,
  )
  return { bins: table, error }
}

function binOf(scores: Float64Array, outcomes: Uint8Array): CalibrationBin {
  const customers = scores.length
  const predicted = scores.reduce((sum, score) => sum + score, 0) / customers
  const observed = outcomes.reduce((sum, outcome) => sum + outcome, 0) / customers
  return {
    customers,
    predicted,
    observed,
    standardError: Math.sqrt((predicted * (1 - predicted)) / customers),
  }
}
