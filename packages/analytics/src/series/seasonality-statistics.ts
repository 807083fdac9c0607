import { chiSquareSurvival } from '../special/chi-square.ts'

/** A statistic and the chance of one at least as large without a season, 0–1. */
export type TestResult = { statistic: number; pValue: number }

/**
 * Maravall's QS: do errors resemble those one and two seasons before?
 *
 * Notation: QS = n(n+2) Σ_{k=1,2} max(0, r_{km})² / (n − km), 0 unless r_m > 0, against chi-square(2)
 */
export function seasonalAutocorrelation(errors: Float64Array, season: number): TestResult {
  const n = errors.length
  const mean = errors.reduce((sum, error) => sum + error, 0) / n
  const covariance = (lag: number) => {
    let sum = 0
    for (let t = lag; t < n; t++) sum += (errors[t]! - mean) * (errors[t - lag]! - mean)
    return sum
  }
  const variance = covariance(0)
  const first = covariance(season) / variance
  if (first <= 0) return { statistic: 0, pValue: 1 }
  const second = Math.max(0, covariance(2 * season) / variance)
  const statistic = n * (n + 2) * (first ** 2 / (n - season) + second ** 2 / (n - 2 * season))
  return { statistic, pValue: chiSquareSurvival(statistic, 2) }
}

/** Kruskal–Wallis test whether the places in the season differ in rank, corrected for ties, against chi-square(m − 1). */
export function kruskalWallis(errors: Float64Array, season: number): TestResult {
  const n = errors.length
  const { ranks, ties } = ranksOf(errors)
  const sums = new Float64Array(season)
  const counts = new Uint32Array(season)
  for (let t = 0; t < n; t++) {
    sums[t % season]! += ranks[t]!
    counts[t % season]!++
  }
  let between = 0
  for (let place = 0; place < season; place++) between += sums[place]! ** 2 / counts[place]!
  const plain = (12 / (n * (n + 1))) * between - 3 * (n + 1)
  const statistic = Math.max(0, plain / (1 - ties / (n ** 3 - n)))
  return { statistic, pValue: chiSquareSurvival(statistic, season - 1) }
}

/** Ranks from 1, equal values sharing the mean of theirs, and Σ (t³ − t) over groups of t equal values. */
function ranksOf(values: Float64Array): { ranks: Float64Array; ties: number } {
  const order = Uint32Array.from(values, (_, t) => t).sort((a, b) => values[a]! - values[b]!)
  const ranks = new Float64Array(values.length)
  let ties = 0
  let start = 0
  while (start < order.length) {
    let end = start
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++
    for (let rank = start; rank < end; rank++) ranks[order[rank]!] = (start + end + 1) / 2
    ties += (end - start) ** 3 - (end - start)
    start = end
  }
  return { ranks, ties }
}
