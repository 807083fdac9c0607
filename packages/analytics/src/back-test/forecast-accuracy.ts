import { requireFinite, requireSameLength } from '../require.ts'

/** How far forecasts of purchase counts were from what came. */
export interface ForecastAccuracy {
  readonly forecastTotal: number
  readonly actualTotal: number
  /** (forecast total − actual total) / actual total: below 0 when too little was forecast; undefined when nothing came. */
  readonly relativeBias: number | undefined
  readonly meanAbsoluteError: number
  readonly rootMeanSquaredError: number
  /** Mean of (log(1+forecast) − log(1+actual))²: counts misses by factor, not by number. */
  readonly meanSquaredLogError: number
  /** Pearson correlation of forecast and actual; 0 when one of them does not vary. */
  readonly correlation: number
}

/**
 * Holds forecasts against what really came, customer by customer.
 * The shopkeeper's question: "How right was the forecast?"
 *
 * @param forecast one row a customer, ≥ 0
 * @param actual what came, ≥ 0
 * @throws RangeError when lengths differ, there are no rows, or a value is not finite
 * @accuracy as exact as the sums, about 1e-12 relative
 * @cost two passes
 * @example forecastAccuracy([1, 0], [2, 0]).meanAbsoluteError // 0.5
 */
export function forecastAccuracy(forecast: ArrayLike<number>, actual: ArrayLike<number>): ForecastAccuracy {
  requireSameLength('forecast', forecast, 'actual', actual)
  const rows = forecast.length
  if (rows === 0) throw new RangeError('forecast must have at least one row, but has none')
  let forecastTotal = 0
  let actualTotal = 0
  let absolute = 0
  let squared = 0
  let squaredLog = 0
  for (let row = 0; row < rows; row++) {
    const said = requireFinite('forecast', forecast[row]!)
    const came = requireFinite('actual', actual[row]!)
    forecastTotal += said
    actualTotal += came
    absolute += Math.abs(said - came)
    squared += (said - came) ** 2
    squaredLog += (Math.log1p(said) - Math.log1p(came)) ** 2
  }
  return {
    forecastTotal,
    actualTotal,
    relativeBias: actualTotal > 0 ? forecastTotal / actualTotal - 1 : undefined,
    meanAbsoluteError: absolute / rows,
    rootMeanSquaredError: Math.sqrt(squared / rows),
    meanSquaredLogError: squaredLog / rows,
    correlation: correlation(forecast, forecastTotal / rows, actual, actualTotal / rows),
  }
}

function correlation(a: ArrayLike<number>, meanA: number, b: ArrayLike<number>, meanB: number): number {
  let both = 0
  let squareA = 0
  let squareB = 0
  for (let row = 0; row < a.length; row++) {
    const offA = a[row]! - meanA
    const offB = b[row]! - meanB
    both += offA * offB
    squareA += offA * offA
    squareB += offB * offB
  }
  return both === 0 ? 0 : both / Math.sqrt(squareA * squareB)
}
