import { normalQuantile } from './special/normal.ts'

/** A range of values the data are compatible with, `low` ≤ `high`, both in the unit of the estimate. */
export type Interval = { low: number; high: number }

/** How sure an interval must be when nobody says otherwise: 19 out of 20. */
export const usualConfidence = 0.95

/**
 * How many standard errors an interval reaches to each side (1.96 for 95 %).
 *
 * @source the two-sided quantile Φ⁻¹(1 − (1 − c)/2) of the normal distribution
 * @param confidence share of such intervals that hold the truth, 0 < confidence < 1
 * @returns number of standard errors, > 0
 * @throws RangeError naming the value and its bound
 * @example criticalZ(0.95) // ≈ 1.959964
 */
export function criticalZ(confidence: number): number {
  return normalQuantile(upperProbability(confidence))
}

/** Probability below the upper end of a two-sided interval; refuses a confidence outside 0–1. */
export function upperProbability(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence must be above 0 and below 1, got ${confidence}`)
  }
  return 1 - (1 - confidence) / 2
}

/** The same interval in another unit: both ends times `factor` (≥ 0), used to go from a head to the total. */
export function scaled(interval: Interval, factor: number): Interval {
  return { low: interval.low * factor, high: interval.high * factor }
}
