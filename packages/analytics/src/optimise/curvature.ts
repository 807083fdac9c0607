import { invertPositiveDefinite } from '../linear-algebra/invert-positive-definite.ts'
import type { Objective } from './search-line.ts'

/**
 * Matrix of second derivatives of a function at a point, from its gradient by central differences.
 *
 * @param objective value and gradient
 * @param point where; components of order 1 (log-parameters)
 * @returns size × size, row after row, symmetric
 * @accuracy about 1e-8 relative for smooth functions with exact gradients
 * @cost 2·size evaluations
 */
export function curvatureAt(objective: Objective, point: Float64Array, stepLength = 1e-4): Float64Array {
  const size = point.length
  const above = new Float64Array(size)
  const below = new Float64Array(size)
  const moved = Float64Array.from(point)
  const curvature = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    moved[i] = point[i]! + stepLength
    objective(moved, above)
    moved[i] = point[i]! - stepLength
    objective(moved, below)
    moved[i] = point[i]!
    for (let j = 0; j < size; j++) {
      const slope = (above[j]! - below[j]!) / (2 * stepLength)
      curvature[i * size + j]! += 0.5 * slope
      curvature[j * size + i]! += 0.5 * slope
    }
  }
  return curvature
}

/**
 * Covariance of fitted parameters: the inverse of the curvature of the negative log-likelihood at its minimum.
 *
 * @param curvature from {@link curvatureAt}, of the whole (not the average) negative log-likelihood
 * @returns covariance, row after row; undefined when the curvature is not positive definite, which means that the
 *   data do not determine the parameters
 */
export function covarianceFrom(curvature: Float64Array, size: number): Float64Array | undefined {
  const covariance = Float64Array.from(curvature)
  return invertPositiveDefinite(covariance, size) ? covariance : undefined
}
