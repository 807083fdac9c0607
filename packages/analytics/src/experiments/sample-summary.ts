import { requireCount, requireFinite, requireNotNegative } from '../require.ts'

/** What one group of customers did, in three figures: how many, how much each on average, how much they differ. */
export type SampleSummary = {
  /** Number of customers, also those with 0; whole number ≥ 0. */
  count: number
  /** Mean over all of them, any unit (money, orders, visits). */
  mean: number
  /** Sample variance (divisor count − 1), unit squared, ≥ 0; NaN when count < 2. */
  variance: number
}

/** Sums over a group, as a database hands them out with `count(*)`, `sum(x)` and `sum(x * x)`. */
export type SampleSums = { count: number; sum: number; sumOfSquares: number }

/**
 * Sums up one figure per customer as count, mean and variance.
 *
 * @source Welford's update in the form of Chan, Golub & LeVeque (1983), The American Statistician 37(3), 242–247
 * @param values one finite figure per customer, zeros included: leaving out those who bought nothing is the
 *   commonest way to fool oneself
 * @returns count, mean and sample variance (NaN below two values)
 * @throws RangeError when a value is NaN or infinite
 * @accuracy two passes; relative error of the variance about count · 1e-16
 * @cost two walks over the values, no allocation
 * @example summarise([0, 0, 12]) // { count: 3, mean: 4, variance: 48 }
 */
export function summarise(values: ArrayLike<number>): SampleSummary {
  const count = values.length
  let sum = 0
  for (let i = 0; i < count; i++) sum += values[i]!
  const mean = count === 0 ? Number.NaN : sum / count
  if (count > 0 && !Number.isFinite(mean)) throw new RangeError('values must all be finite numbers')
  let squares = 0
  let rest = 0
  let constant = true
  for (let i = 0; i < count; i++) {
    const deviation = values[i]! - mean
    squares += deviation * deviation
    rest += deviation
    constant &&= values[i] === values[0]
  }
  if (count < 2) return { count, mean, variance: Number.NaN }
  // Equal values must give exactly 0, not what rounding of the mean leaves over.
  const variance = constant ? 0 : Math.max(0, squares - (rest * rest) / count) / (count - 1)
  return { count, mean, variance }
}

/**
 * Turns the sums a database gives into count, mean and variance.
 *
 * @source variance = (Σx² − (Σx)²/n) / (n − 1)
 * @param sums `count` whole number ≥ 0, `sum` and `sumOfSquares` finite, sumOfSquares ≥ sum²/count
 * @returns count, mean and sample variance (NaN below two values)
 * @throws RangeError naming the value and its bound
 * @accuracy loses digits when the mean is far larger than the spread (10⁴ times larger: about 8 digits are left)
 * @cost constant
 * @example summaryFromSums({ count: 3, sum: 12, sumOfSquares: 144 }) // { count: 3, mean: 4, variance: 48 }
 */
export function summaryFromSums({ count, sum, sumOfSquares }: SampleSums): SampleSummary {
  requireCount('count', count)
  requireFinite('sum', sum)
  requireNotNegative('sumOfSquares', sumOfSquares)
  if (count === 0) return { count, mean: Number.NaN, variance: Number.NaN }
  const mean = sum / count
  const squares = sumOfSquares - sum * mean
  if (squares < -1e-9 * sumOfSquares) {
    throw new RangeError(`sumOfSquares must be at least sum²/count = ${sum * mean}, got ${sumOfSquares}`)
  }
  return { count, mean, variance: count < 2 ? Number.NaN : Math.max(0, squares) / (count - 1) }
}

/** The summary of a group handed in as figures or as a summary; refuses what no real group could have. */
export function summaryOf(name: string, group: ArrayLike<number> | SampleSummary): SampleSummary {
  if ('length' in group) return summarise(group)
  requireCount(`${name}.count`, group.count)
  if (group.count >= 1) requireFinite(`${name}.mean`, group.mean)
  if (group.count >= 2) requireNotNegative(`${name}.variance`, group.variance)
  return group
}
