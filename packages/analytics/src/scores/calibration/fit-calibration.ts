import { type CannotSay, cannotSay } from '../../cannot-say.ts'
import { requireShare } from '../../require.ts'
import { rankScores } from '../metrics/rank-scores.ts'
import { isotonicSteps } from './isotonic.ts'
import { logit } from './logit.ts'
import { plattLine } from './platt.ts'

/** How to correct a probability; plain data. */
export type Calibration =
  | { ok: true; kind: 'platt'; slope: number; offset: number }
  | {
      ok: true
      kind: 'isotonic'
      /** Ascending; between two the corrected probability runs straight, outside it stays. */
      said: number[]
      came: number[]
    }

/**
 * How must the percentages be corrected so that they come true?
 * The shopkeeper's question: "It said 30 % and only 20 % came: what is its 30 % worth?"
 *
 * `platt` shifts and stretches the log-odds (two numbers, for any number of customers), `isotonic` allows any rising curve (from
 * about 1,000 customers). The order of customers stays. Fit it on customers the score was not made from.
 *
 * @source Platt (1999), Advances in Large Margin Classifiers, 61–74, in the form of Lin, Lin & Weng (2007), Machine Learning 68,
 * 267–276; isotonic: Zadrozny & Elkan (2002), KDD 694–699
 * Notation: platt p' = 1/(1 + e^−(a·logit p + b)); isotonic: least squares among non-decreasing functions
 * @param probabilities what the score said, 0–1
 * @param outcomes what came, 0 or 1, one per probability
 * @param method `platt` unless given
 * @returns a correction for `calibrate`; cannot say when nobody or everybody did it, or all probabilities are equal
 * @throws RangeError naming the value and its bound
 * @cost one sort, or some ten walks (platt)
 * @example
 * const said = [0.1, 0.1, 0.1, 0.1, 0.5, 0.5, 0.5, 0.5]
 * const calibration = fitCalibration(said, [0, 0, 0, 0, 0, 0, 0, 1], 'isotonic')
 * if (calibration.ok) calibrate(calibration, 0.5)
 * // 0.25
 */
export function fitCalibration(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<boolean | number>,
  method: 'platt' | 'isotonic' = 'platt',
): Calibration | CannotSay {
  for (let row = 0; row < probabilities.length; row++)
    requireShare(`probabilities[${row}]`, probabilities[row]!)
  const ranked = rankScores(probabilities, outcomes)
  const { scores, positives } = ranked
  if (positives === 0 || positives === scores.length) {
    return cannotSay('Nobody or everybody did it, so percentages cannot be corrected.')
  }
  if (scores[0] === scores.at(-1))
    return cannotSay('The score says the same of everybody, so it cannot be corrected.')
  if (method === 'isotonic') return { ok: true, kind: 'isotonic', ...isotonicSteps(ranked) }
  return { ok: true, kind: 'platt', ...plattLine(ranked) }
}

/**
 * What is this percentage really worth?
 * The shopkeeper's question: "And its 30 %?"
 *
 * @source see `fitCalibration`
 * @param calibration what `fitCalibration` gave
 * @param probability 0–1
 * @returns corrected probability, 0–1; never lower for a higher one, unless Platt's slope is negative (a score worse than chance)
 * @throws RangeError naming the value and its bound
 * @cost constant, or log₂ of the number of steps
 * @example calibrate({ ok: true, kind: 'platt', slope: 1, offset: 0 }, 0.3) // ≈ 0.3
 */
export function calibrate(calibration: Calibration, probability: number): number {
  requireShare('probability', probability)
  if (calibration.kind === 'platt') {
    const { slope, offset } = calibration
    return 1 / (1 + Math.exp(-(slope * logit(probability) + offset)))
  }
  return interpolated(calibration.said, calibration.came, probability)
}

function interpolated(xs: readonly number[], ys: readonly number[], x: number): number {
  let low = 0
  let high = xs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (xs[middle]! < x) low = middle + 1
    else high = middle
  }
  if (low === 0) return ys[0]!
  if (low === xs.length) return ys.at(-1)!
  const share = (x - xs[low - 1]!) / (xs[low]! - xs[low - 1]!)
  return ys[low - 1]! + share * (ys[low]! - ys[low - 1]!)
}
