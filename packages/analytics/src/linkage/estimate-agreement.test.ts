import { expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import type { PatternCounts } from './agreement-patterns.ts'
import { estimateAgreement } from './estimate-agreement.ts'

/** The synthetic vector of the ECM example in the recordlinkage documentation (ANALYTICS A11). */
const published = {
  pairs: 50_000,
  matches: 7000,
  m: [0.94, 0.81, 0.85, 0.9, 0.99, 0.7, 0.56, 0.92],
  u: [0.19, 0.23, 0.5, 0.11, 0.2, 0.14, 0.5, 0.09],
}

test('recovers the rates of the ECM example of recordlinkage within four standard errors', () => {
  const found = estimateAgreement(drawn(published), guess(), { fixChanceRates: false })
  expect(found.converged).toBe(true)
  const { pairs, matches, m, u } = published
  expect(Math.abs(found.matchShare - matches / pairs)).toBeLessThan(0.005)
  m.forEach((rate, field) => {
    // A little wider than for known matches, since some pairs could be either.
    expect(Math.abs(found.matchRates[field]![0]! - rate)).toBeLessThan(
      6 * Math.sqrt((rate * (1 - rate)) / matches),
    )
    const chance = u[field]!
    const error = Math.sqrt((chance * (1 - chance)) / (pairs - matches))
    expect(Math.abs(found.chanceRates[field]![0]! - chance)).toBeLessThan(4 * error)
  })
})

test('leaves given chance rates as they are, and a field that is always missing at its prior guess', () => {
  const observed: PatternCounts = {
    patterns: [Int8Array.of(0, -1), Int8Array.of(1, -1)],
    counts: Float64Array.of(30, 70),
  }
  const prior = [Float64Array.of(0.9, 0.1), Float64Array.of(0.95, 0.05)]
  const chanceRates = [Float64Array.of(0.01, 0.99), Float64Array.of(0.01, 0.99)]
  const found = estimateAgreement(
    observed,
    { matchRates: prior, chanceRates, matchShare: 0.5, prior },
    { fixChanceRates: true },
  )
  expect(found.chanceRates).toBe(chanceRates)
  expect(found.matchRates[1]).toEqual(Float64Array.of(0.95, 0.05))
  expect(found.matchCounts[1]).toEqual(Float64Array.of(0, 0))
})

test('cannot be led to a probability that is not one by no pairs at all', () => {
  const prior = [Float64Array.of(0.95, 0.05)]
  const start = { matchRates: prior, chanceRates: [Float64Array.of(0.1, 0.9)], matchShare: 0.5, prior }
  const found = estimateAgreement({ patterns: [], counts: new Float64Array(0) }, start, {
    fixChanceRates: true,
  })
  expect(found).toMatchObject({ matchShare: 0.5, matchRates: prior, converged: true })
})

function drawn({ pairs, matches, m, u }: typeof published): PatternCounts {
  const random = seededRandom(1990)
  const counts = new Map<number, number>()
  for (let pair = 0; pair < pairs; pair++) {
    const rates = pair < matches ? m : u
    const code = rates.reduce((bits, rate) => bits * 2 + (random() < rate ? 0 : 1), 0)
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return {
    patterns: Array.from(counts.keys(), (code) =>
      Int8Array.from(m, (_, field) => (code >> (m.length - 1 - field)) & 1),
    ),
    counts: Float64Array.from(counts.values()),
  }
}

function guess() {
  const rates = (first: number) => published.m.map(() => Float64Array.of(first, 1 - first))
  return {
    matchRates: rates(0.9),
    chanceRates: rates(0.1),
    matchShare: 0.1,
    prior: rates(0).map(() => new Float64Array(2)),
  }
}
