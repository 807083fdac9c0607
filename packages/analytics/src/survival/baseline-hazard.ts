import { type RiskSets, scoreOf } from './partial-likelihood.ts'

/** How risk adds up with time for a customer whose features are all average; one entry per time somebody left. */
export type BaselineHazard = {
  /** Ascending, in the unit of the durations. */
  times: Float64Array
  /** Sum of the risk until and including each time, ≥ 0, rising; exp(−this) is the share still here. */
  cumulativeHazard: Float64Array
}

/**
 * Cumulative baseline hazard of each stratum, with equal times treated as in the likelihood (Efron).
 *
 * @source Breslow (1972), J. Royal Statistical Society B 34, 216–217, with Efron's denominators: Therneau & Grambsch (2000),
 *   Modeling Survival Data, section 10.2
 * Notation: dΛ(t) = Σ_{l<d} 1 / (Σ_R w − (l/d) Σ_D w), w = exp(x·β), x standardised (0 = average)
 * @returns one baseline per stratum, in the order of the strata's numbers
 * @cost customers × features
 */
export function baselineHazards(sets: RiskSets, beta: ArrayLike<number>): BaselineHazard[] {
  const { customers, size, features, durations, left, strata } = sets
  const baselines: BaselineHazard[] = []
  let steps: { time: number; hazard: number }[] = []
  let [atRisk, leaving, count] = [0, 0, 0]
  for (let row = 0; row < customers; row++) {
    const weight = Math.exp(scoreOf(features, row * size, beta))
    atRisk += weight
    if (left[row]) {
      leaving += weight
      count++
    }
    const last = row + 1 === customers || strata[row + 1] !== strata[row]
    if (!last && durations[row + 1] === durations[row]) continue
    if (count > 0) steps.push({ time: durations[row]!, hazard: efronHazard(atRisk, leaving, count) })
    leaving = 0
    count = 0
    if (!last) continue
    baselines.push(accumulated(steps.reverse()))
    steps = []
    atRisk = 0
  }
  return baselines
}

function efronHazard(atRisk: number, leaving: number, count: number): number {
  let hazard = 0
  for (let l = 0; l < count; l++) hazard += 1 / (atRisk - (l / count) * leaving)
  return hazard
}

function accumulated(steps: readonly { time: number; hazard: number }[]): BaselineHazard {
  let sum = 0
  return {
    times: Float64Array.from(steps, ({ time }) => time),
    cumulativeHazard: Float64Array.from(steps, ({ hazard }) => {
      sum += hazard
      return sum
    }),
  }
}
