import { requirePositive } from '../require.ts'

const HALF_LOG_TWO_PI = 0.9189385332046728
const EULER = 0.5772156649015329

/** Coefficients B₂ₙ / (2n(2n−1)) of Stirling's series, n = 1…8 (Bernoulli numbers, exact fractions). */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
] as const

/** ζ(k) − 1 for k = 2…30, 17 digits (Abramowitz & Stegun 1964, table 23.3, and 40-digit arithmetic). */
const ZETA_MINUS_ONE = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.490155482836504e-8, 7.45071178983543e-9, 3.725334024788457e-9,
  1.862659723513049e-9, 9.313274324196682e-10,
] as const

/**
 * What Stirling's formula misses: log Γ(x) − [(x − ½) log x − x + ½ log 2π], for x ≥ 8.
 *
 * Kept apart because ratios of large gamma functions lose all digits unless the large parts cancel on paper.
 * @accuracy absolute error < 1e-16 for x ≥ 8
 */
export function stirlingCorrection(x: number): number {
  const y = 1 / (x * x)
  let sum = 0
  for (let n = STIRLING.length - 1; n >= 0; n--) sum = sum * y + (STIRLING[n] as number)
  return sum / x
}

/**
 * Natural logarithm of the gamma function, log Γ(x): the factorial's smooth sister, Γ(n + 1) = n!.
 *
 * @source Abramowitz & Stegun (1964), 6.1.33 (series at 1 and 2) and 6.1.41 (Stirling's series)
 * @param x finite, > 0
 * @returns log Γ(x); zero at 1 and 2
 * @throws RangeError when x is not a finite number above 0
 * @accuracy relative error < 4e-15 for 1e-300 ≤ x ≤ 1e300 (fixtures/special.json)
 * @cost constant, no allocation
 * @example logGamma(0.5) // ≈ 0.5723649429247001
 */
export function logGamma(x: number): number {
  requirePositive('x', x)
  if (x >= 8) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingCorrection(x)
  if (x < 0.25) return logGammaOnePlus(x) - Math.log(x)
  if (Math.abs(x - 1) <= 0.5) return logGammaOnePlus(x - 1)
  if (Math.abs(x - 2) <= 0.5) return Math.log1p(x - 2) + logGammaOnePlus(x - 2)
  return logGammaShifted(x)
}

/** log Γ(1 + z) for |z| ≤ ¾: log Γ(1+z) = z(1−γ) − log(1+z) + Σ_{k≥2} (ζ(k)−1)(−z)^k / k. */
function logGammaOnePlus(z: number): number {
  let sum = 0
  for (let k = ZETA_MINUS_ONE.length + 1; k >= 2; k--) {
    sum = (sum + (ZETA_MINUS_ONE[k - 2] as number) / k) * -z
  }
  return z * (1 - EULER) - Math.log1p(z) - z * sum
}

/** log Γ(x) for 0 < x < 8 by Γ(x) = Γ(x + n) / (x (x+1) … (x+n−1)). */
function logGammaShifted(x: number): number {
  let product = 1
  let shifted = x
  while (shifted < 8) {
    product *= shifted
    shifted++
  }
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    HALF_LOG_TWO_PI +
    stirlingCorrection(shifted) -
    Math.log(product)
  )
}
