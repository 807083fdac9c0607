import { expect, test } from 'vitest'
import { drawNormal } from '../random/draw.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { choleskyInPlace, choleskySolve, logDeterminant } from './cholesky.ts'
import { invertPositiveDefinite } from './invert-positive-definite.ts'

/** B·Bᵀ + size·I for a random B: positive definite, condition number below about 10. */
function randomPositiveDefinite(size: number, seed: number): Float64Array {
  const random = seededRandom(seed)
  const base = Float64Array.from({ length: size * size }, () => drawNormal(random))
  const product = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let sum = row === column ? size : 0
      for (let k = 0; k < size; k++) sum += base[row * size + k]! * base[column * size + k]!
      product[row * size + column] = sum
    }
  }
  return product
}

function worstDeviationFromIdentity(matrix: Float64Array, inverse: Float64Array, size: number): number {
  let worst = 0
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let sum = row === column ? -1 : 0
      for (let k = 0; k < size; k++) sum += matrix[row * size + k]! * inverse[k * size + column]!
      worst = Math.max(worst, Math.abs(sum))
    }
  }
  return worst
}

test.each([1, 2, 3, 4, 5, 63, 64, 65, 66, 67, 129, 200])('inverts a matrix of %i rows', (size) => {
  const matrix = randomPositiveDefinite(size, size)
  const inverse = matrix.slice()
  expect(invertPositiveDefinite(inverse, size)).toBe(true)
  expect(worstDeviationFromIdentity(matrix, inverse, size)).toBeLessThan(1e-12)
})

test('reads only the lower triangle', () => {
  const whole = randomPositiveDefinite(70, 7)
  const lower = whole.map((value, at) => (at % 70 > Math.floor(at / 70) ? Number.NaN : value))
  invertPositiveDefinite(whole, 70)
  invertPositiveDefinite(lower, 70)
  expect(lower).toEqual(whole)
})

test('inverts the Hilbert matrix of order 5 to the whole numbers Hilbert gave in 1894', () => {
  const hilbert = Float64Array.from({ length: 25 }, (_, at) => 1 / (Math.floor(at / 5) + (at % 5) + 1))
  const inverse = hilbert.slice()
  invertPositiveDefinite(inverse, 5)
  const published = [25, -300, 1050, -1400, 630]
  for (const [column, value] of published.entries()) expect(inverse[column]! / value).toBeCloseTo(1, 9)
  choleskyInPlace(hilbert, 5)
  expect(Math.exp(logDeterminant(hilbert, 5)) * 266716800000).toBeCloseTo(1, 9)
})

test('says when a matrix is not positive definite', () => {
  expect(invertPositiveDefinite(Float64Array.of(1, 1, 1, 1), 2)).toBe(false)
  expect(invertPositiveDefinite(Float64Array.of(0), 1)).toBe(false)
  expect(choleskyInPlace(Float64Array.of(1, 2, 2, 1), 2)).toBe(false)
  expect(choleskyInPlace(Float64Array.of(Number.NaN), 1)).toBe(false)
})

test('solves a system from the Cholesky root', () => {
  const root = Float64Array.of(4, 0, 2, 3)
  expect(choleskyInPlace(root, 2)).toBe(true)
  const side = Float64Array.of(8, 7)
  choleskySolve(root, 2, side)
  expect([...side]).toEqual([expect.closeTo(1.25, 14), expect.closeTo(1.5, 14)])
})
