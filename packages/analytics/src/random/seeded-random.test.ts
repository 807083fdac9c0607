import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawIndex, drawNormal, drawSample } from './draw.ts'
import { seededRandom } from './seeded-random.ts'

test('the same seed gives the same draws, another seed others', () => {
  const draws = (seed: number) => Array.from({ length: 5 }, seededRandom(seed))
  expect(draws(7)).toEqual(draws(7))
  expect(draws(7)).not.toEqual(draws(8))
})

test('draws fill a hundred bins evenly (chi-square on 99 degrees of freedom below its 0.999 quantile, 148.2)', () => {
  const random = seededRandom(2026)
  const bins = new Float64Array(100)
  for (let draw = 0; draw < 100_000; draw++) bins[drawIndex(random, 100)]!++
  expect(bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(148.2)
})

test('normal draws have mean 0 and variance 1 within four standard errors', () => {
  const random = seededRandom(5)
  const draws = Array.from({ length: 40_000 }, () => drawNormal(random))
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length
  expect(Math.abs(mean)).toBeLessThan(4 / 200)
  expect(Math.abs(variance - 1)).toBeLessThan((4 * Math.SQRT2) / 200)
})

test('a sample holds different indices in ascending order', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      (seed, length, count) => {
        const sample = [...drawSample(seededRandom(seed), length, count)]
        expect(sample).toHaveLength(Math.min(length, count))
        expect(sample).toEqual([...new Set(sample)].sort((a, b) => a - b))
        expect(sample.every((index) => index < length)).toBe(true)
      },
    ),
  )
})

test('refuses a seed that is not a whole number', () => {
  expect(() => seededRandom(1.5)).toThrow('seed must be a whole number from 0 to 2^32 - 1, but is 1.5')
  expect(() => seededRandom(-1)).toThrow(RangeError)
})
