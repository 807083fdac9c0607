/**
 * log(1 + u) − u without losing the digits that cancel near u = 0.
 *
 * The tails of gamma, beta and Student's t for large shapes hang on this difference.
 * @param u > −1
 * @accuracy relative error < 1e-15
 * @cost constant, no allocation
 */
export function log1pMinus(u: number): number {
  if (u < -0.4 || u > 0.6) return Math.log1p(u) - u
  // log(1+u) = 2 artanh(w), w = u / (2 + u); then 2w − u = −u·w leaves only small terms.
  const w = u / (2 + u)
  const square = w * w
  let term = w * square
  let sum = 0
  for (let n = 3; n < 60; n += 2) {
    const add = term / n
    sum += add
    if (Math.abs(add) < 1e-18 * Math.abs(sum)) break
    term *= square
  }
  return 2 * sum - u * w
}
