import { requirePositive } from '../require.ts'
import { gammaQuantile } from './gamma-quantile.ts'
import { gammaShareAbove, gammaShareBelow } from './incomplete-gamma.ts'

/**
 * Share of the chi-square distribution that lies below x.
 *
 * @source Abramowitz & Stegun (1964), 26.4.19
 * @param x ≥ 0
 * @param degrees degrees of freedom, > 0
 * @returns 0–1
 * @throws RangeError when x < 0 or degrees ≤ 0
 * @accuracy and cost as gammaShareBelow
 * @example chiSquareCdf(3.841458820694124, 1) // ≈ 0.95
 */
export function chiSquareCdf(x: number, degrees: number): number {
  return gammaShareBelow(requirePositive('degrees', degrees) / 2, x / 2)
}

/**
 * Share of the chi-square distribution that lies above x: the p-value of a chi-square test.
 *
 * @param x ≥ 0
 * @param degrees degrees of freedom, > 0
 * @returns 0–1, exact in the far tail
 * @throws RangeError when x < 0 or degrees ≤ 0
 * @accuracy and cost as gammaShareAbove
 * @example chiSquareSurvival(0.2025, 2) // ≈ 0.9037
 */
export function chiSquareSurvival(x: number, degrees: number): number {
  return gammaShareAbove(requirePositive('degrees', degrees) / 2, x / 2)
}

/**
 * The x below which the share `probability` of the chi-square distribution lies.
 *
 * @param probability strictly between 0 and 1
 * @param degrees degrees of freedom, > 0
 * @throws RangeError when probability is not strictly between 0 and 1 or degrees ≤ 0
 * @accuracy relative error < 1e-11
 * @example chiSquareQuantile(0.95, 1) // ≈ 3.841458820694124
 */
export function chiSquareQuantile(probability: number, degrees: number): number {
  return 2 * gammaQuantile(probability, requirePositive('degrees', degrees) / 2)
}
