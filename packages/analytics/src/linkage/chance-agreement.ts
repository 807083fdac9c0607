import { drawIndex } from '../random/draw.ts'
import type { Random } from '../random/seeded-random.ts'
import { levelOf } from './comparison.ts'
import type { LevelRates } from './estimate-agreement.ts'
import type { PreparedLinkage } from './prepare-linkage.ts'

/** How often random pairs are at each level, and how many pairs that rests on. */
export type ChanceAgreement = {
  rates: LevelRates
  /** By level the smallest rate that this many pairs can show: half a pair, or what is known of such fields. */
  floors: LevelRates
}

/** Pairs' worth of what the caller knows of such fields: it speaks for a few dozen records, and nearly nothing beside a thousand. */
const knownPairs = 500

/** Pairs' worth of the guess below: nothing beside 300,000 random pairs, but it keeps three records from deciding. */
const guessedPairs = 10

/** What one would guess of two strangers before seeing any: each level but the last comes up once in a hundred pairs. */
const guessedAgreement = 0.01

/**
 * How often two records agree by accident, field by field?
 *
 * All pairs when there are no more than asked for, else pairs drawn at random; records of one source are not paired.
 *
 * @param known what is known of such fields in general: rates by level, for each field or undefined; without it a guess is made
 * @cost `pairs` comparisons per field
 */
export function chanceAgreement(
  prepared: PreparedLinkage,
  pairs: number,
  random: Random,
  known: readonly (readonly number[] | undefined)[] = [],
): ChanceAgreement {
  const { columns, space } = prepared
  const counts = space.levelCounts.map((count) => new Float64Array(count))
  forRandomPairs(prepared, pairs, random, (left, right) => {
    for (let field = 0; field < columns.length; field++) {
      const level = levelOf(columns[field]!, left, right)
      if (level >= 0) counts[field]![level]!++
    }
  })
  const before = counts.map((field, index) => beforehand(field.length, known[index]))
  const totals = counts.map((field, index) => sumOf(field) + before[index]!.pairs)
  const floors = counts.map((field, index) => {
    const { pairs: weight, rates } = before[index]!
    const halfPair = 0.5 / (known[index] ? totals[index]! : Math.max(1, sumOf(field)))
    return rates.map((rate) => Math.max(halfPair, known[index] ? (weight * rate) / totals[index]! : 0))
  })
  return {
    rates: counts.map((field, index) => {
      const { pairs: weight, rates } = before[index]!
      const counted = field.map((count, level) => count + weight * rates[level]!)
      return sharesAbove(counted, totals[index]!, floors[index]!)
    }),
    floors,
  }
}

const sumOf = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0)

/** What is thought of a field before any pair is seen, and how many pairs that is worth. */
function beforehand(levels: number, known: readonly number[] | undefined) {
  if (known) return { pairs: knownPairs, rates: normalised(Float64Array.from(known)) }
  const rates = new Float64Array(levels).fill(guessedAgreement)
  rates[levels - 1] = 1 - (levels - 1) * guessedAgreement
  return { pairs: guessedPairs, rates }
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

/** Shares of the counts, none below its floor. */
function sharesAbove(counts: Float64Array, total: number, floors: Float64Array): Float64Array {
  return normalised(counts.map((count, level) => Math.max(count / total, floors[level]!)))
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
    return normalised(
      field.map((rate, level) =>
        Math.max((rate - prior * matchRates[index]![level]!) / (1 - prior), floors[index]![level]!),
      ),
    )
  })
}

function normalised(rates: Float64Array): Float64Array {
  const sum = rates.reduce((total, rate) => total + rate, 0)
  return rates.map((rate) => rate / sum)
}
