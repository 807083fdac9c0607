/**
 * How recently each customer bought: minus the time since the last purchase, so that higher is better.
 *
 * Rounded to a millionth of the unit: weeks made of sevenths differ in the last bit for one and the same day, which
 * would break ties that are none.
 * @example recentness({ recency: [3], age: [10] }) // [-7]
 */
export function recentness(histories: {
  readonly recency: ArrayLike<number>
  readonly age: ArrayLike<number>
}): Float64Array {
  const { recency, age } = histories
  return Float64Array.from(
    { length: age.length },
    (_, row) => Math.round(1e6 * (recency[row]! - age[row]!)) / 1e6,
  )
}
