import { drawIndex } from '../random/draw.ts'
import type { Random } from '../random/seeded-random.ts'
import { levelOf } from './comparison.ts'
import type { LevelRates } from './estimate-agreement.ts'
import type { PreparedLinkage } from './prepare-linkage.ts'

/** How often random pairs are at each level, and how many pairs that rests on. */
export type ChanceAgreement = {
  rates: LevelRates
  /** Smallest rate that this many pairs can show: half a pair. */
  floors: number[]
}

/** Pairs' worth of the guess below: nothing beside 300,000 random pairs, but it keeps three records from deciding. */
const guessedPairs = 10

/** What one would guess of two strangers before seeing any: each level but the last comes up once in a hundred pairs. */
const guessedAgreement = 0.01

/**
 * How often two records agree by accident, field by field?
 *
 * All pairs when there are no more than asked for, else pairs drawn at random; records of one source are not paired.
 *
 * @cost `pairs` comparisons per field
 */
export function chanceAgreement(prepared: PreparedLinkage, pairs: number, random: Random): ChanceAgreement {
  const { columns, space } = prepared
  const counts = space.levelCounts.map((count) => new Float64Array(count))
  forRandomPairs(prepared, pairs, random, (left, right) => {
    for (let field = 0; field < columns.length; field++) {
      const level = levelOf(columns[field]!, left, right)
      if (level >= 0) counts[field]![level]!++
    }
  })
  const totals = counts.map((field) => field.reduce((sum, count) => sum + count, 0))
  const floors = totals.map((total) => 0.5 / Math.max(1, total))
  return {
    rates: counts.map((field, index) =>
      sharesAbove(withGuess(field), totals[index]! + guessedPairs, floors[index]!),
    ),
    floors,
  }
}

function forRandomPairs(
  { recordCount, sources }: PreparedLinkage,
  pairs: number,
  random: Random,
  visit: (left: number, right: number) => void,
): void {
  const apart = (left: number, right: number) => !sources || sources[left] !== sources[right]
  if ((recordCount * (recordCount - 1)) / 2 <= pairs) {
    for (let right = 1; right < recordCount; right++) {
      for (let left = 0; left < right; left++) if (apart(left, right)) visit(left, right)
    }
    return
  }
  for (let draw = 0; draw < pairs; draw++) {
    const left = drawIndex(random, recordCount)
    const right = drawIndex(random, recordCount)
    if (left !== right && apart(left, right)) visit(left, right)
  }
}

function withGuess(counts: Float64Array): Float64Array {
  const last = counts.length - 1
  return counts.map(
    (count, level) => count + guessedPairs * (level < last ? guessedAgreement : 1 - last * guessedAgreement),
  )
}

/** Shares of the counts, none below the floor. */
function sharesAbove(counts: Float64Array, total: number, floor: number): Float64Array {
  return normalised(counts.map((count) => Math.max(count / total, floor)))
}

/**
 * The rates among pairs of different people only: random pairs hold a few of the same person, and for a field that is
 * nearly unique (an insurance number) those are most of the agreements.
 *
 * From: rate of random pairs = λ·m + (1 − λ)·u.
 */
export function withoutMatches(
  { rates, floors }: ChanceAgreement,
  matchRates: LevelRates,
  prior: number,
): LevelRates {
  return rates.map((field, index) => {
    const floor = floors[index]!
    return normalised(
      field.map((rate, level) => Math.max((rate - prior * matchRates[index]![level]!) / (1 - prior), floor)),
    )
  })
}

function normalised(rates: Float64Array): Float64Array {
  const sum = rates.reduce((total, rate) => total + rate, 0)
  return rates.map((rate) => rate / sum)
}
