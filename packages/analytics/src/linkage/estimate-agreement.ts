import type { PatternCounts } from './agreement-patterns.ts'

/**
 * How often each level of each field comes up: one array of probabilities per field, each summing to 1.
 * The letters of the papers are m for pairs of the same person and u for pairs of different people.
 */
export type LevelRates = Float64Array[]

/** What expectation and maximisation found in some pairs. */
export type AgreementEstimate = {
  /** m: rates among pairs of the same person. */
  matchRates: LevelRates
  /** u: rates among pairs of different people. */
  chanceRates: LevelRates
  /** Share of the pairs that are matches, 0–1. */
  matchShare: number
  /** Matches expected at each level of each field: what `matchRates` rest on. */
  matchCounts: LevelRates
  iterations: number
  converged: boolean
}

/**
 * Which agreements do pairs of the same person show, when nobody says which pairs those are?
 * The shopkeeper's question: none; it is how `linkRecords` learns its weights.
 *
 * Fields are taken to agree independently of each other, among matches and among others (Fellegi & Sunter's assumption).
 * Estimating `chanceRates` here too, among pairs that already agree in the blocking field, over-links badly (F1 .78 against
 * .99 on FEBRL 2): fix them to what random pairs show, unless the pairs are all pairs.
 *
 * @source Fellegi & Sunter (1969), JASA 64, 1183–1210; EM for it: Winkler (1988), Proceedings of the Section on Survey Research
 * Methods, 667–671
 * Notation: γ = pattern of levels, λ = share of matches; P(match given γ) = λ·Π m(γ) / (λ·Π m(γ) + (1 − λ)·Π u(γ)); a missing
 * value contributes 1
 * @param observed patterns and their counts
 * @param start first guesses; `prior` are pseudo-counts added to `matchCounts`, so that few pairs cannot make a rate 0
 * @param options `fixChanceRates` keeps u as it is; stops when no rate moves by more than `tolerance` (1e-7) or after
 *   `maxIterations` (1,000)
 * @accuracy a local maximum of the likelihood
 * @cost patterns × fields per iteration
 */
export function estimateAgreement(
  observed: PatternCounts,
  start: { matchRates: LevelRates; chanceRates: LevelRates; matchShare: number; prior: LevelRates },
  options: { fixChanceRates: boolean; tolerance?: number; maxIterations?: number },
): AgreementEstimate {
  const { fixChanceRates, tolerance = 1e-7, maxIterations = 1000 } = options
  let { matchRates, chanceRates, matchShare } = start
  const total = observed.counts.reduce((sum, count) => sum + count, 0)
  for (let iteration = 1; ; iteration++) {
    const matchCounts = start.prior.map((field) => new Float64Array(field.length))
    const chanceCounts = start.prior.map((field) => new Float64Array(field.length))
    const matches = share(observed, { matchRates, chanceRates, matchShare }, matchCounts, chanceCounts)
    const nextShare = total === 0 ? matchShare : matches / total
    const nextMatch = matchCounts.map((counts, field) => rates(counts, start.prior[field]!))
    const nextChance = fixChanceRates ? chanceRates : chanceCounts.map((counts) => rates(counts, undefined))
    const move = Math.max(
      Math.abs(nextShare - matchShare),
      largestMove(nextMatch, matchRates),
      largestMove(nextChance, chanceRates),
    )
    matchRates = nextMatch
    chanceRates = nextChance
    matchShare = nextShare
    const converged = move <= tolerance
    if (converged || iteration === maxIterations) {
      return { matchRates, chanceRates, matchShare, matchCounts, iterations: iteration, converged }
    }
  }
}

/** Expectation: shares each pattern's pairs out between matches and others; returns how many matches that makes. */
function share(
  { patterns, counts }: PatternCounts,
  {
    matchRates,
    chanceRates,
    matchShare,
  }: { matchRates: LevelRates; chanceRates: LevelRates; matchShare: number },
  matchCounts: LevelRates,
  chanceCounts: LevelRates,
): number {
  let matches = 0
  for (let index = 0; index < patterns.length; index++) {
    const pattern = patterns[index]!
    let match = matchShare
    let chance = 1 - matchShare
    for (let field = 0; field < pattern.length; field++) {
      const level = pattern[field]!
      if (level < 0) continue
      match *= matchRates[field]![level]!
      chance *= chanceRates[field]![level]!
    }
    const matching = match === 0 ? 0 : (counts[index]! * match) / (match + chance)
    matches += matching
    for (let field = 0; field < pattern.length; field++) {
      const level = pattern[field]!
      if (level < 0) continue
      matchCounts[field]![level]! += matching
      chanceCounts[field]![level]! += counts[index]! - matching
    }
  }
  return matches
}

/** Shares of counts and pseudo-counts; equal shares when there is nothing to go by. */
function rates(counts: Float64Array, prior: Float64Array | undefined): Float64Array {
  const sum = counts.reduce((total, count, level) => total + count + (prior?.[level] ?? 0), 0)
  return counts.map((count, level) => (sum === 0 ? 1 / counts.length : (count + (prior?.[level] ?? 0)) / sum))
}

function largestMove(next: LevelRates, before: LevelRates): number {
  let most = 0
  next.forEach((field, index) => {
    field.forEach((rate, level) => {
      most = Math.max(most, Math.abs(rate - before[index]![level]!))
    })
  })
  return most
}
