/** Customers in the order the likelihood walks through them: by stratum, then the longest stay first. */
export type RiskSets = {
  customers: number
  /** Number of features of each customer. */
  size: number
  /** Features, row after row, standardised. */
  features: Float64Array
  durations: Float64Array
  left: Uint8Array
  /** Number of the stratum of each row, ascending. */
  strata: Uint32Array
}

/** Slope and curvature of the log-likelihood at one point; `information` is minus the curvature, lower triangle. */
export type Slope = { gradient: Float64Array; information: Float64Array }

/** Sums over a set of customers of w, w·x and w·x·xᵀ (lower triangle), w the relative risk. */
class RiskSums {
  weight = 0
  readonly first: Float64Array
  readonly second: Float64Array

  constructor(size: number) {
    this.first = new Float64Array(size)
    this.second = new Float64Array(size * size)
  }

  clear(): void {
    this.weight = 0
    this.first.fill(0)
    this.second.fill(0)
  }

  add(weight: number, features: Float64Array, at: number): void {
    const size = this.first.length
    this.weight += weight
    for (let i = 0; i < size; i++) {
      const weighted = weight * features[at + i]!
      this.first[i]! += weighted
      for (let j = 0; j <= i; j++) this.second[i * size + j]! += weighted * features[at + j]!
    }
  }
}

/**
 * Cox's partial log-likelihood with Efron's treatment of equal times, its slope and its curvature.
 *
 * @source Cox (1972), J. Royal Statistical Society B 34, 187–220; Efron (1977), J. American Statistical Association 72, 557–565
 * Notation: at a time with deaths D (d of them) and risk set R, w = exp(x·β): Σ_D x·β − Σ_{l<d} ln z_l with
 *   z_l = Σ_R w − (l/d) Σ_D w; strata add up
 * @param beta coefficients of the standardised features
 * @param slope filled in
 * @returns the log-likelihood
 * @cost customers × features², no allocation besides four small sums
 */
export function partialLogLikelihood(sets: RiskSets, beta: ArrayLike<number>, slope: Slope): number {
  const { customers, size, features, durations, left, strata } = sets
  const atRisk = new RiskSums(size)
  const leaving = new RiskSums(size)
  slope.gradient.fill(0)
  slope.information.fill(0)
  const shift = highestScore(sets, beta)
  let logLikelihood = 0
  let count = 0
  for (let row = 0; row < customers; row++) {
    if (row > 0 && strata[row] !== strata[row - 1]) atRisk.clear()
    const score = scoreOf(features, row * size, beta) - shift
    const weight = Math.exp(score)
    atRisk.add(weight, features, row * size)
    if (left[row]) {
      leaving.add(weight, features, row * size)
      logLikelihood += score
      for (let i = 0; i < size; i++) slope.gradient[i]! += features[row * size + i]!
      count++
    }
    const more =
      row + 1 < customers && strata[row + 1] === strata[row] && durations[row + 1] === durations[row]
    if (more || count === 0) continue
    logLikelihood -= subtractExpected(atRisk, leaving, count, slope)
    leaving.clear()
    count = 0
  }
  return logLikelihood
}

/**
 * Takes what the risk set made one expect at one time out of the slope, and returns Σ ln z_l. The d terms of Efron share
 * their sums, so that the squares of the features are touched once a time, not once a death.
 */
function subtractExpected(atRisk: RiskSums, leaving: RiskSums, count: number, slope: Slope): number {
  let logs = 0
  let [inverse, inverseShare, square, squareShare, squareShare2] = [0, 0, 0, 0, 0]
  for (let l = 0; l < count; l++) {
    const share = l / count
    const z = atRisk.weight - share * leaving.weight
    logs += Math.log(z)
    inverse += 1 / z
    inverseShare += share / z
    square += 1 / (z * z)
    squareShare += share / (z * z)
    squareShare2 += (share * share) / (z * z)
  }
  const size = atRisk.first.length
  for (let i = 0; i < size; i++) {
    const all = atRisk.first[i]!
    const gone = leaving.first[i]!
    slope.gradient[i]! -= inverse * all - inverseShare * gone
    for (let j = 0; j <= i; j++) {
      const at = i * size + j
      const allJ = atRisk.first[j]!
      const goneJ = leaving.first[j]!
      const outer =
        square * all * allJ - squareShare * (all * goneJ + gone * allJ) + squareShare2 * gone * goneJ
      slope.information[at]! += inverse * atRisk.second[at]! - inverseShare * leaving.second[at]! - outer
    }
  }
  return logs
}

/** Subtracted from every score: it cancels in the likelihood and keeps exp from overflowing. */
function highestScore({ customers, size, features }: RiskSets, beta: ArrayLike<number>): number {
  let highest = Number.NEGATIVE_INFINITY
  for (let row = 0; row < customers; row++) highest = Math.max(highest, scoreOf(features, row * size, beta))
  return highest
}

/** x·β of the row that begins at `at`. */
export function scoreOf(features: ArrayLike<number>, at: number, beta: ArrayLike<number>): number {
  let score = 0
  for (let i = 0; i < beta.length; i++) score += features[at + i]! * beta[i]!
  return score
}
