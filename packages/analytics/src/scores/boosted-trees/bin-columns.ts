import type { Matrix } from '../../linear-algebra/matrix.ts'

/** Each column cut into at most 255 bins of about equally many rows: what splits are looked for in. */
export type BinnedColumns = {
  rows: number
  /** Bin of each row, one array per column; 0 = not known, 1 = smallest values. */
  bins: Uint8Array[]
  /** Upper edge of bins 1, 2, … of each column; the last bin has none. */
  edges: Float64Array[]
  /** Where each column's bins start in a histogram; one entry more than columns. */
  starts: Int32Array
}

/**
 * Cuts the columns into bins. Between two bins lies the middle of the two values that it parts.
 *
 * @param maxBins 2 to 255
 * @cost one sort per column
 */
export function binColumns({ rows, columns, values }: Matrix, maxBins: number): BinnedColumns {
  const bins: Uint8Array[] = []
  const edges: Float64Array[] = []
  const starts = new Int32Array(columns + 1)
  for (let column = 0; column < columns; column++) {
    const edge = edgesOf({ rows, columns, values }, column, maxBins)
    const bin = new Uint8Array(rows)
    for (let row = 0; row < rows; row++) bin[row] = binOf(values[row * columns + column]!, edge)
    bins.push(bin)
    edges.push(edge)
    starts[column + 1] = starts[column]! + edge.length + 2
  }
  return { rows, bins, edges, starts }
}

function edgesOf({ rows, columns, values }: Matrix, column: number, maxBins: number): Float64Array {
  const sorted = new Float64Array(rows)
  let known = 0
  for (let row = 0; row < rows; row++) {
    const value = values[row * columns + column]!
    if (!Number.isNaN(value)) sorted[known++] = value
  }
  const ordered = sorted.subarray(0, known).sort()
  const edges: number[] = []
  const distinct = ordered.filter((value, at) => at === 0 || value !== ordered[at - 1])
  if (distinct.length <= maxBins) {
    for (let at = 1; at < distinct.length; at++) edges.push((distinct[at - 1]! + distinct[at]!) / 2)
    return Float64Array.from(edges)
  }
  for (let bin = 1; bin < maxBins; bin++) {
    const at = Math.round((bin * known) / maxBins)
    const edge = (ordered[at - 1]! + ordered[at]!) / 2
    if (ordered[at - 1]! < ordered[at]! && (edges.length === 0 || edge > edges.at(-1)!)) edges.push(edge)
  }
  return Float64Array.from(edges)
}

/** 0 for NaN, else 1 + the number of edges below the value. */
function binOf(value: number, edges: Float64Array): number {
  if (Number.isNaN(value)) return 0
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value > edges[middle]!) low = middle + 1
    else high = middle
  }
  return low + 1
}
