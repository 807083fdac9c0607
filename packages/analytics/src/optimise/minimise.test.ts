import { describe, expect, test } from 'vitest'
import { covarianceFrom, curvatureAt } from './curvature.ts'
import { minimise } from './minimise.ts'
import type { Objective } from './search-line.ts'

/** Rosenbrock's valley in `size` dimensions; lowest at (1, …, 1) with value 0. */
const rosenbrock: Objective = (x, gradient) => {
  let value = 0
  gradient.fill(0)
  for (let i = 0; i + 1 < x.length; i++) {
    const bend = x[i + 1]! - x[i]! ** 2
    value += 100 * bend ** 2 + (1 - x[i]!) ** 2
    gradient[i]! += -400 * bend * x[i]! - 2 * (1 - x[i]!)
    gradient[i + 1]! += 200 * bend
  }
  return value
}

describe('minimise', () => {
  test.each([2, 10, 50])("finds the bottom of Rosenbrock's valley in %d dimensions", (size) => {
    const found = minimise(rosenbrock, new Float64Array(size).fill(-1.2), { maxIterations: 2000 })
    expect(found.converged).toBe(true)
    for (const x of found.point) expect(x).toBeCloseTo(1, 7)
  })

  test('steps back from where the function is not defined', () => {
    const found = minimise(
      (x, gradient) => {
        gradient[0] = 1 - 1 / x[0]!
        return x[0]! - Math.log(x[0]!)
      },
      [20],
    )
    expect(found.converged).toBe(true)
    expect(found.point[0]).toBeCloseTo(1, 8)
  })

  test('does not claim to have converged on a slope without a bottom', () => {
    const found = minimise(
      (x, gradient) => {
        gradient[0] = -1
        return -x[0]!
      },
      [0],
      { maxIterations: 50 },
    )
    expect(found.converged).toBe(false)
  })

  test('gives up a start that is not below another one in time', () => {
    const from = (above: number) => minimise(rosenbrock, [-1.2, 1], { giveUp: { after: 5, above } })
    expect(from(0)).toMatchObject({ iterations: 5, converged: false })
    expect(from(1000)).toMatchObject({ converged: true })
  })

  test('refuses a start where the function is not finite', () => {
    expect(() => minimise(() => Number.NaN, [1])).toThrow(RangeError)
  })
})

describe('curvature', () => {
  const bowl: Objective = (x, gradient) => {
    gradient[0] = 4 * x[0]! + x[1]!
    gradient[1] = x[0]! + 3 * x[1]!
    return 2 * x[0]! ** 2 + x[0]! * x[1]! + 1.5 * x[1]! ** 2
  }
  test('of a quadratic bowl is its matrix, and the covariance its inverse', () => {
    const curvature = curvatureAt(bowl, Float64Array.of(0.3, -0.2))
    for (const [i, value] of [4, 1, 1, 3].entries()) expect(curvature[i]).toBeCloseTo(value, 9)
    const covariance = covarianceFrom(curvature, 2)!
    for (const [i, value] of [3 / 11, -1 / 11, -1 / 11, 4 / 11].entries())
      expect(covariance[i]).toBeCloseTo(value, 9)
  })
  test('without a minimum gives no covariance', () => {
    expect(covarianceFrom(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined()
  })
})
