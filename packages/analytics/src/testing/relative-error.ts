/** Largest relative error between two rows of figures, for tolerances that the tests state. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY
  let worst = 0
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(actual[i]! - expected[i]!) / Math.abs(expected[i]!)
    worst = Math.max(worst, Number.isNaN(error) ? Number.POSITIVE_INFINITY : error)
  }
  return worst
}
