/** Three rows of the table of distances; grown when a longer text comes. */
let rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)]

/**
 * How many typing errors lie between two texts? (Letter missing, added, wrong, or two neighbours swapped.)
 * The shopkeeper's question: "Could 12 Hgih Street be 12 High Street?"
 *
 * The restricted form, in which no letter is touched twice: "ca" to "abc" are three errors, not two. For texts within a few
 * errors of each other both forms agree, and this one needs three short rows instead of a table.
 *
 * @source Damerau (1964), Communications of the ACM 7, 171–176; optimal string alignment: Boytsov (2011), ACM Journal of
 * Experimental Algorithmics 16, section 2.2.1
 * @param one any text
 * @param two any text
 * @param atMost whole ≥ 0; when more errors than this are certain, any larger number may come back; no bound unless given
 * @returns whole number of errors, 0 for equal texts
 * @cost length × length, less with `atMost`; no allocation
 * @example damerauLevenshtein('high street', 'hgih stret') // 2
 */
export function damerauLevenshtein(one: string, two: string, atMost = Number.POSITIVE_INFINITY): number {
  if (one === two) return 0
  if (Math.abs(one.length - two.length) > atMost) return atMost + 1
  if (rows[0]!.length <= two.length + 1) rows = rows.map(() => new Int32Array(2 * two.length + 2))
  let [before, above, current] = rows as [Int32Array, Int32Array, Int32Array]
  for (let column = 0; column <= two.length; column++) above[column] = column
  for (let row = 1; row <= one.length; row++) {
    const least = fillRow(one, two, row, atMost, before, above, current)
    if (least > atMost) return least
    const recycled = before
    before = above
    above = current
    current = recycled
  }
  return above[two.length]!
}

/** More errors than any text has. */
const tooMany = 1 << 30

/**
 * Distances of the first `row` letters of `one` to beginnings of `two`; returns the smallest of this row and the last. Beginnings that are more than `atMost`
 * letters longer or shorter take more errors than that, so they are left out.
 */
function fillRow(
  one: string,
  two: string,
  row: number,
  atMost: number,
  before: Int32Array,
  above: Int32Array,
  current: Int32Array,
): number {
  const letter = one.charCodeAt(row - 1)
  const first = Math.max(1, row - atMost)
  const last = Math.min(two.length, row + atMost)
  current[first - 1] = first === 1 ? row : tooMany
  let least = Math.min(current[first - 1]!, above[first - 1]!)
  for (let column = first; column <= last; column++) {
    const other = two.charCodeAt(column - 1)
    let errors = above[column - 1]! + (letter === other ? 0 : 1)
    errors = Math.min(errors, above[column]! + 1, current[column - 1]! + 1)
    const swapped =
      row > 1 && column > 1 && letter === two.charCodeAt(column - 2) && one.charCodeAt(row - 2) === other
    if (swapped) errors = Math.min(errors, before[column - 2]! + 1)
    current[column] = errors
    // A swap may still come from the row above, so both rows have to be beyond the bound.
    least = Math.min(least, errors, above[column]!)
  }
  // The next row looks one further.
  current[last + 1] = tooMany
  return least
}
