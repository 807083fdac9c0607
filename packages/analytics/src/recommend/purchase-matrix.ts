import type { Item } from '../baskets/frequent-item-sets.ts'

/**
 * Who bought what, as ones in a sparse table: `columns` holds the item numbers of row 0, then of row 1, …;
 * those of row r lie from `starts[r]` to `starts[r + 1]`, ascending and without repeats.
 */
export type PurchaseMatrix<T extends Item> = { items: readonly T[]; starts: Int32Array; columns: Int32Array }

/**
 * Numbers the items of some baskets or customers.
 *
 * @param rows one array of items per customer (or per basket), repeats allowed
 * @param catalogue the items and their order; the order of first appearance unless given
 * @throws RangeError when an item is missing from the catalogue or the catalogue names one twice
 * @cost one walk over all purchases
 */
export function purchaseMatrix<T extends Item>(
  rows: readonly (readonly T[])[],
  catalogue?: readonly T[],
): PurchaseMatrix<T> {
  const indexes = new Map<T, number>(catalogue?.map((item, index) => [item, index]))
  if (catalogue && indexes.size !== catalogue.length) {
    throw new RangeError(`items must be ${catalogue.length} different ones, but are ${indexes.size}`)
  }
  const starts = new Int32Array(rows.length + 1)
  const columns: number[] = []
  rows.forEach((row, index) => {
    for (const column of distinctColumns(row, indexes, catalogue !== undefined)) columns.push(column)
    starts[index + 1] = columns.length
  })
  return { items: catalogue ?? [...indexes.keys()], starts, columns: Int32Array.from(columns) }
}

function distinctColumns<T extends Item>(
  row: readonly T[],
  indexes: Map<T, number>,
  closed: boolean,
): number[] {
  const seen = new Set<number>()
  for (const item of row) {
    let column = indexes.get(item)
    if (column === undefined) {
      if (closed) throw new RangeError(`items must name every item bought, but ${item} is missing`)
      column = indexes.size
      indexes.set(item, column)
    }
    seen.add(column)
  }
  return [...seen].sort((a, b) => a - b)
}

/** The same table turned over: for each item the customers who bought it. */
export function transposed(
  starts: Int32Array,
  columns: Int32Array,
  columnCount: number,
): { starts: Int32Array; columns: Int32Array } {
  const turnedStarts = new Int32Array(columnCount + 1)
  for (let at = 0; at < columns.length; at++) turnedStarts[columns[at]! + 1]!++
  for (let column = 0; column < columnCount; column++) turnedStarts[column + 1]! += turnedStarts[column]!
  const next = turnedStarts.slice()
  const turned = new Int32Array(columns.length)
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) turned[next[columns[at]!]!++] = row
  }
  return { starts: turnedStarts, columns: turned }
}

/** How many customers bought each item. */
export function buyerCounts<T extends Item>(matrix: PurchaseMatrix<T>): Float64Array {
  const counts = new Float64Array(matrix.items.length)
  for (const column of matrix.columns) counts[column]!++
  return counts
}
