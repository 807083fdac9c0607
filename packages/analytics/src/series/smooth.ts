import type { Components } from './components.ts'
import type { SmoothingLayout, SmoothingParameters } from './smoothing-layout.ts'

/** What running through a series leaves behind. */
export type SmoothingRun = {
  /** False when a multiplicative model came to a level, season or value at or below zero. */
  ok: boolean
  /** Sum of squared errors; relative ones when the error is multiplicative. */
  squares: number
  /** Sum of the logs of the one-step forecasts, when the error is multiplicative; else 0. */
  logs: number
  /** One-step forecasts. */
  fitted: Float64Array
  level: number
  trend: number
  /** Seasonal states by position in the season. */
  season: Float64Array
}

/** Slopes of `squares` and `logs` by each parameter, in the order of the layout; filled in by `smooth`. */
export type RunSlope = { squares: Float64Array; logs: Float64Array }

/**
 * Runs exponential smoothing through a series, and on request its derivative by every parameter.
 *
 * @source Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, table 2.2 and 2.3. The states
 *   move alike for additive and multiplicative errors; only how an error is weighed differs.
 * Notation: q = ℓ + φb; forecast μ = q, q + s or q·s; e = y − μ; u = e (or e/s); ℓ ← q + αu; b ← φb + βu;
 *   s ← s + γe (or s + γe/q)
 * @cost length × parameters with the slope, length without
 */
export function smooth(
  values: ArrayLike<number>,
  components: Components,
  parameters: SmoothingParameters,
  slope?: { of: RunSlope; layout: SmoothingLayout },
): SmoothingRun {
  const factor = components.season === 'multiplicative'
  const relative = components.error === 'multiplicative'
  const { level: alpha, trend: beta, season: gamma, damping: phi } = parameters
  const season = parameters.startSeason.slice()
  const tracker = slope && new SlopeTracker(slope.layout, slope.of, parameters, factor, relative)
  const run: SmoothingRun = {
    ok: true,
    squares: 0,
    logs: 0,
    fitted: new Float64Array(values.length),
    level: parameters.startLevel,
    trend: parameters.startTrend,
    season,
  }
  for (let t = 0; t < values.length; t++) {
    const place = season.length === 0 ? 0 : t % season.length
    const state = season.length === 0 ? (factor ? 1 : 0) : season[place]!
    const q = run.level + phi * run.trend
    const forecast = factor ? q * state : q + state
    if ((relative || factor) && !(q > 0 && forecast > 0)) return { ...run, ok: false }
    const error = values[t]! - forecast
    const weighed = relative ? error / forecast : error
    tracker?.step(place, run.trend, q, state, error, forecast)
    run.fitted[t] = forecast
    run.squares += weighed * weighed
    if (relative) run.logs += Math.log(forecast)
    const surprise = factor ? error / state : error
    run.level = q + alpha * surprise
    run.trend = phi * run.trend + beta * surprise
    if (season.length > 0) season[place] = state + gamma * (factor ? error / q : error)
  }
  return run
}

/** Carries the derivatives of level, slope and seasons by every parameter along with the recursion. */
class SlopeTracker {
  readonly #layout: SmoothingLayout
  readonly #of: RunSlope
  readonly #parameters: SmoothingParameters
  readonly #factor: boolean
  readonly #relative: boolean
  readonly #level: Float64Array
  readonly #trend: Float64Array
  readonly #season: Float64Array

  constructor(
    layout: SmoothingLayout,
    of: RunSlope,
    parameters: SmoothingParameters,
    factor: boolean,
    relative: boolean,
  ) {
    this.#layout = layout
    this.#of = of
    this.#parameters = parameters
    this.#factor = factor
    this.#relative = relative
    const { size, period } = layout
    this.#level = new Float64Array(size)
    this.#trend = new Float64Array(size)
    this.#season = new Float64Array(size * period)
    this.#level[layout.startLevel] = 1
    if (layout.startTrend >= 0) this.#trend[layout.startTrend] = 1
    for (let i = 0; layout.startSeason >= 0 && i + 1 < period; i++) {
      this.#season[i * size + layout.startSeason + i] = 1
      this.#season[(period - 1) * size + layout.startSeason + i] = -1
    }
    of.squares.fill(0)
    of.logs.fill(0)
  }

  /** One step; `trend`, `q`, `state`, `error` and `forecast` are those of the recursion before it moves on. */
  step(place: number, trend: number, q: number, state: number, error: number, forecast: number): void {
    const { size, level: atLevel, trend: atTrend, season: atSeason, damping: atDamping } = this.#layout
    const { level: alpha, trend: beta, season: gamma, damping: phi } = this.#parameters
    const [levels, trends, seasons, factor] = [this.#level, this.#trend, this.#season, this.#factor]
    const { squares, logs } = this.#of
    const surprise = factor ? error / state : error
    const shift = factor ? error / q : error
    // How the sums change with the forecast: dε²/dμ and d ln μ/dμ.
    const bySquares = this.#relative
      ? (-2 * error * (error + forecast)) / (forecast * forecast * forecast)
      : -2 * error
    const byLogs = this.#relative ? 1 / forecast : 0
    for (let p = 0; p < size; p++) {
      const dSeason = seasons[place * size + p]!
      const kept = phi * trends[p]! + (p === atDamping ? trend : 0)
      const dq = levels[p]! + kept
      const dForecast = factor ? dq * state + q * dSeason : dq + dSeason
      const dSurprise = factor ? (-dForecast - surprise * dSeason) / state : -dForecast
      const dShift = factor ? (-dForecast - shift * dq) / q : -dForecast
      levels[p] = dq + alpha * dSurprise + (p === atLevel ? surprise : 0)
      trends[p] = kept + beta * dSurprise + (p === atTrend ? surprise : 0)
      if (atSeason >= 0) seasons[place * size + p] = dSeason + gamma * dShift + (p === atSeason ? shift : 0)
      squares[p]! += bySquares * dForecast
      logs[p]! += byLogs * dForecast
    }
  }
}
