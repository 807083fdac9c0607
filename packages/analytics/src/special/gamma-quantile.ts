import { requirePositive } from '../require.ts'
import { findRoot } from './find-root.ts'
import { gammaShareAbove, gammaShareBelow } from './incomplete-gamma.ts'

/**
 * The x below which the share `probability` of a gamma distribution (scale 1) lies.
 *
 * @param probability strictly between 0 and 1
 * @param shape finite, > 0
 * @returns x > 0; 0 where the quantile lies below 1e-300
 * @throws RangeError when probability is not strictly between 0 and 1 or shape ≤ 0
 * @accuracy relative error < 1e-11
 * @cost about twenty evaluations of the incomplete gamma function
 * @example gammaQuantile(0.5, 1) // ≈ 0.6931471805599453 = log 2
 */
export function gammaQuantile(probability: number, shape: number): number {
  requirePositive('shape', shape)
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`probability must lie strictly between 0 and 1, but is ${probability}`)
  }
  const excess =
    probability < 0.5
      ? (logX: number) => Math.log(gammaShareBelow(shape, Math.exp(logX)) / probability)
      : (logX: number) => -Math.log(gammaShareAbove(shape, Math.exp(logX)) / (1 - probability))
  const low = lowerBracket(excess, Math.log(shape))
  if (low === undefined) return 0
  let high = Math.log(shape) + 1
  while (excess(high) < 0) high += 1
  return Math.exp(findRoot(excess, low, high))
}

/** A point below the root, or undefined when it lies under the smallest number that can be told from zero. */
function lowerBracket(excess: (logX: number) => number, start: number): number | undefined {
  let width = 1
  while (excess(start - width) > 0) {
    width *= 2
    if (start - width < -690) return excess(-690) > 0 ? undefined : -690
  }
  return start - width
}
