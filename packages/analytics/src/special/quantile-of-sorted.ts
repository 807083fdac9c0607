/**
 * The value below which the share `probability` of sorted values lies, by linear interpolation between them.
 *
 * @source Hyndman & Fan (1996), The American Statistician 50(4), 361–365, definition 7
 * @param sorted ascending, at least one value
 * @param probability 0–1
 */
export function quantileOfSorted(sorted: Float64Array, probability: number): number {
  const place = probability * (sorted.length - 1)
  const below = Math.floor(place)
  const above = Math.min(sorted.length - 1, below + 1)
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!)
}
