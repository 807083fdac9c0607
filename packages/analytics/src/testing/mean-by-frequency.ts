/** Mean of `values` over customers with 0, 1, … 6 and 7 or more repeat purchases, as the published tables group them. */
export function meanByFrequency(frequency: Float64Array, values: Float64Array): number[] {
  const sums = new Float64Array(8)
  const counts = new Float64Array(8)
  for (let row = 0; row < frequency.length; row++) {
    const cell = Math.min(7, frequency[row]!)
    sums[cell]! += values[row]!
    counts[cell]!++
  }
  return Array.from(sums, (sum, cell) => sum / counts[cell]!)
}
