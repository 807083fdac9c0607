import { type CannotSay, cannotSay } from '../../cannot-say.ts'
import { areaUnderCurve, averagePrecision } from './auc.ts'
import { type CalibrationTable, calibrationTable } from './calibration-table.ts'
import { type LiftSlice, liftByDecile } from './lift-by-decile.ts'
import { brierScore, logLoss } from './probability-loss.ts'

/** How good a score is, on customers it was not made from. */
export type ScoreReport = {
  ok: true
  customers: number
  /** Share of the customers that did it: what average precision is to be compared with. */
  baseRate: number
  auc: number
  averagePrecision: number
  logLoss: number
  brier: number
  /** Log loss and Brier score of telling everybody the base rate. */
  baseline: { logLoss: number; brier: number }
  calibration: CalibrationTable
  /** Best tenth first. */
  deciles: LiftSlice[]
}

/**
 * How good is this score, in every way that matters?
 * The shopkeeper's question: "Should I trust it?"
 *
 * Only honest on customers the model has not seen, later ones at best: see `evaluateOverTime`.
 *
 * @source see `areaUnderCurve`, `averagePrecision`, `logLoss`, `brierScore`, `calibrationTable`, `liftByDecile`
 * @param probabilities 0–1
 * @param outcomes 0 or 1, one per probability
 * @returns all measures; cannot say when nobody or everybody did it
 * @throws RangeError naming the value and its bound
 * @cost a few sorts
 * @example evaluateScores([0.9, 0.4, 0.35, 0.1], [1, 1, 0, 0]).auc // 1
 */
export function evaluateScores(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<boolean | number>,
): ScoreReport | CannotSay {
  const auc = areaUnderCurve(probabilities, outcomes)
  if (!auc.ok) return auc
  const precision = averagePrecision(probabilities, outcomes)
  const lift = liftByDecile(probabilities, outcomes)
  if (!precision.ok || !lift.ok) return cannotSay('Nobody did it, so nothing could be found.')
  const customers = probabilities.length
  let positives = 0
  for (let row = 0; row < customers; row++) positives += Number(outcomes[row])
  const baseRate = positives / customers
  const same = new Float64Array(customers).fill(baseRate)
  return {
    ok: true,
    customers,
    baseRate,
    auc: auc.value,
    averagePrecision: precision.value,
    logLoss: logLoss(probabilities, outcomes),
    brier: brierScore(probabilities, outcomes),
    baseline: { logLoss: logLoss(same, outcomes), brier: brierScore(same, outcomes) },
    calibration: calibrationTable(probabilities, outcomes),
    deciles: lift.slices,
  }
}
