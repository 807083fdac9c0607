import type { Matrix } from '../linear-algebra/matrix.ts'
import type { Lifetimes } from './lifetimes.ts'
import type { RiskSets } from './partial-likelihood.ts'

/** Mean and standard deviation of each feature; 0 for one that is the same for everybody. */
export type Standardisation = { means: Float64Array; deviations: Float64Array }

/** Means and deviations by column: Newton's method and the sums of squares need features of one size. */
export function standardisationOf({ rows, columns, values }: Matrix): Standardisation {
  const means = new Float64Array(columns)
  const deviations = new Float64Array(columns)
  for (let column = 0; column < columns; column++) {
    let sum = 0
    for (let row = 0; row < rows; row++) sum += values[row * columns + column]!
    const mean = sum / rows
    let squares = 0
    let constant = true
    for (let row = 0; row < rows; row++) {
      squares += (values[row * columns + column]! - mean) ** 2
      constant &&= values[row * columns + column] === values[column]
    }
    means[column] = mean
    deviations[column] = constant ? 0 : Math.sqrt(squares / rows)
  }
  return { means, deviations }
}

/** Sorts customers by stratum, then the longest stay first, and standardises their features. */
export function sortIntoRiskSets(
  { durations, left, strata }: Lifetimes & { strata?: ArrayLike<string | number> },
  { rows, columns, values }: Matrix,
  { means, deviations }: Standardisation,
): { sets: RiskSets; labels: (string | number)[] } {
  const numberOf = new Map<string | number, number>()
  const stratum = Uint32Array.from({ length: rows }, (_, row) => {
    const label = strata?.[row] ?? 0
    const number = numberOf.get(label) ?? numberOf.size
    numberOf.set(label, number)
    return number
  })
  const order = Uint32Array.from({ length: rows }, (_, row) => row)
  order.sort((a, b) => stratum[a]! - stratum[b]! || durations[b]! - durations[a]!)
  const features = new Float64Array(rows * columns)
  order.forEach((from, to) => {
    for (let i = 0; i < columns; i++) {
      const deviation = deviations[i]! || 1
      features[to * columns + i] = (values[from * columns + i]! - means[i]!) / deviation
    }
  })
  const sets: RiskSets = {
    customers: rows,
    size: columns,
    features,
    durations: Float64Array.from(order, (row) => durations[row]!),
    left: Uint8Array.from(order, (row) => (left[row] ? 1 : 0)),
    strata: Uint32Array.from(order, (row) => stratum[row]!),
  }
  return { sets, labels: [...numberOf.keys()] }
}
