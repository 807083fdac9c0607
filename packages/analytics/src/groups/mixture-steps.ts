import { choleskyInPlace, logDeterminant, solveLower } from '../linear-algebra/cholesky.ts'
import type { Matrix } from '../linear-algebra/matrix.ts'

/**
 * How the spread of a group may look: `full` any ellipse, `tied` one ellipse for all groups, `diagonal` ellipses along the
 * axes, `spherical` circles.
 */
export type CovarianceKind = 'full' | 'tied' | 'diagonal' | 'spherical'

/** The parameters of a mixture; covariances as full columns × columns matrices whatever their kind. */
export type MixtureParameters = { weights: Float64Array; means: Float64Array; covariances: Float64Array[] }

/**
 * One look at the rows (E-step): the share of each group in each row, row after row, into `shares`.
 *
 * @returns the log-likelihood, or undefined when a covariance is not positive definite
 */
export function expectation(
  points: Matrix,
  parameters: MixtureParameters,
  shares: Float64Array,
): number | undefined {
  const { rows, columns } = points
  const groups = parameters.weights.length
  for (let group = 0; group < groups; group++) {
    if (!logDensities(points, parameters, group, shares)) return undefined
  }
  let logLikelihood = 0
  for (let row = 0; row < rows; row++) {
    const at = row * groups
    let most = Number.NEGATIVE_INFINITY
    for (let group = 0; group < groups; group++) most = Math.max(most, shares[at + group]!)
    let sum = 0
    for (let group = 0; group < groups; group++) sum += Math.exp(shares[at + group]! - most)
    const total = most + Math.log(sum)
    for (let group = 0; group < groups; group++) shares[at + group] = Math.exp(shares[at + group]! - total)
    logLikelihood += total
  }
  return logLikelihood - (rows * columns * Math.log(2 * Math.PI)) / 2
}

/** log(weight · density) of every row in one group, without the constant of 2π, into column `group` of `logs`. */
function logDensities(
  points: Matrix,
  parameters: MixtureParameters,
  group: number,
  logs: Float64Array,
): boolean {
  const { rows, columns, values } = points
  const { weights, means, covariances } = parameters
  const root = covariances[group]!.slice()
  if (!choleskyInPlace(root, columns)) return false
  const constant = Math.log(weights[group]!) - logDeterminant(root, columns) / 2
  const whitened = new Float64Array(columns)
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < columns; k++) whitened[k] = values[row * columns + k]! - means[group * columns + k]!
    solveLower(root, columns, whitened)
    let squared = 0
    for (let k = 0; k < columns; k++) squared += whitened[k]! ** 2
    logs[row * weights.length + group] = constant - squared / 2
  }
  return true
}

/**
 * The parameters that fit these shares best (M-step).
 *
 * @param floor added to the variance of each column, so that a group on one spot keeps a width
 * @returns undefined when a group has lost its rows
 */
export function maximisation(
  points: Matrix,
  shares: Float64Array,
  kind: CovarianceKind,
  floor: Float64Array,
): MixtureParameters | undefined {
  const { rows, columns } = points
  const groups = shares.length / rows
  const weights = new Float64Array(groups)
  const means = new Float64Array(groups * columns)
  const scatters: Float64Array[] = []
  for (let group = 0; group < groups; group++) {
    const total = weightedMean(points, shares, group, groups, means)
    // Fewer rows than columns + 1 cannot have a spread in every direction: the group is chasing single rows.
    if (!(total > columns)) return undefined
    weights[group] = total / rows
    scatters.push(weightedScatter(points, shares, group, groups, means, total))
  }
  const covariances = shaped(scatters, weights, kind)
  for (const covariance of kind === 'tied' ? covariances.slice(0, 1) : covariances) {
    for (let k = 0; k < columns; k++) covariance[k * columns + k]! += floor[k]!
  }
  return { weights, means, covariances }
}

/** Mean of the rows, weighted by their share in the group, into `means`; returns the sum of shares. */
function weightedMean(
  { rows, columns, values }: Matrix,
  shares: Float64Array,
  group: number,
  groups: number,
  means: Float64Array,
): number {
  let total = 0
  const mean = means.subarray(group * columns, (group + 1) * columns)
  for (let row = 0; row < rows; row++) {
    const share = shares[row * groups + group]!
    total += share
    for (let k = 0; k < columns; k++) mean[k]! += share * values[row * columns + k]!
  }
  for (let k = 0; k < columns; k++) mean[k]! /= total
  return total
}

/** Covariance of the rows around the group's mean, weighted by their share in it. */
function weightedScatter(
  { rows, columns, values }: Matrix,
  shares: Float64Array,
  group: number,
  groups: number,
  means: Float64Array,
  total: number,
): Float64Array {
  const scatter = new Float64Array(columns * columns)
  const offset = new Float64Array(columns)
  for (let row = 0; row < rows; row++) {
    const share = shares[row * groups + group]! / total
    for (let k = 0; k < columns; k++) {
      offset[k] = values[row * columns + k]! - means[group * columns + k]!
      for (let j = 0; j <= k; j++) scatter[k * columns + j]! += share * offset[k]! * offset[j]!
    }
  }
  for (let k = 0; k < columns; k++) {
    for (let j = 0; j < k; j++) scatter[j * columns + k] = scatter[k * columns + j]!
  }
  return scatter
}

/** What each kind leaves of the groups' scatters; a tied covariance is one array shared by all groups. */
function shaped(scatters: Float64Array[], weights: Float64Array, kind: CovarianceKind): Float64Array[] {
  const columns = Math.sqrt(scatters[0]!.length)
  if (kind === 'full') return scatters
  if (kind === 'tied') {
    const pooled = scatters[0]!.map((_, at) =>
      scatters.reduce((sum, one, group) => sum + weights[group]! * one[at]!, 0),
    )
    return scatters.map(() => pooled)
  }
  return scatters.map((scatter) => {
    const diagonal = Float64Array.from({ length: columns }, (_, k) => scatter[k * columns + k]!)
    const mean = diagonal.reduce((sum, variance) => sum + variance, 0) / columns
    return scatter.map((_, at) => {
      const k = at % columns
      if (at !== k * columns + k) return 0
      return kind === 'spherical' ? mean : diagonal[k]!
    })
  })
}

/** Free parameters: weights, means and what the kind leaves free of the covariances. */
export function mixtureParameterCount(groups: number, columns: number, kind: CovarianceKind): number {
  const ellipse = (columns * (columns + 1)) / 2
  const spread = { full: groups * ellipse, tied: ellipse, diagonal: groups * columns, spherical: groups }
  return groups - 1 + groups * columns + spread[kind]
}
