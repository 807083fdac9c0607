import type { Components } from './components.ts'
import type { StartingStates } from './smoothing-layout.ts'

/**
 * First guess of level, slope and seasons, from which the search starts.
 *
 * @source Hyndman, Koehler, Ord & Snyder (2008), section 2.6.1: seasons by a centred moving average, level and slope by a
 *   straight line through the first seasonally adjusted values
 */
export function startingStates(
  values: ArrayLike<number>,
  { trend, season }: Components,
  period: number,
): StartingStates {
  const factor = season === 'multiplicative'
  const seasons = season === 'none' ? new Float64Array(0) : firstSeasons(values, period, factor)
  const count = Math.min(values.length, Math.max(10, 2 * period))
  const adjusted = Float64Array.from({ length: count }, (_, t) => {
    if (season === 'none') return values[t]!
    return factor ? values[t]! / seasons[t % period]! : values[t]! - seasons[t % period]!
  })
  const { level, slope } = trend === 'none' ? { level: meanOf(adjusted), slope: 0 } : straightLine(adjusted)
  return { level, trend: slope, season: seasons, spread: typicalStep(values) }
}

/** Mean deviation from the moving average at each place in the season, summing to 0 (factors: to the period). */
function firstSeasons(values: ArrayLike<number>, period: number, factor: boolean): Float64Array {
  const sums = new Float64Array(period)
  const counts = new Uint32Array(period)
  const average = movingAverage(values, period)
  average.forEach((middle, i) => {
    const t = i + (period >> 1)
    sums[t % period]! += factor ? values[t]! / middle : values[t]! - middle
    counts[t % period]!++
  })
  const neutral = factor ? 1 : 0
  const seasons = sums.map((sum, place) => (counts[place]! > 0 ? sum / counts[place]! : neutral))
  const mean = meanOf(seasons)
  return seasons.map((state) => (factor ? Math.max(0.01, state / mean) : state - mean))
}

/** Centred moving average over one season; its first entry belongs to value number period/2, rounded down. */
export function movingAverage(values: ArrayLike<number>, period: number): Float64Array {
  const even = period % 2 === 0
  const width = even ? period + 1 : period
  return Float64Array.from({ length: Math.max(0, values.length - width + 1) }, (_, start) => {
    let sum = 0
    for (let i = 0; i < width; i++) sum += values[start + i]! * (even && (i === 0 || i === period) ? 0.5 : 1)
    return sum / period
  })
}

function straightLine(values: Float64Array): { level: number; slope: number } {
  const middle = (values.length + 1) / 2
  const mean = meanOf(values)
  let product = 0
  let squares = 0
  values.forEach((value, i) => {
    product += (i + 1 - middle) * (value - mean)
    squares += (i + 1 - middle) ** 2
  })
  const slope = product / squares
  return { level: mean - slope * middle, slope }
}

/** Root mean square of the steps from value to value: the unit in which the states are searched for. */
function typicalStep(values: ArrayLike<number>): number {
  let squares = 0
  for (let t = 1; t < values.length; t++) squares += (values[t]! - values[t - 1]!) ** 2
  return Math.sqrt(squares / (values.length - 1))
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
