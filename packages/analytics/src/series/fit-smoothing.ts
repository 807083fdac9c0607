import { minimise } from '../optimise/minimise.ts'
import type { Components } from './components.ts'
import { RunSlope, type SmoothingRun, smooth } from './smooth.ts'
import {
  chainSlope,
  layOut,
  logit,
  parametersAt,
  type SmoothingLayout,
  type SmoothingParameters,
  type StartingStates,
} from './smoothing-layout.ts'
import { startingStates } from './starting-states.ts'

/** An exponential-smoothing model fitted to a series. */
export type SmoothingFit = {
  components: Components
  parameters: SmoothingParameters
  /** The run with these parameters: one-step forecasts and last states. */
  run: SmoothingRun
  /** Gaussian log-likelihood at the optimum. */
  logLikelihood: number
  /** Number of parameters estimated, the variance included. */
  parameterCount: number
  /** Akaike's criterion corrected for short series; infinite when the series is too short for the model. */
  aicc: number
  /** Variance of the one-step errors (relative ones when the error is multiplicative). */
  variance: number
  converged: boolean
}

/** The likelihood has several tops: start where the level follows slowly, middling and at once. */
const levelStarts = [0.1, 0.5, 0.9]

/** A start that by then is not below where an earlier one ended is on its way to the same top, or a lower one. */
const stepsToTell = 100

/** Stands in for errors of exactly zero, as a share of the typical step between values. */
const leastError = 1e-7

/**
 * Fits one model by maximum likelihood.
 *
 * @source Hyndman, Koehler, Snyder & Grose (2002), Int. J. of Forecasting 18, 439–454: with the variance put at its
 *   optimum, −2 ln L = n ln(Σε²/n) + 2 Σ ln μ (the last only for multiplicative errors) + n (1 + ln 2π)
 * @returns undefined when the series is too short for the model, or the model cannot run through it
 * @cost some hundred runs through the series, each times the number of parameters
 */
export function fitSmoothing(
  values: ArrayLike<number>,
  components: Components,
  period: number,
): SmoothingFit | undefined {
  const layout = layOut(components, period)
  const n = values.length
  const parameterCount = layout.size + 1
  if (n - parameterCount - 1 <= 0) return undefined
  const start = startingStates(values, components, period)
  const best = searchFromSeveral(values, components, layout, start)
  if (!best) return undefined
  const parameters = parametersAt(best.point, layout, start, components.season === 'multiplicative')
  const run = smooth(values, components, parameters)
  const logLikelihood = -n * (best.value + 0.5 * (1 + Math.log(2 * Math.PI)))
  const aic = 2 * parameterCount - 2 * logLikelihood
  return {
    components,
    parameters,
    run,
    logLikelihood,
    parameterCount,
    aicc: aic + (2 * parameterCount * (parameterCount + 1)) / (n - parameterCount - 1),
    variance: run.squares / (n - layout.size),
    converged: best.converged,
  }
}

function searchFromSeveral(
  values: ArrayLike<number>,
  components: Components,
  layout: SmoothingLayout,
  start: StartingStates,
) {
  const objective = objectiveOf(values, components, layout, start)
  let best: ReturnType<typeof minimise> | undefined
  for (const level of levelStarts) {
    const free = new Float64Array(layout.size)
    free[layout.level] = logit(level)
    if (layout.trend >= 0) free[layout.trend] = logit(0.1)
    if (layout.season >= 0) free[layout.season] = logit(0.1)
    if (layout.damping >= 0) free[layout.damping] = logit(0.9)
    if (!Number.isFinite(objective(free, new Float64Array(layout.size)))) continue
    const giveUp = best && { after: stepsToTell, above: best.value }
    const found = minimise(objective, free, {
      tolerance: 1e-7,
      maxIterations: 300,
      ...(giveUp && { giveUp }),
    })
    if (!best || found.value < best.value) best = found
  }
  return best
}

/** −ln L per value without its constant, and its slope; infinite where the model cannot run. */
function objectiveOf(
  values: ArrayLike<number>,
  components: Components,
  layout: SmoothingLayout,
  start: StartingStates,
): (free: Float64Array, gradient: Float64Array) => number {
  const n = values.length
  const factor = components.season === 'multiplicative'
  const unit = components.error === 'multiplicative' ? start.spread / Math.abs(start.level) : start.spread
  const floor = n * (leastError * unit) ** 2
  const slope = new RunSlope(layout, components)
  return (free, gradient) => {
    const parameters = parametersAt(free, layout, start, factor)
    const run = smooth(values, components, parameters, slope)
    if (!run.ok) return Number.POSITIVE_INFINITY
    const squares = run.squares + floor
    for (let p = 0; p < layout.size; p++) gradient[p] = slope.squares[p]! / (2 * squares) + slope.logs[p]! / n
    chainSlope(gradient, free, layout, start, factor)
    return 0.5 * Math.log(squares / n) + run.logs / n
  }
}
