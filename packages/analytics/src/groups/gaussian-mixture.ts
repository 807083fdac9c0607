import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { type Matrix, matrixOf, type NumberRows } from '../linear-algebra/matrix.ts'
import { standardise } from '../linear-algebra/standardise.ts'
import { type Random, seededRandom } from '../random/seeded-random.ts'
import { requireCount, requireNotNegative } from '../require.ts'
import { kMeans } from './k-means.ts'
import { type CovarianceKind, expectation, maximisation, mixtureParameterCount } from './mixture-steps.ts'

/** Groups that may overlap: each customer belongs to each with a probability. */
export type GaussianMixture = {
  ok: true
  covariance: CovarianceKind
  /** Share of each group, largest first, sum 1. */
  weights: number[]
  /** Middle of each group: groups × columns. */
  means: Matrix
  /** Spread of each group, columns × columns. */
  covariances: Float64Array[]
  /** Probability of each group for each row: rows × groups. */
  probabilities: Matrix
  /** Most probable group of each row. */
  assignment: Int32Array
  logLikelihood: number
  /** −2 · log-likelihood + parameters · ln(rows): smaller is better, across numbers of groups and kinds of covariance. */
  bic: number
  parameterCount: number
  iterations: number
  converged: boolean
}

export type GaussianMixtureOptions = {
  /** How many groups, whole ≥ 1. */
  groups: number
  /** `full` unless given. */
  covariance?: CovarianceKind
  /** How often to start anew, each from another k-means; the likeliest result counts. 10 unless given. */
  starts?: number
  /** Source of chance; seed 1 unless given. */
  random?: Random
  /** 1,000 unless given. */
  maxIterations?: number
  /** Stop when the log-likelihood per row rises by less; 1e-9 unless given. */
  tolerance?: number
  /** Least variance of a group, as a share of the column's variance; 1e-6 unless given. */
  leastVariance?: number
}

/**
 * Into which overlapping groups do the customers fall, and how surely does each belong?
 * The shopkeeper's question: "Is she a bargain hunter, or half and half?"
 *
 * Unlike `kMeans`, groups may be wide, narrow, slanted and of different size, and units do not matter (for `full`, `tied`
 * and `diagonal`). Compare numbers of groups by `bic`, without promising that it finds the true one: on Fisher's irises it
 * says two where botanists say three.
 *
 * @source Dempster, Laird & Rubin (1977), JRSS B 39, 1–38 (EM); BIC: Schwarz (1978), Annals of Statistics 6, 461–464; kinds of
 * covariance: Celeux & Govaert (1995), Pattern Recognition 28, 781–793
 * Notation: p(x) = Σ_g w_g · N(x; μ_g, Σ_g)
 * @param rows one row of finite figures per customer
 * @returns the likeliest fit of all starts; cannot say when the rows have fewer different points than groups, a column has no
 *   differences, or in every start a group shrank to a few rows
 * @throws RangeError naming the value and its bound
 * @accuracy a local maximum; the same seed gives the same groups
 * @cost starts × iterations × rows × groups × columns²
 * @example
 * const found = gaussianMixture([[1], [1.2], [0.9], [1.1], [7], [9], [8]], { groups: 2 })
 * if (found.ok) [...found.assignment]
 * // [0, 0, 0, 0, 1, 1, 1]
 */
