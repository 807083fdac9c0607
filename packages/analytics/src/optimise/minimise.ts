import { type Objective, searchLine } from './search-line.ts'

/** A value that falls by less than this share within so many iterations, while the slope persists, is on a ridge. */
const RIDGE_FALL = 1e-10
const RIDGE_ITERATIONS = 10

/** Where a search ended and whether its end can be trusted. */
export interface Minimum {
  readonly point: Float64Array
  readonly value: number
  readonly gradient: Float64Array
  /** True when the slope in every direction fell below the tolerance (or below what rounding lets one see). */
  readonly converged: boolean
  /** True when the value all but stopped falling while the slope had not vanished: a ridge that leads nowhere. */
  readonly onRidge: boolean
  readonly iterations: number
  readonly evaluations: number
}

export interface MinimiseOptions {
  /** Stop when no component of the gradient exceeds this; scale the objective to order 1. */
  readonly tolerance?: number
  readonly maxIterations?: number
  /** How many past steps shape the next one. */
  readonly memory?: number
  /** Longest step in any one component; keeps log-parameters from leaping out of range. */
  readonly longestStep?: number
  /** Stop when after so many iterations the value is not below another one: this start leads nowhere better. */
  readonly giveUp?: { readonly after: number; readonly above: number }
}

/**
 * Finds the lowest point of a smooth function from its gradient (limited-memory BFGS).
 *
 * Every likelihood of this package is fitted with it. Ours, because the libraries at hand either have no gradient
 * method or are left unkept, and the whole method is a page.
 *
 * @source Nocedal & Wright (2006), Numerical Optimization, algorithms 7.4 and 7.5; line search 3.5 and 3.6
 * @param objective value and gradient; smooth, of order 1 for the default tolerance to be sensible
 * @param start first point, where the objective must be finite
 * @returns the best point seen; look at `converged`
 * @throws RangeError when the objective is not finite at `start`
 * @cost a few evaluations per iteration, memory 2·memory vectors, no allocation inside the loop
 * @example minimise((p, g) => { g[0] = 2 * (p[0] - 3); return (p[0] - 3) ** 2 }, [0]).point[0] // ≈ 3
 */
export function minimise(
  objective: Objective,
  start: ArrayLike<number>,
  options: MinimiseOptions = {},
): Minimum {
  const { tolerance = 1e-9, maxIterations = 500, memory = 8, longestStep = 2, giveUp } = options
  const size = start.length
  const point = Float64Array.from(start)
  const gradient = new Float64Array(size)
  const direction = new Float64Array(size)
  const history = new StepHistory(size, memory)
  let value = objective(point, gradient)
  let evaluations = 1
  if (!Number.isFinite(value)) throw new RangeError(`objective must be finite at the start, but is ${value}`)
  const result = (iterations: number, converged: boolean, onRidge = false): Minimum => {
    return { point, value, gradient, converged, onRidge, iterations, evaluations }
  }
  let checked = value
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (largest(gradient) <= tolerance) return result(iteration, true)
    if (iteration % RIDGE_ITERATIONS === RIDGE_ITERATIONS - 1) {
      if (checked - value <= RIDGE_FALL * Math.abs(value)) return result(iteration, false, true)
      checked = value
    }
    if (iteration === giveUp?.after && value >= giveUp.above) return result(iteration, false)
    history.descend(gradient, direction)
    shorten(direction, longestStep)
    const found = searchLine(objective, point, value, gradient, direction)
    evaluations += found.evaluations
    if (!found.ok) {
      if (history.isEmpty) return result(iteration, largest(gradient) <= Math.sqrt(tolerance))
      history.forget()
      continue
    }
    history.remember(point, gradient, found.point, found.gradient)
    point.set(found.point)
    gradient.set(found.gradient)
    value = found.value
  }
  return result(maxIterations, largest(gradient) <= tolerance)
}

function largest(vector: Float64Array): number {
  let most = 0
  for (let i = 0; i < vector.length; i++) most = Math.max(most, Math.abs(vector[i]!))
  return most
}

function shorten(direction: Float64Array, longestStep: number): void {
  const most = largest(direction)
  if (most <= longestStep) return
  for (let i = 0; i < direction.length; i++) direction[i]! *= longestStep / most
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** The last steps s and gradient changes y, and the direction they imply (two-loop recursion). */
class StepHistory {
  readonly #steps: Float64Array[]
  readonly #changes: Float64Array[]
  readonly #curvatures: Float64Array
  readonly #weights: Float64Array
  #count = 0

  constructor(size: number, memory: number) {
    this.#steps = Array.from({ length: memory }, () => new Float64Array(size))
    this.#changes = Array.from({ length: memory }, () => new Float64Array(size))
    this.#curvatures = new Float64Array(memory)
    this.#weights = new Float64Array(memory)
  }

  get isEmpty(): boolean {
    return this.#count === 0
  }

  forget(): void {
    this.#count = 0
  }

  remember(
    point: Float64Array,
    gradient: Float64Array,
    next: Float64Array,
    nextGradient: Float64Array,
  ): void {
    const slot = this.#count % this.#steps.length
    const step = this.#steps[slot]!
    const change = this.#changes[slot]!
    for (let i = 0; i < step.length; i++) {
      step[i] = next[i]! - point[i]!
      change[i] = nextGradient[i]! - gradient[i]!
    }
    const curvature = dot(step, change)
    if (!(curvature > 1e-14 * dot(change, change))) return
    this.#curvatures[slot] = curvature
    this.#count++
  }

  descend(gradient: Float64Array, direction: Float64Array): void {
    for (let i = 0; i < gradient.length; i++) direction[i] = -gradient[i]!
    const memory = this.#steps.length
    const oldest = Math.max(0, this.#count - memory)
    for (let n = this.#count - 1; n >= oldest; n--) {
      const slot = n % memory
      const weight = dot(this.#steps[slot]!, direction) / this.#curvatures[slot]!
      this.#weights[slot] = weight
      addTo(direction, -weight, this.#changes[slot]!)
    }
    this.#scale(direction)
    for (let n = oldest; n < this.#count; n++) {
      const slot = n % memory
      const correction = dot(this.#changes[slot]!, direction) / this.#curvatures[slot]!
      addTo(direction, this.#weights[slot]! - correction, this.#steps[slot]!)
    }
  }

  #scale(direction: Float64Array): void {
    if (this.isEmpty) return
    const slot = (this.#count - 1) % this.#steps.length
    const change = this.#changes[slot]!
    const factor = this.#curvatures[slot]! / dot(change, change)
    for (let i = 0; i < direction.length; i++) direction[i]! *= factor
  }
}

function addTo(target: Float64Array, factor: number, vector: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * vector[i]!
}
