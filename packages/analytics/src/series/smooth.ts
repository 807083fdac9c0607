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

/**
 * Runs exponential smoothing through a series, and with a slope its derivative by every parameter.
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
  slope?: RunSlope,
): SmoothingRun {
  const factor = components.season === 'multiplicative'
  const relative = components.error === 'multiplicative'
  const { level: alpha, trend: beta, season: gamma, damping: phi } = parameters
  const season = parameters.startSeason.slice()
  slope?.begin(parameters)
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
    if (slope) {
      const { now } = slope
      now[0] = run.trend
      now[1] = q
      now[2] = state
      now[3] = error
      now[4] = forecast
      slope.step(place)
    }
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

/**
 * Slopes of `squares` and `logs` of a run by each parameter, in the order of the layout. Carries the derivatives of level, slope and seasons by every parameter
 * along with the recursion. One serves run after run: a fit runs thousands of times, and making it anew cost a third of that.
 */
export class RunSlope {
  readonly squares: Float64Array
  readonly logs: Float64Array
  /** Slope, q, seasonal state, error and forecast of the recursion before it moves on. Handed over one by one, each would become an object on the way. */
  readonly now = new Float64Array(5)
  readonly #layout: SmoothingLayout
  readonly #factor: boolean
  readonly #relative: boolean
  readonly #level: Float64Array
  readonly #trend: Float64Array
  readonly #season: Float64Array
  #parameters: SmoothingParameters | undefined

  constructor(layout: SmoothingLayout, { season, error }: Components) {
    const { size, period } = layout
    this.squares = new Float64Array(size)
    this.logs = new Float64Array(size)
    this.#layout = layout
    this.#factor = season === 'multiplicative'
    this.#relative = error === 'multiplicative'
    this.#level = new Float64Array(size)
    this.#trend = new Float64Array(size)
    this.#season = new Float64Array(size * period)
  }

  /** Makes ready for a run. */
  begin(parameters: SmoothingParameters): void {
    const { size, period, startLevel, startTrend, startSeason } = this.#layout
    for (const sums of [this.squares, this.logs, this.#level, this.#trend, this.#season]) sums.fill(0)
    this.#parameters = parameters
    this.#level[startLevel] = 1
    if (startTrend >= 0) this.#trend[startTrend] = 1
    for (let i = 0; startSeason >= 0 && i + 1 < period; i++) {
      this.#season[i * size + startSeason + i] = 1
      this.#season[(period - 1) * size + startSeason + i] = -1
    }
  }

  /** One step from what stands in `now`: a sum of products for each parameter, whatever the model, since a branch in there would double the cost of a fit. */
  step(place: number): void {
    const { size, level: atLevel, trend: atTrend, season: atSeason, damping: atDamping } = this.#layout
    const { level: alpha, trend: beta, season: gamma, damping: phi } = this.#parameters!
    const levels = this.#level
    const trends = this.#trend
    const seasons = this.#season
    const factor = this.#factor
    const { squares, logs } = this
    const now = this.now
    const trend = now[0]!
    const q = now[1]!
    const state = now[2]!
    const error = now[3]!
    const forecast = now[4]!
    const surprise = factor ? error / state : error
    const shift = factor ? error / q : error
    // How the sums change with the forecast: dε²/dμ and d ln μ/dμ.
    const bySquares = this.#relative
      ? (-2 * error * (error + forecast)) / (forecast * forecast * forecast)
      : -2 * error
    const byLogs = this.#relative ? 1 / forecast : 0
    // dμ = state·dq + q·ds, du = −(dμ + u·ds)/state, and of the shift of the season −(dμ + shift·dq)/q; without factors the weights are 1 and 0.
    const byQ = factor ? state : 1
    const bySeason = factor ? q : 1
    const ofSurprise = factor ? surprise : 0
    const ofShift = factor ? shift : 0
    const perState = factor ? -1 / state : -1
    const perQ = factor ? -1 / q : -1
    if (atDamping >= 0) trends[atDamping]! += trend / phi
    const first = place * size
    for (let p = 0; p < size; p++) {
      const dSeason = seasons[first + p]!
      const kept = phi * trends[p]!
      const dq = levels[p]! + kept
      const dForecast = byQ * dq + bySeason * dSeason
      const dSurprise = (dForecast + ofSurprise * dSeason) * perState
      levels[p] = dq + alpha * dSurprise
      trends[p] = kept + beta * dSurprise
      seasons[first + p] = dSeason + gamma * perQ * (dForecast + ofShift * dq)
      squares[p]! += bySquares * dForecast
      logs[p]! += byLogs * dForecast
    }
    levels[atLevel]! += surprise
    if (atTrend >= 0) trends[atTrend]! += surprise
    if (atSeason >= 0) seasons[first + atSeason]! += shift
  }
}
