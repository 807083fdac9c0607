/** Squared Euclidean distance between two stretches of `length` numbers. */
export function squaredDistance(
  one: Float64Array,
  oneAt: number,
  two: Float64Array,
  twoAt: number,
  length: number,
): number {
  let sum = 0
  for (let k = 0; k < length; k++) {
    const difference = one[oneAt + k]! - two[twoAt + k]!
    sum += difference * difference
  }
  return sum
}
