/** How well forecasts would have done on the last values, had those not been known. */
export type SeriesBackTest = {
  /** Number of last values kept out of the fit. */
  heldOut: number
  /** Mean absolute error of the model chosen without them. */
  model: number
  /** Mean absolute error of "as the last value". */
  naive: number
  /** Mean absolute error of "as in the season before"; equal to `naive` without season. */
  seasonalNaive: number
  /** Share of the held-out values inside the model's interval, 0–1. */
  insideInterval: number
}

/** Mean absolute distance between what was forecast and what came. */
export function meanAbsoluteError(forecast: ArrayLike<number>, actual: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < actual.length; i++) sum += Math.abs(actual[i]! - forecast[i]!)
  return sum / actual.length
}

/** Forecast that repeats the last season (the last value, when the period is 1). */
export function repeatLastSeason(values: ArrayLike<number>, period: number, horizon: number): Float64Array {
  const start = values.length - period
  return Float64Array.from({ length: horizon }, (_, step) => values[start + (step % period)]!)
}
