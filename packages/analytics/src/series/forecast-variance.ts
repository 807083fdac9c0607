import type { SmoothingFit } from './fit-smoothing.ts'
import { type Outlook, seasonalFactorOutlook } from './seasonal-factor-outlook.ts'

/**
 * Means and variances of the next values of a fitted model.
 *
 * @source Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing: tables 6.1 and 6.2 (additive
 *   error), section 6.3 (multiplicative error); multiplicative season: `seasonalFactorOutlook`
 * Notation: c_j = α + β(φ + … + φ^j) + γ·[m divides j]; additive: v_h = σ²(1 + Σ_{j<h} c_j²); multiplicative:
 *   θ_h = μ_h² + σ² Σ_{j<h} c_j² θ_{h−j}, v_h = (1 + σ²) θ_h − μ_h²
 * @cost square of the horizon
 */
export function outlook(fit: SmoothingFit, length: number, horizon: number): Outlook {
  const { components, parameters, run, variance } = fit
  if (components.season === 'multiplicative') return seasonalFactorOutlook(fit, length, horizon)
  const period = run.season.length
  const mean = trendAhead(parameters.damping, run.level, run.trend, horizon)
  if (period > 0)
    for (let step = 0; step < horizon; step++) mean[step]! += run.season[(length + step) % period]!
  const weights = shockWeights(fit, horizon)
  if (components.error === 'additive') return { mean, variance: additiveVariance(weights, variance, horizon) }
  const moments = secondMoments(mean, weights, variance)
  return { mean, variance: moments.map((theta, step) => (1 + variance) * theta - mean[step]! ** 2) }
}

/** How much of one surprise is still there j steps later (index 0 unused); with an additive season its share returns. */
function shockWeights({ components, parameters, run }: SmoothingFit, horizon: number): Float64Array {
  const weights = new Float64Array(Math.max(1, horizon))
  let slope = 0
  for (let j = 1; j < horizon; j++) {
    slope += parameters.damping ** j
    const returning = components.season === 'additive' && j % run.season.length === 0
    weights[j] = parameters.level + parameters.trend * slope + (returning ? parameters.season : 0)
  }
  return weights
}

function trendAhead(damping: number, level: number, trend: number, horizon: number): Float64Array {
  let slope = 0
  return Float64Array.from({ length: horizon }, (_, step) => {
    slope += damping ** (step + 1)
    return level + slope * trend
  })
}

function additiveVariance(weights: Float64Array, variance: number, horizon: number): Float64Array {
  let sum = 1
  return Float64Array.from({ length: horizon }, (_, step) => {
    if (step > 0) sum += weights[step]! ** 2
    return variance * sum
  })
}

/** θ: what the square of the forecast at each step is on average, given what may happen until then. */
function secondMoments(mean: Float64Array, weights: Float64Array, variance: number): Float64Array {
  const theta = new Float64Array(mean.length)
  for (let step = 0; step < mean.length; step++) {
    let sum = 0
    for (let j = 1; j <= step; j++) sum += weights[j]! ** 2 * theta[step - j]!
    theta[step] = mean[step]! ** 2 + variance * sum
  }
  return theta
}
