/** What one would write first; each does the same work as the library, so that the ratio says what the library's way is worth. */

/** How many item sets are frequent, by intersecting sets of basket numbers. */
export function countFrequentSets(baskets: readonly (readonly string[])[], minCount: number): number {
  const holders = new Map<string, Set<number>>()
  baskets.forEach((basket, index) => {
    for (const item of basket) holders.set(item, (holders.get(item) ?? new Set()).add(index))
  })
  const grow = (candidates: Set<number>[]): number => {
    return candidates.reduce((count, one, position) => {
      const kept = candidates.slice(position + 1).map((two) => one.intersection(two))
      return count + 1 + grow(kept.filter(({ size }) => size >= minCount))
    }, 0)
  }
  return grow([...holders.values()].filter(({ size }) => size >= minCount).sort((a, b) => a.size - b.size))
}

/** Inverse by Gauss and Jordan, row after row, in place. */
export function invertByRows(matrix: Float64Array, size: number): void {
  for (let pivot = 0; pivot < size; pivot++) {
    const scale = 1 / matrix[pivot * size + pivot]!
    matrix[pivot * size + pivot] = 1
    for (let column = 0; column < size; column++) matrix[pivot * size + column]! *= scale
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue
      const factor = matrix[row * size + pivot]!
      matrix[row * size + pivot] = 0
      for (let column = 0; column < size; column++) {
        matrix[row * size + column]! -= factor * matrix[pivot * size + column]!
      }
    }
  }
}

/** Lloyd's iterations that compare every row with every centre; returns the sum of squared distances. */
export function descendPlainly(
  values: Float64Array,
  columns: number,
  centres: Float64Array,
  iterations: number,
): number {
  const groups = centres.length / columns
  let inertia = 0
  for (let iteration = 0; iteration <= iterations; iteration++) {
    const sums = new Float64Array(centres.length)
    const sizes = new Float64Array(groups)
    inertia = 0
    for (let at = 0; at < values.length; at += columns) {
      let best = 0
      let least = Number.POSITIVE_INFINITY
      for (let group = 0; group < groups; group++) {
        let distance = 0
        for (let k = 0; k < columns; k++) distance += (values[at + k]! - centres[group * columns + k]!) ** 2
        if (distance < least) [best, least] = [group, distance]
      }
      inertia += least
      sizes[best]!++
      for (let k = 0; k < columns; k++) sums[best * columns + k]! += values[at + k]!
    }
    if (iteration < iterations) centres.set(sums.map((sum, at) => sum / sizes[Math.floor(at / columns)]!))
  }
  return inertia
}
