/**
 * A function to be made small: returns its value at `point` and writes its slope there into `gradient`.
 * It may return NaN or Infinity where it is not defined; the search then takes a shorter step.
 */
export type Objective = (point: Float64Array, gradient: Float64Array) => number

/** Armijo and curvature constants of the strong Wolfe conditions, as Nocedal & Wright recommend for quasi-Newton steps. */
const ENOUGH_DECREASE = 1e-4
const ENOUGH_FLATTER = 0.9
const MOST_EVALUATIONS = 25

export interface LineStep {
  readonly ok: boolean
  readonly point: Float64Array
  readonly gradient: Float64Array
  readonly value: number
  readonly evaluations: number
}

interface Trial {
  readonly length: number
  readonly value: number
  readonly slope: number
}

/**
 * Walks from `point` along `direction` to a place that is clearly lower and clearly flatter (strong Wolfe conditions).
 *
 * Values that are not finite count as too far. `ok` is false when no such place was found: the direction does not
 * lead down, or what is left to gain is below rounding.
 * @source Nocedal & Wright (2006), algorithms 3.5 and 3.6, with cubic interpolation (3.59)
 */
export function searchLine(
  objective: Objective,
  point: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
): LineStep {
  const trialPoint = new Float64Array(point.length)
  const trialGradient = new Float64Array(point.length)
  let evaluations = 0
  const attempt = (length: number): Trial => {
    evaluations++
    for (let i = 0; i < point.length; i++) trialPoint[i] = point[i]! + length * direction[i]!
    const trialValue = objective(trialPoint, trialGradient)
    if (!Number.isFinite(trialValue)) return { length, value: Infinity, slope: Infinity }
    return { length, value: trialValue, slope: dot(trialGradient, direction) }
  }
  const step = (ok: boolean, trial: Trial): LineStep => {
    return { ok, point: trialPoint, gradient: trialGradient, value: trial.value, evaluations }
  }
  const start: Trial = { length: 0, value, slope: dot(gradient, direction) }
  if (!(start.slope < 0)) return step(false, start)
  // Near the bottom, differences of the value are rounding noise; there the slope alone decides.
  const noise = 128 * Number.EPSILON * Math.abs(value)
  const isLower = (trial: Trial) =>
    trial.value <= value + ENOUGH_DECREASE * trial.length * start.slope + noise
  const isFlat = (trial: Trial) => Math.abs(trial.slope) <= -ENOUGH_FLATTER * start.slope
  let low = start
  let high: Trial | undefined
  let length = 1
  while (evaluations < MOST_EVALUATIONS) {
    const trial = attempt(length)
    if (isLower(trial) && isFlat(trial)) return step(true, trial)
    if (!isLower(trial) || (low.length > 0 && trial.value >= low.value + noise)) high = trial
    else {
      if (trial.slope * ((high?.length ?? Infinity) - low.length) >= 0) high = low
      low = trial
    }
    length = high ? between(low, high) : length * 3
    if (high && Math.abs(high.length - low.length) * largest(direction) < 1e-15) break
  }
  return step(false, low)
}

/** Next length between two trials: the lowest point of the cubic through them, kept away from both ends. */
function between(low: Trial, high: Trial): number {
  const width = high.length - low.length
  const middle = low.length + 0.5 * width
  if (!Number.isFinite(high.value)) return low.length + 0.2 * width
  const d1 = low.slope + high.slope - (3 * (high.value - low.value)) / width
  const inside = d1 * d1 - low.slope * high.slope
  if (!(inside >= 0)) return middle
  const d2 = Math.sign(width) * Math.sqrt(inside)
  const cubic = high.length - (width * (high.slope + d2 - d1)) / (high.slope - low.slope + 2 * d2)
  const position = (cubic - low.length) / width
  return position > 0.1 && position < 0.9 ? cubic : middle
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function largest(vector: Float64Array): number {
  let most = 0
  for (let i = 0; i < vector.length; i++) most = Math.max(most, Math.abs(vector[i]!))
  return most
}
