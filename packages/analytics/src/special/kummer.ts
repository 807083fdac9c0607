import { requireFinite, requirePositive } from '../require.ts'

const MOST_TERMS = 1_000_000

/**
 * Kummer's confluent hypergeometric function ₁F₁(a; b; z) for positive parameters, and b ≥ a where z is negative.
 *
 * @source Abramowitz & Stegun (1964), 13.1.2 (series) and 13.1.27 (Kummer's transformation)
 * @param a finite, > 0
 * @param b finite, > 0; at least a where z < 0
 * @param z finite
 * @throws RangeError when a parameter is out of range or the result is too large for a double
 * @accuracy relative error < 1e-12 for a, b ≤ 60 and |z| ≤ 600; all terms are positive
 * @cost about |z| + 40 terms, no allocation
 * @example kummer(1, 2, 1) // ≈ 1.718281828459045 = e − 1
 */
export function kummer(a: number, b: number, z: number): number {
  requirePositive('a', a)
  requirePositive('b', b)
  requireFinite('z', z)
  if (z < 0) {
    if (b < a) throw new RangeError(`b must be at least a = ${a} where z is negative, but is ${b}`)
    return b === a ? Math.exp(z) : Math.exp(z) * kummer(b - a, b, -z)
  }
  let term = 1
  let sum = 1
  for (let n = 0; n < MOST_TERMS; n++) {
    term *= (z * (a + n)) / ((b + n) * (1 + n))
    sum += term
    if (term < 1e-17 * sum && z < n) break
  }
  if (!Number.isFinite(sum)) throw new RangeError(`₁F₁(${a}; ${b}; ${z}) is too large for a double`)
  return sum
}
