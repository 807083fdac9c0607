import { choleskyInPlace, choleskySolve } from '../linear-algebra/cholesky.ts'

/** One side's purchases: for each customer the items (or for each item the customers), of `others` on the other side. */
export type Purchases = { starts: Int32Array; columns: Int32Array; others: number }

/** The settings that every step needs. */
export type AlsShape = { factors: number; unobservedWeight: number; regularisation: number }

/** Σ y·yᵀ over all rows of `points`, factors × factors. */
export function gramOf(points: Float64Array, factors: number): Float64Array {
  const gram = new Float64Array(factors * factors)
  for (let at = 0; at < points.length; at += factors) addOuter(gram, points, at, factors)
  for (let row = 0; row < factors; row++) {
    for (let column = 0; column < row; column++) gram[column * factors + row] = gram[row * factors + column]!
  }
  return gram
}

/** Best factors of one side while the other side's stay as they are: one small linear system per row. */
export function alternateFactors(
  side: Purchases,
  fixed: Float64Array,
  target: Float64Array,
  shape: AlsShape,
): void {
  const { factors } = shape
  const gram = gramOf(fixed, factors)
  const system = new Float64Array(factors * factors)
  for (let row = 0; row + 1 < side.starts.length; row++) {
    const bought = side.columns.subarray(side.starts[row]!, side.starts[row + 1]!)
    const point = target.subarray(row * factors, (row + 1) * factors)
    solveFactors(bought, fixed, gram, side.others, shape, system, point)
  }
}

/**
 * The point that fits one customer (or item) best: (Σ_bought y·yᵀ + α₀·G + λ_u·I)·x = Σ_bought y.
 *
 * @param system scratch of factors × factors numbers
 * @param point receives x
 */
export function solveFactors(
  bought: ArrayLike<number>,
  fixed: Float64Array,
  gram: Float64Array,
  others: number,
  shape: AlsShape,
  system: Float64Array,
  point: Float64Array,
): void {
  const { factors, unobservedWeight } = shape
  for (let at = 0; at < system.length; at++) system[at] = unobservedWeight * gram[at]!
  point.fill(0)
  for (let index = 0; index < bought.length; index++) {
    const at = bought[index]! * factors
    addOuter(system, fixed, at, factors)
    for (let k = 0; k < factors; k++) point[k]! += fixed[at + k]!
  }
  const ridge = scaledRegularisation(bought.length, others, shape)
  for (let k = 0; k < factors; k++) system[k * factors + k]! += ridge
  if (!choleskyInPlace(system, factors)) {
    throw new RangeError(`regularisation must be large enough for the data, but is ${shape.regularisation}`)
  }
  choleskySolve(system, factors, point)
}

/** The objective that the steps bring down. */
export function totalLoss(
  byCustomer: Purchases,
  byItem: Purchases,
  customers: Float64Array,
  items: Float64Array,
  shape: AlsShape,
): number {
  const { factors, unobservedWeight } = shape
  let observed = 0
  for (let row = 0; row + 1 < byCustomer.starts.length; row++) {
    for (let at = byCustomer.starts[row]!; at < byCustomer.starts[row + 1]!; at++) {
      observed += (1 - dot(customers, row * factors, items, byCustomer.columns[at]! * factors, factors)) ** 2
    }
  }
  const customerGram = gramOf(customers, factors)
  const all = dot(customerGram, 0, gramOf(items, factors), 0, factors * factors)
  const penalties = penaltyOf(byCustomer, customers, shape) + penaltyOf(byItem, items, shape)
  return observed + unobservedWeight * all + penalties
}

function penaltyOf(side: Purchases, points: Float64Array, shape: AlsShape): number {
  let sum = 0
  for (let row = 0; row + 1 < side.starts.length; row++) {
    const at = row * shape.factors
    const count = side.starts[row + 1]! - side.starts[row]!
    sum += scaledRegularisation(count, side.others, shape) * dot(points, at, points, at, shape.factors)
  }
  return sum
}

function scaledRegularisation(count: number, others: number, shape: AlsShape): number {
  return shape.regularisation * (count + shape.unobservedWeight * others)
}

/** sum += y·yᵀ on the lower triangle. */
function addOuter(sum: Float64Array, points: Float64Array, at: number, factors: number): void {
  for (let row = 0; row < factors; row++) {
    const value = points[at + row]!
    for (let column = 0; column <= row; column++) sum[row * factors + column]! += value * points[at + column]!
  }
}

function dot(one: Float64Array, oneAt: number, two: Float64Array, twoAt: number, length: number): number {
  let sum = 0
  for (let k = 0; k < length; k++) sum += one[oneAt + k]! * two[twoAt + k]!
  return sum
}
