import { type Matrix, matrixOf, type NumberRows } from '../linear-algebra/matrix.ts'
import { drawSample } from '../random/draw.ts'
import { type Random, seededRandom } from '../random/seeded-random.ts'
import { requireCount } from '../require.ts'
import { groupSizes } from './group-indices.ts'
import { squaredDistance } from './squared-distance.ts'

/**
 * How clearly does each customer belong to her own group rather than to the next? (Silhouette; larger is better.)
 * The shopkeeper's question: "Are these groups real, and how many are there?"
 *
 * Above .5 the groups stand apart; below .25 they are hardly more than a cut through a cloud.
 *
 * @source Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53–65
 * Notation: s = (b − a) / max(a, b); a = mean distance to the rest of one's group, b = to the nearest other group; 0 for a group
 * of one
 * @param rows one row of finite figures per customer, on one scale
 * @param assignment group of each row, whole ≥ 0; at least 2 groups and fewer than rows
 * @param options `sampleRows` compared when there are more, 5,000 unless given, with `random` to draw them (seed 1)
 * @returns mean silhouette, −1 to 1
 * @throws RangeError naming the value and its bound
 * @accuracy exact up to `sampleRows` rows; beyond, a standard error of about 0.5/√sampleRows
 * @cost min(rows, sampleRows)² distances
 * @example silhouette([[0], [2], [10], [12]], [0, 0, 1, 1]) // ≈ 0.798
 */
export function silhouette(
  rows: NumberRows,
  assignment: ArrayLike<number>,
  { sampleRows = 5000, random = seededRandom(1) }: { sampleRows?: number; random?: Random } = {},
): number {
  const points = matrixOf(rows)
  requireCount('sampleRows', sampleRows, 3)
  const chosen = drawSample(random, points.rows, sampleRows)
  const numbers = new Map<number, number>()
  for (const group of groupSizes(points.rows, assignment).keys()) numbers.set(group, numbers.size)
  const groups = Int32Array.from(chosen, (row) => numbers.get(assignment[row]!)!)
  const sizes = new Float64Array(numbers.size)
  for (const group of groups) sizes[group]!++
  const distances = new Float64Array(numbers.size)
  let sum = 0
  for (let place = 0; place < chosen.length; place++) {
    distancesToGroups(points, chosen, place, groups, distances)
    sum += silhouetteOf(groups[place]!, distances, sizes)
  }
  return sum / chosen.length
}

/** Sum of distances from one chosen row to the chosen rows of each group. */
function distancesToGroups(
  { columns, values }: Matrix,
  chosen: Uint32Array,
  place: number,
  groups: Int32Array,
  distances: Float64Array,
): void {
  distances.fill(0)
  const at = chosen[place]! * columns
  for (let other = 0; other < chosen.length; other++) {
    distances[groups[other]!]! += Math.sqrt(
      squaredDistance(values, at, values, chosen[other]! * columns, columns),
    )
  }
}

function silhouetteOf(own: number, distances: Float64Array, sizes: Float64Array): number {
  if (sizes[own] === 1) return 0
  const inside = distances[own]! / (sizes[own]! - 1)
  let outside = Number.POSITIVE_INFINITY
  for (let group = 0; group < sizes.length; group++) {
    if (group !== own && sizes[group]! > 0) outside = Math.min(outside, distances[group]! / sizes[group]!)
  }
  const larger = Math.max(inside, outside)
  return larger === 0 || larger === Number.POSITIVE_INFINITY ? 0 : (outside - inside) / larger
}
