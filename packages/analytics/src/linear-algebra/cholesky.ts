/**
 * Square root of a symmetric positive definite matrix, in place: afterwards the lower triangle holds L with
 * A = L·Lᵀ. The upper triangle is neither read nor written.
 *
 * @source Golub & Van Loan, Matrix Computations, 4th ed., algorithm 4.2.2 (row by row)
 * @param matrix size × size, row after row; only the lower triangle counts
 * @returns false when the matrix is not positive definite to working precision (its content is then spoilt)
 * @accuracy backward stable: ‖L·Lᵀ − A‖ ≈ size · 1e-16 · ‖A‖
 * @cost size³/6 multiplications, no allocation
 */
export function choleskyInPlace(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row++) {
    const at = row * size
    for (let column = 0; column <= row; column++) {
      const other = column * size
      let sum = matrix[at + column]!
      for (let k = 0; k < column; k++) sum -= matrix[at + k]! * matrix[other + k]!
      if (column < row) {
        matrix[at + column] = sum / matrix[other + column]!
      } else {
        // Lost to rounding when what is left of the diagonal is noise beside what it was; also catches NaN.
        if (!(sum > matrix[at + row]! * size * Number.EPSILON && sum > 0)) return false
        matrix[at + row] = Math.sqrt(sum)
      }
    }
  }
  return true
}

/**
 * Solves A·x = b in place, given the square root L of A from `choleskyInPlace`.
 *
 * @param root L in the lower triangle, size × size
 * @param side b on entry, x on return
 * @cost size² multiplications, no allocation
 */
export function choleskySolve(root: Float64Array, size: number, side: Float64Array): void {
  solveLower(root, size, side)
  for (let row = size - 1; row >= 0; row--) {
    let sum = side[row]!
    for (let k = row + 1; k < size; k++) sum -= root[k * size + row]! * side[k]!
    side[row] = sum / root[row * size + row]!
  }
}

/** Solves L·x = b in place: the first half of `choleskySolve`, and the whitening step of a normal density. */
export function solveLower(root: Float64Array, size: number, side: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let sum = side[row]!
    for (let k = 0; k < row; k++) sum -= root[row * size + k]! * side[k]!
    side[row] = sum / root[row * size + row]!
  }
}

/** Natural logarithm of det A, given its square root L. */
export function logDeterminant(root: Float64Array, size: number): number {
  let sum = 0
  for (let row = 0; row < size; row++) sum += Math.log(root[row * size + row]!)
  return 2 * sum
}
