import { choleskyInPlace, choleskySolve } from '../../linear-algebra/cholesky.ts'
import type { Matrix } from '../../linear-algebra/matrix.ts'

/** Where Newton's method ended. */
export type NewtonResult = {
  /** Intercept first. */
  coefficients: Float64Array
  /** Second derivatives of the loss at the end, size × size, lower triangle. */
  curvature: Float64Array
  /** Σ log-likelihood − penalty. */
  logLikelihood: number
  iterations: number
  converged: boolean
}

/**
 * Coefficients of a logistic regression with an L2 penalty on all but the intercept.
 *
 * Newton's method rather than L-BFGS: the loss is convex, 6 to 8 steps reach full accuracy, and the curvature is needed
 * for standard errors anyway. Steps are halved while they do not lower the loss.
 *
 * @source Hastie, Tibshirani & Friedman (2009), The Elements of Statistical Learning, 2nd ed., 4.4.1 (IRLS)
 * Notation: loss = Σ log(1 + e^η) − y·η + λ/2 Σ_{j>0} β_j²; gradient Xᵀ(p − y) + λβ, curvature Xᵀ·diag(p(1 − p))·X + λI
 * @returns undefined when the curvature is singular, as without penalty on collinear columns
 * @cost rows × columns² / 2 per iteration, zeros skipped
 */
export function newtonLogistic(
  design: Matrix,
  outcomes: Uint8Array,
  { penalty, maxIterations }: { penalty: number; maxIterations: number },
): NewtonResult | undefined {
  const size = design.columns + 1
  let coefficients = new Float64Array(size)
  const positives = outcomes.reduce((sum, one) => sum + one, 0)
  coefficients[0] = Math.log(positives / (design.rows - positives))
  const gradient = new Float64Array(size)
  const curvature = new Float64Array(size * size)
  let loss = lossAt(design, outcomes, coefficients, penalty)
  for (let iteration = 1; ; iteration++) {
    slopeAt(design, outcomes, coefficients, penalty, gradient, curvature)
    const root = curvature.slice()
    if (!choleskyInPlace(root, size)) return undefined
    const step = gradient.slice()
    choleskySolve(root, size, step)
    const decrement = gradient.reduce((sum, slope, at) => sum + slope * step[at]!, 0)
    // Half the decrement is what is left to gain; from 1e-10 of a log-likelihood unit one more step ends all doubt.
    const converged = decrement < 2e-10
    if (converged) coefficients = Float64Array.from(coefficients, (value, at) => value - step[at]!)
    if (converged || iteration > maxIterations) {
      const logLikelihood = -lossAt(design, outcomes, coefficients, penalty)
      return { coefficients, curvature, logLikelihood, iterations: iteration - 1, converged }
    }
    const next = shortened(design, outcomes, coefficients, step, penalty, loss)
    coefficients = next.coefficients
    loss = next.loss
  }
}

/** The Newton step, halved until the loss falls (rounding aside). */
function shortened(
  design: Matrix,
  outcomes: Uint8Array,
  from: Float64Array,
  step: Float64Array,
  penalty: number,
  loss: number,
): { coefficients: Float64Array<ArrayBuffer>; loss: number } {
  for (let length = 1; ; length /= 2) {
    const coefficients = Float64Array.from(from, (value, at) => value - length * step[at]!)
    const next = lossAt(design, outcomes, coefficients, penalty)
    if (next <= loss + 1e-12 * Math.abs(loss) || length < 1e-8) return { coefficients, loss: next }
  }
}

function lossAt(design: Matrix, outcomes: Uint8Array, coefficients: Float64Array, penalty: number): number {
  let loss = 0
  for (let row = 0; row < design.rows; row++) {
    const score = scoreOf(design, row, coefficients)
    loss += Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - outcomes[row]! * score
  }
  for (let at = 1; at < coefficients.length; at++) loss += (penalty / 2) * coefficients[at]! ** 2
  return loss
}

/** Log-odds of one row. */
export function scoreOf({ columns, values }: Matrix, row: number, coefficients: Float64Array): number {
  let score = coefficients[0]!
  for (let k = 0; k < columns; k++) score += coefficients[k + 1]! * values[row * columns + k]!
  return score
}

function slopeAt(
  design: Matrix,
  outcomes: Uint8Array,
  coefficients: Float64Array,
  penalty: number,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  const { rows, columns, values } = design
  const size = columns + 1
  gradient.fill(0)
  curvature.fill(0)
  const row = new Float64Array(size)
  row[0] = 1
  for (let index = 0; index < rows; index++) {
    row.set(values.subarray(index * columns, (index + 1) * columns), 1)
    const probability = 1 / (1 + Math.exp(-scoreOf(design, index, coefficients)))
    const residual = probability - outcomes[index]!
    const weight = probability * (1 - probability)
    for (let j = 0; j < size; j++) {
      const value = row[j]!
      if (value === 0) continue
      gradient[j]! += residual * value
      const weighted = weight * value
      for (let k = 0; k <= j; k++) curvature[j * size + k]! += weighted * row[k]!
    }
  }
  for (let j = 1; j < size; j++) {
    gradient[j]! += penalty * coefficients[j]!
    curvature[j * size + j]! += penalty
  }
}
