import type { Matrix } from '../linear-algebra/matrix.ts'
import { drawIndex } from '../random/draw.ts'
import type { Random } from '../random/seeded-random.ts'
import { squaredDistance } from './squared-distance.ts'

/**
 * First centres for k-means: far apart, but not chasing single outliers.
 *
 * @source k-means++: Arthur & Vassilvitskii (2007), SODA 1027–1035; the best of 2 + ln k draws per centre, as they suggest
 * @returns groups × columns numbers, or undefined when the rows have fewer different points than groups
 * @cost rows × groups × (2 + ln groups) distances
 */
export function spreadCentres(points: Matrix, groups: number, random: Random): Float64Array | undefined {
  const { rows, columns, values } = points
  const centres = new Float64Array(groups * columns)
  const nearest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY)
  const trials = 2 + Math.floor(Math.log(groups))
  let best = new Float64Array(rows)
  let trial = new Float64Array(rows)
  for (let group = 0; group < groups; group++) {
    let bestSum = Number.POSITIVE_INFINITY
    let bestRow = -1
    for (let attempt = 0; attempt < (group === 0 ? 1 : trials); attempt++) {
      const row = group === 0 ? drawIndex(random, rows) : drawByDistance(nearest, random)
      if (row < 0) return undefined
      const sum = nearestWith(points, row, nearest, trial)
      if (sum >= bestSum) continue
      bestSum = sum
      bestRow = row
      const swapped = best
      best = trial
      trial = swapped
    }
    nearest.set(best)
    centres.set(values.subarray(bestRow * columns, (bestRow + 1) * columns), group * columns)
  }
  return centres
}

/** A row, likelier the farther it lies from every centre so far; −1 when every row sits on one. */
function drawByDistance(nearest: Float64Array, random: Random): number {
  let total = 0
  for (let row = 0; row < nearest.length; row++) total += nearest[row]!
  if (!(total > 0)) return -1
  let rest = random() * total
  let last = -1
  for (let row = 0; row < nearest.length; row++) {
    if (nearest[row] === 0) continue
    last = row
    rest -= nearest[row]!
    if (rest < 0) return row
  }
  return last
}

/** Squared distance of each row to its nearest centre if `row` became one, into `target`; returns their sum. */
function nearestWith(points: Matrix, row: number, nearest: Float64Array, target: Float64Array): number {
  const { rows, columns, values } = points
  let sum = 0
  for (let other = 0; other < rows; other++) {
    const distance = squaredDistance(values, other * columns, values, row * columns, columns)
    const smaller = Math.min(distance, nearest[other]!)
    target[other] = smaller
    sum += smaller
  }
  return sum
}
