import { expect, test } from 'vitest'
import { matrixOf } from './matrix.ts'

test('packs rows one after the other and leaves a matrix as it is', () => {
  const matrix = matrixOf([
    [1, 2],
    [3, 4],
    [5, 6],
  ])
  expect(matrix).toEqual({ rows: 3, columns: 2, values: Float64Array.of(1, 2, 3, 4, 5, 6) })
  expect(matrixOf(matrix)).toBe(matrix)
})

test('refuses what is not a finite number, rows of different length and a wrong count', () => {
  expect(() => matrixOf([[1], [Number.NaN]])).toThrow('row 1, column 0 must be a finite number, but is NaN')
  expect(() => matrixOf([[1, Number.POSITIVE_INFINITY]])).toThrow(
    'row 0, column 1 must be a finite number, but is Infinity',
  )
  expect(() => matrixOf([[1, 2], [3]])).toThrow('row 1 must have 2 figures like the first, but has 1')
  expect(() => matrixOf({ rows: 2, columns: 2, values: new Float64Array(3) })).toThrow(
    'rows × columns = 4 figures, but holds 3',
  )
})
