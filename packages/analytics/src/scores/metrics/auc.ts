import { type CannotSay, cannotSay } from '../../cannot-say.ts'
import { forEachTie, rankScores } from './rank-scores.ts'

/** A single figure, or why there is none. */
export type Measure = { ok: true; value: number }

/**
 * If I pick one who did it and one who did not, how often does the first have the higher score? (Area under the ROC curve.)
 * The shopkeeper's question: "Does the score put the right people on top?"
 *
 * .5 is a coin, 1 is perfect. Says nothing about whether the probabilities are right: see `calibrationTable`.
 *
 * @source Hanley & McNeil (1982), Radiology 143, 29–36; equal to the Mann–Whitney statistic, ties count half
 * @param scores finite, higher = likelier
 * @param outcomes 0 or 1, one per score
 * @returns `value` 0–1; cannot say when nobody or everybody did it
 * @throws RangeError naming the value and its bound
 * @accuracy exact; independent of the order of equal scores
 * @cost one sort
 * @example areaUnderCurve([0.9, 0.4, 0.4, 0.1], [1, 1, 0, 0]).value // 0.875
 */
export function areaUnderCurve(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<boolean | number>,
): Measure | CannotSay {
  const ranked = rankScores(scores, outcomes)
  const negatives = ranked.scores.length - ranked.positives
  if (ranked.positives === 0 || negatives === 0)
    return cannotSay('Nobody or everybody did it, so nothing can be ranked.')
  let positivesAbove = 0
  let won = 0
  forEachTie(ranked, (rows, positives) => {
    won += (rows - positives) * (positivesAbove + positives / 2)
    positivesAbove += positives
  })
  return { ok: true, value: won / (ranked.positives * negatives) }
}

/**
 * Going down the list until all are found, how many of those called were right, on average? (Average precision.)
 * The shopkeeper's question: "How many calls are wasted?"
 *
 * Better than the area under the curve when few do it; compare with the share of all who did it, which is what chance gives.
 *
 * @source Manning, Raghavan & Schütze (2008), Introduction to Information Retrieval, 8.4
 * Notation: Σ_k (R_k − R_{k−1}) · P_k over the distinct scores, P = precision and R = recall down to there
 * @param scores finite, higher = likelier
 * @param outcomes 0 or 1, one per score
 * @returns `value` 0–1; cannot say when nobody did it
 * @throws RangeError naming the value and its bound
 * @accuracy exact; independent of the order of equal scores
 * @cost one sort
 * @example averagePrecision([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).value // ≈ 0.833
 */
export function averagePrecision(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<boolean | number>,
): Measure | CannotSay {
  const ranked = rankScores(scores, outcomes)
  if (ranked.positives === 0) return cannotSay('Nobody did it, so nothing could be found.')
  let called = 0
  let found = 0
  let value = 0
  forEachTie(ranked, (rows, positives) => {
    called += rows
    found += positives
    value += (positives / ranked.positives) * (found / called)
  })
  return { ok: true, value }
}