export function gaussianMixture(
  rows: NumberRows,
  options: GaussianMixtureOptions,
): GaussianMixture | CannotSay {
  const settings = withDefaults(options)
  const points = matrixOf(rows)
  requireCount('groups', settings.groups, 1)
  if (points.rows <= points.columns) {
    return cannotSay(`${points.rows} customers are too few for ${points.columns} columns.`)
  }
  const scale = standardise(points)
  const constant = scale.deviations.indexOf(0)
  if (constant >= 0) return cannotSay(`Column ${constant} is the same for every customer.`)
  const floor = scale.deviations.map((deviation) => settings.leastVariance * deviation ** 2)
  let best: Fit | undefined
  for (let start = 0; start < settings.starts; start++) {
    // The first start is the best of many k-means, as usual; later ones take what a single k-means gives.
    const starts = start === 0 ? 20 : 1
    const hard = kMeans(scale.matrix, { groups: settings.groups, starts, random: settings.random })
    if (!hard.ok) return hard
    const fit = climb(points, sharesOf(hard.assignment, settings.groups), floor, settings)
    if (fit && (!best || fit.logLikelihood > best.logLikelihood)) best = fit
  }
  if (!best)
    return cannotSay(
      `With ${settings.groups} groups, at least one shrinks to a few customers: ask for fewer.`,
    )
  return described(points, best, settings.covariance)
}

type Settings = Required<GaussianMixtureOptions>

type Fit = {
  weights: Float64Array
  means: Float64Array
  covariances: Float64Array[]
  shares: Float64Array
  logLikelihood: number
  iterations: number
  converged: boolean
}

function withDefaults(options: GaussianMixtureOptions): Settings {
  const settings = {
    covariance: 'full' as const,
    starts: 10,
    random: seededRandom(1),
    maxIterations: 1000,
    tolerance: 1e-9,
    leastVariance: 1e-6,
    ...options,
  }
  requireCount('starts', settings.starts, 1)
  requireCount('maxIterations', settings.maxIterations, 1)
  requireNotNegative('tolerance', settings.tolerance)
  requireNotNegative('leastVariance', settings.leastVariance)
  return settings
}

/** Expectation and maximisation in turn until the likelihood stands; undefined when a group is lost on the way. */
function climb(
  points: Matrix,
  shares: Float64Array,
  floor: Float64Array,
  settings: Settings,
): Fit | undefined {
  let logLikelihood = Number.NEGATIVE_INFINITY
  for (let iteration = 1; ; iteration++) {
    const parameters = maximisation(points, shares, settings.covariance, floor)
    const next = parameters && expectation(points, parameters, shares)
    if (!parameters || next === undefined) return undefined
    const converged = Math.abs(next - logLikelihood) <= settings.tolerance * points.rows
    logLikelihood = next
    if (converged || iteration === settings.maxIterations) {
      return { ...parameters, shares, logLikelihood, iterations: iteration, converged }
    }
  }
}

function sharesOf(assignment: Int32Array, groups: number): Float64Array {
  const shares = new Float64Array(assignment.length * groups)
  assignment.forEach((group, row) => {
    shares[row * groups + group] = 1
  })
  return shares
}

/** The fit with its groups numbered by size. */
function described(points: Matrix, fit: Fit, covariance: CovarianceKind): GaussianMixture {
  const { rows, columns } = points
  const groups = fit.weights.length
  const order = Array.from(fit.weights, (_, group) => group).sort((a, b) => fit.weights[b]! - fit.weights[a]!)
  const means = new Float64Array(groups * columns)
  const probabilities = new Float64Array(rows * groups)
  const assignment = new Int32Array(rows)
  order.forEach((group, number) => {
    means.set(fit.means.subarray(group * columns, (group + 1) * columns), number * columns)
    for (let row = 0; row < rows; row++)
      probabilities[row * groups + number] = fit.shares[row * groups + group]!
  })
  for (let row = 0; row < rows; row++) {
    const shares = probabilities.subarray(row * groups, (row + 1) * groups)
    assignment[row] = shares.indexOf(Math.max(...shares))
  }
  const parameterCount = mixtureParameterCount(groups, columns, covariance)
  return {
    ok: true,
    covariance,
    weights: order.map((group) => fit.weights[group]!),
    means: { rows: groups, columns, values: means },
    covariances: order.map((group) => fit.covariances[group]!),
    probabilities: { rows, columns: groups, values: probabilities },
    assignment,
    logLikelihood: fit.logLikelihood,
    bic: -2 * fit.logLikelihood + parameterCount * Math.log(rows),
    parameterCount,
    iterations: fit.iterations,
    converged: fit.converged,
  }
}
