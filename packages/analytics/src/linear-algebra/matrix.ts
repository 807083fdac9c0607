/** A table of numbers, one row a customer and one column a figure, stored row after row in one typed array. */
export type Matrix = { rows: number; columns: number; values: Float64Array }

/** Either form in which figures may be handed in: a `Matrix`, or one array per row. */
export type NumberRows = Matrix | readonly ArrayLike<number>[]

/**
 * Turns rows of figures into a `Matrix` and refuses anything that is not a finite number.
 * The shopkeeper's question: none; it is how figures are handed to `kMeans` and the like.
 *
 * @param rows a `Matrix` (checked, not copied) or arrays of equal length ≥ 1
 * @returns the matrix; a `Matrix` handed in is returned itself
 * @throws RangeError naming row, column and value
 * @cost one walk over all figures
 * @example
 * [...matrixOf([[1, 2], [3, 4]]).values]
 * // [1, 2, 3, 4]
 */
export function matrixOf(rows: NumberRows): Matrix {
  const matrix = 'columns' in rows ? rows : packed(rows)
  const { rows: count, columns, values } = matrix
  if (values.length !== count * columns) {
    throw new RangeError(
      `values must hold rows × columns = ${count * columns} figures, but holds ${values.length}`,
    )
  }
  for (let at = 0; at < values.length; at++) {
    if (!Number.isFinite(values[at])) {
      const row = Math.floor(at / columns)
      throw new RangeError(`row ${row}, column ${at % columns} must be a finite number, but is ${values[at]}`)
    }
  }
  return matrix
}

function packed(rows: readonly ArrayLike<number>[]): Matrix {
  const columns = rows[0]?.length ?? 0
  const values = new Float64Array(rows.length * columns)
  rows.forEach((row, index) => {
    if (row.length !== columns) {
      throw new RangeError(`row ${index} must have ${columns} figures like the first, but has ${row.length}`)
    }
    values.set(row, index * columns)
  })
  return { rows: rows.length, columns, values }
}
