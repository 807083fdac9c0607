/** The word of a list that someone probably meant, or undefined when none is close: for "Did you mean …?". */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const wanted = written.slice(0, 60).toLowerCase()
  const allowed = Math.max(1, Math.floor(wanted.length / 3))
  let best: string | undefined
  let bestDistance = allowed + 1
  for (const word of words) {
    const distance = editDistance(wanted, word.toLowerCase(), bestDistance)
    if (distance < bestDistance) {
      best = word
      bestDistance = distance
    }
  }
  return best
}

/** Whether two words differ by one letter at most: left out, doubled, wrong or swapped with its neighbour. */
export const differByOneSlip = (left: string, right: string): boolean => editDistance(left, right, 2) < 2

/** Letters to insert, drop, replace or swap with their neighbour to get from one word to the other; `limit` when at least that. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit
  let beforePrevious: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      let cost = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + (same ? 0 : 1),
      )
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, beforePrevious[column - 2]! + 1)
      current.push(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return Math.min(previous[right.length]!, limit)
}
