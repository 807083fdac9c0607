import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { type Matrix, matrixOf, type NumberRows } from '../linear-algebra/matrix.ts'
import { columnMeans } from '../linear-algebra/standardise.ts'
import { drawSample } from '../random/draw.ts'
import { type Random, seededRandom } from '../random/seeded-random.ts'
import { requireCount } from '../require.ts'
import { spreadCentres } from './k-means-start.ts'
import { descend, type LloydResult, nearestCentre } from './lloyd.ts'

/** Customers in groups, the largest group first. */
export type KMeans = {
  ok: true
  /** The middle of each group: groups × columns. */
  centres: Matrix
  /** Group of each row, 0 to groups − 1. */
  assignment: Int32Array
  /** Rows in each group. */
  sizes: number[]
  /** Sum of squared distances of the rows to the middle of their group; smaller is tighter. */
  inertia: number
  iterations: number
  /** False when `maxIterations` was reached before the groups stood still. */
  converged: boolean
}

export type KMeansOptions = {
  /** How many groups, whole ≥ 1. */
  groups: number
  /** How often to start anew; the tightest result counts. 20 unless given. */
  starts?: number
  /** Source of chance; seed 1 unless given. */
  random?: Random
  /** 300 unless given. */
  maxIterations?: number
  /** Rows that the starts work on; all rows settle the best of them. 50,000 unless given. */
  sampleRows?: number
}

/**
 * Into which groups do the customers fall?
 * The shopkeeper's question: "What kinds of customers do I have?"
 *
 * Groups come out round and of similar width, in the units of the columns: call `standardise` first when the units differ,
 * and take logarithms of money. It always finds as many groups as asked for, whether they exist or not: look at
 * `silhouette`, and do not promise anybody the right number.
 *
 * Above `sampleRows` rows the starts work on a sample and only the best one is settled on all rows: 1,000,000 × 3 with 8
 * groups take 2.7 s, and the inertia agrees to eight digits with that of twenty starts on all rows (20,000 sampled rows
 * were too few: 0.2 % worse).
 *
 * @source k-means++ (Arthur & Vassilvitskii 2007) and Lloyd (1982); see `spreadCentres`, `descend`
 * Notation: minimise Σ_i ‖x_i − c_{g(i)}‖²
 * @param rows one row of finite figures per customer
 * @returns groups, or cannot say when the rows have fewer different points than groups
 * @throws RangeError naming the value and its bound
 * @accuracy a local minimum; the same seed gives the same groups
 * @cost starts × iterations × min(rows, sampleRows) × groups × columns, plus iterations × rows × groups × columns
 * @example
 * const found = kMeans([[1, 1], [1, 2], [8, 8], [8, 9], [9, 8]], { groups: 2 })
 * if (found.ok) found.sizes
 * // [3, 2]
 */
export function kMeans(rows: NumberRows, options: KMeansOptions): KMeans | CannotSay {
  const { groups, starts = 20, random = seededRandom(1), maxIterations = 300, sampleRows = 50_000 } = options
  const points = matrixOf(rows)
  requireCount('groups', groups, 1)
  requireCount('starts', starts, 1)
  requireCount('maxIterations', maxIterations, 1)
  requireCount('sampleRows', sampleRows, 1)
  if (points.rows < groups) return tooFewPoints(groups)
  const sample = points.rows > sampleRows ? sampled(points, sampleRows, random) : points
  let best: LloydResult | undefined
  for (let start = 0; start < starts; start++) {
    const centres = spreadCentres(sample, groups, random)
    if (!centres) return tooFewPoints(groups)
    const settled = descend(sample, centres, { maxIterations, stillness: 0 })
    if (!best || settled.inertia < best.inertia) best = settled
  }
  if (!best) return tooFewPoints(groups)
  // On a million rows a handful keep changing sides without moving a centre: that is no longer worth a walk.
  const stillness = sample === points ? 0 : 1e-12 * totalVariance(points)
  const final = sample === points ? best : descend(points, best.centres, { maxIterations, stillness })
  return largestFirst(final, points.columns)
}

/**
 * Which group does this customer belong to?
 * The shopkeeper's question: "And the new one: which kind is she?"
 *
 * @source the nearest centre, as in `kMeans`
 * @param model what `kMeans` gave
 * @param point as many finite figures as the model has columns, on the same scale
 * @returns the number of the group, the first of equally near ones
 * @throws RangeError naming the value and its bound
 * @cost groups × columns
 * @example
 * const found = kMeans([[1, 1], [1, 2], [8, 8], [8, 9], [9, 8]], { groups: 2 })
 * if (found.ok) nearestGroup(found, [2, 2])
 * // 1
 */
export function nearestGroup(model: KMeans, point: ArrayLike<number>): number {
  const { values, columns } = matrixOf([point])
  if (columns !== model.centres.columns) {
    throw new RangeError(`point must have ${model.centres.columns} figures, but has ${columns}`)
  }
  return nearestCentre(values, model.centres.values)
}

function tooFewPoints(groups: number): CannotSay {
  return cannotSay(
    `There are fewer than ${groups} different customers, so they cannot make ${groups} groups.`,
  )
}

function sampled(points: Matrix, count: number, random: Random): Matrix {
  const { columns, values } = points
  const sample = new Float64Array(count * columns)
  drawSample(random, points.rows, count).forEach((row, index) => {
    sample.set(values.subarray(row * columns, (row + 1) * columns), index * columns)
  })
  return { rows: count, columns, values: sample }
}

function totalVariance(points: Matrix): number {
  const means = columnMeans(points)
  let sum = 0
  for (let at = 0; at < points.values.length; at++)
    sum += (points.values[at]! - means[at % points.columns]!) ** 2
  return sum / points.rows
}

/** Numbers the groups by size, so that the same groups always have the same numbers. */
function largestFirst(found: LloydResult, columns: number): KMeans {
  const { centres, assignment, sizes, inertia, iterations, converged } = found
  const order = Array.from(sizes, (_, group) => group).sort(
    (a, b) => sizes[b]! - sizes[a]! || centres[a * columns]! - centres[b * columns]!,
  )
  const numbers = new Int32Array(order.length)
  const values = new Float64Array(centres.length)
  order.forEach((group, number) => {
    numbers[group] = number
    values.set(centres.subarray(group * columns, (group + 1) * columns), number * columns)
  })
  return {
    ok: true,
    centres: { rows: order.length, columns, values },
    assignment: assignment.map((group) => numbers[group]!),
    sizes: order.map((group) => sizes[group]!),
    inertia,
    iterations,
    converged,
  }
}
