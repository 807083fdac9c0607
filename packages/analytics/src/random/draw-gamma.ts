import { requirePositive } from '../require.ts'
import { drawNormal } from './draw.ts'
import type { Random } from './seeded-random.ts'

/**
 * A draw from the gamma distribution with this shape and rate.
 *
 * @source Marsaglia & Tsang (2000), ACM TOMS 26(3), 363–372; shapes below 1 by U^(1/shape) · Gamma(shape + 1)
 * @throws RangeError when shape or rate is not above 0
 * @cost about two normal draws
 */
export function drawGamma(random: Random, shape: number, rate = 1): number {
  requirePositive('shape', shape)
  requirePositive('rate', rate)
  const boost = shape < 1 ? (1 - random()) ** (1 / shape) : 1
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = drawNormal(random)
    const v = (1 + c * z) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * z * z + d - d * v + d * Math.log(v))
      return (boost * d * v) / rate
  }
}

/**
 * A draw from the beta distribution with shapes a and b.
 * @throws RangeError when a shape is not above 0
 */
export function drawBeta(random: Random, a: number, b: number): number {
  const one = drawGamma(random, a)
  const other = drawGamma(random, b)
  return one + other > 0 ? one / (one + other) : random() < a / (a + b) ? 1 : 0
}
