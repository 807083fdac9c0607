import { type Matrix, matrixOf, type NumberRows } from '../linear-algebra/matrix.ts'
import { columnMeans } from '../linear-algebra/standardise.ts'
import { requireCount, requireSameLength } from '../require.ts'
import { squaredDistance } from './squared-distance.ts'

/**
 * How far apart are the groups, compared with how wide they are? (Calinski–Harabasz; larger is better.)
 * The shopkeeper's question: "Are these really different kinds of customers?"
 *
 * @source Caliński & Harabasz (1974), Communications in Statistics 3, 1–27
 * Notation: (B / (k − 1)) / (W / (n − k)); B, W = squared distances of group means to the overall mean (times group size) and
 * of rows to their group mean
 * @param rows one row of finite figures per customer, on one scale
 * @param assignment group of each row, whole ≥ 0; at least 2 groups and fewer than rows
 * @returns ≥ 0, infinite when every group is a single point; only comparable on the same rows
 * @throws RangeError naming the value and its bound
 * @cost three walks over the rows
 * @example calinskiHarabasz([[0], [2], [10], [12]], [0, 0, 1, 1]) // 50
 */
export function calinskiHarabasz(rows: NumberRows, assignment: ArrayLike<number>): number {
  const points = matrixOf(rows)
  const groups = gathered(points, assignment)
  const overall = columnMeans(points)
  let between = 0
  let within = 0
  for (const { mean, size, squares } of groups) {
    between += size * squaredDistance(mean, 0, overall, 0, overall.length)
    within += squares
  }
  return between / (groups.length - 1) / (within / (points.rows - groups.length))
}

/**
 * How much does each group overlap with its most similar other? (Davies–Bouldin; smaller is better.)
 * The shopkeeper's question: "Could two of these groups be one?"
 *
 * @source Davies & Bouldin (1979), IEEE Transactions on Pattern Analysis and Machine Intelligence 1, 224–227
 * Notation: mean over i of max_j (s_i + s_j) / d_ij; s = mean distance of a group's rows to its mean, d = between means
 * @param rows one row of finite figures per customer, on one scale
 * @param assignment group of each row, whole ≥ 0; at least 2 groups and fewer than rows
 * @returns ≥ 0; infinite when two groups have the same mean
 * @throws RangeError naming the value and its bound
 * @cost two walks over the rows, groups² distances
 * @example daviesBouldin([[0], [2], [10], [12]], [0, 0, 1, 1]) // 0.2
 */
export function daviesBouldin(rows: NumberRows, assignment: ArrayLike<number>): number {
  const groups = gathered(matrixOf(rows), assignment)
  let sum = 0
  for (const one of groups) {
    let worst = 0
    for (const two of groups) {
      if (one === two) continue
      const apart = Math.sqrt(squaredDistance(one.mean, 0, two.mean, 0, one.mean.length))
      worst = Math.max(worst, (one.spread + two.spread) / apart)
    }
    sum += worst
  }
  return sum / groups.length
}

type Group = {
  size: number
  mean: Float64Array
  /** Sum of squared distances to the mean. */
  squares: number
  /** Mean distance to the mean. */
  spread: number
}

function gathered(points: Matrix, assignment: ArrayLike<number>): Group[] {
  const groups = groupMeans(points, assignment)
  const { rows, columns, values } = points
  for (let row = 0; row < rows; row++) {
    const group = groups.get(assignment[row]!)!
    const squared = squaredDistance(values, row * columns, group.mean, 0, columns)
    group.squares += squared
    group.spread += Math.sqrt(squared) / group.size
  }
  return [...groups.values()]
}

function groupMeans(points: Matrix, assignment: ArrayLike<number>): Map<number, Group> {
  const { rows, columns, values } = points
  const groups = new Map<number, Group>()
  for (const [number, size] of groupSizes(rows, assignment)) {
    groups.set(number, { size, mean: new Float64Array(columns), squares: 0, spread: 0 })
  }
  for (let row = 0; row < rows; row++) {
    const { mean, size } = groups.get(assignment[row]!)!
    for (let k = 0; k < columns; k++) mean[k]! += values[row * columns + k]! / size
  }
  return groups
}

/** Rows per group; refuses what leaves nothing to compare. */
export function groupSizes(rows: number, assignment: ArrayLike<number>): Map<number, number> {
  requireSameLength('rows', { length: rows }, 'assignment', assignment)
  const sizes = new Map<number, number>()
  for (let row = 0; row < rows; row++) {
    const group = requireCount(`assignment[${row}]`, assignment[row]!)
    sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  if (sizes.size < 2 || sizes.size >= rows) {
    throw new RangeError(
      `assignment must name at least 2 groups and fewer than rows (${rows}), but names ${sizes.size}`,
    )
  }
  return sizes
}
