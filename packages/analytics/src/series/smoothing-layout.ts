import type { Components } from './components.ts'

/** Weights and starting states of a model, as the recursion uses them. */
export type SmoothingParameters = {
  /** α: how far the level follows each surprise, 0–1. */
  level: number
  /** β ≤ α: how far the slope does; 0 without trend. */
  trend: number
  /** γ ≤ 1 − α: how far the season does; 0 without season. */
  season: number
  /** φ: what is left of the slope after each step; 1 undamped. */
  damping: number
  startLevel: number
  startTrend: number
  /** Season of the first values, in order; empty without season. */
  startSeason: Float64Array
}

/** Where each parameter stands in the vector the search moves; −1 for those a model does not have. */
export type SmoothingLayout = {
  size: number
  level: number
  trend: number
  season: number
  damping: number
  startLevel: number
  startTrend: number
  /** First of the free seasonal states; the last season follows from the others. */
  startSeason: number
  period: number
}

/** Damping outside this range is as good as none, or as no trend (Hyndman & Athanasopoulos 2021, section 8.2). */
const [leastDamping, mostDamping] = [0.8, 0.98]

/** Lays out the parameters of a model for seasons of `period` values. */
export function layOut({ trend, season }: Components, period: number): SmoothingLayout {
  let size = 0
  const next = (present: boolean, places = 1) => {
    if (!present) return -1
    size += places
    return size - places
  }
  const layout = {
    level: next(true),
    trend: next(trend !== 'none'),
    season: next(season !== 'none'),
    damping: next(trend === 'damped'),
    startLevel: next(true),
    startTrend: next(trend !== 'none'),
    startSeason: next(season !== 'none', period - 1),
    period: season === 'none' ? 1 : period,
  }
  return { ...layout, size }
}

/** Starting states and the spread in whose unit the search moves them. */
export type StartingStates = { level: number; trend: number; season: Float64Array; spread: number }

/** A model's parameters at a free point: weights through the logistic curve, states as steps from the first guess. */
export function parametersAt(
  free: ArrayLike<number>,
  layout: SmoothingLayout,
  start: StartingStates,
  multiplicative: boolean,
): SmoothingParameters {
  const level = logistic(free[layout.level]!)
  const { period } = layout
  const startSeason = layout.season < 0 ? new Float64Array(0) : start.season.slice()
  const unit = seasonUnit(start, multiplicative)
  for (let i = 0; i + 1 < startSeason.length; i++) {
    const step = unit * free[layout.startSeason + i]!
    startSeason[i]! += step
    startSeason[period - 1]! -= step
  }
  return {
    level,
    trend: layout.trend < 0 ? 0 : level * logistic(free[layout.trend]!),
    season: layout.season < 0 ? 0 : (1 - level) * logistic(free[layout.season]!),
    damping:
      layout.damping < 0 ? 1 : leastDamping + (mostDamping - leastDamping) * logistic(free[layout.damping]!),
    startLevel: start.level + start.spread * free[layout.startLevel]!,
    startTrend: layout.trend < 0 ? 0 : start.trend + start.spread * free[layout.startTrend]!,
    startSeason,
  }
}

/** Turns the slope by parameters into the slope by free coordinates, in place. */
export function chainSlope(
  slope: Float64Array,
  free: ArrayLike<number>,
  layout: SmoothingLayout,
  start: StartingStates,
  multiplicative: boolean,
): void {
  const level = logistic(free[layout.level]!)
  let byLevel = slope[layout.level]!
  if (layout.trend >= 0) {
    const share = logistic(free[layout.trend]!)
    byLevel += slope[layout.trend]! * share
    slope[layout.trend]! *= level * share * (1 - share)
    slope[layout.startTrend]! *= start.spread
  }
  if (layout.season >= 0) {
    const share = logistic(free[layout.season]!)
    byLevel -= slope[layout.season]! * share
    slope[layout.season]! *= (1 - level) * share * (1 - share)
    const unit = seasonUnit(start, multiplicative)
    for (let i = 0; i + 1 < layout.period; i++) slope[layout.startSeason + i]! *= unit
  }
  if (layout.damping >= 0) {
    const share = logistic(free[layout.damping]!)
    slope[layout.damping]! *= (mostDamping - leastDamping) * share * (1 - share)
  }
  slope[layout.level] = byLevel * level * (1 - level)
  slope[layout.startLevel]! *= start.spread
}

/** Seasonal factors move in shares of the level, seasonal differences in the unit of the values. */
function seasonUnit({ spread, level }: StartingStates, multiplicative: boolean): number {
  return multiplicative ? spread / Math.abs(level) : spread
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/** The free coordinate at which the logistic curve has this height. */
export function logit(share: number): number {
  return Math.log(share / (1 - share))
}
