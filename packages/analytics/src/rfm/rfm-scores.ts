import { recentness } from '../purchase-histories/recentness.ts'
import { requireCount, requireFinite, requireSameLength } from '../require.ts'

/** What RFM looks at, one row a customer; `purchaseHistories` gives exactly this. */
export interface RfmHistories {
  readonly customerIds: readonly string[]
  readonly frequency: ArrayLike<number>
  readonly recency: ArrayLike<number>
  readonly age: ArrayLike<number>
  readonly totalSpend: ArrayLike<number>
}

/** Marks from 1 (lowest) to the number of bands (best), row by row. */
export interface RfmScores {
  readonly recency: Uint8Array
  readonly frequency: Uint8Array
  readonly monetary: Uint8Array
  /** Sum of the three marks, by which to rank whom to address first; break ties by total spend. */
  readonly sum: Uint8Array
}

/**
 * Marks customers by how recently, how often and for how much they bought, against all others.
 * The shopkeeper's question: "Whom should I write to first?" On CDNOW no probability model ranks better.
 *
 * Recency: time since the last purchase (age − recency), the shorter the better. Frequency: purchase days. Monetary:
 * all money paid. Each is cut into bands of equal size like SQL's NTILE: customers are ordered from worst to best, equal
 * values by customer id (smaller first, compared by code units), and the first bands get the odd customers. Equal
 * values can so fall on both sides of a cut: that is what NTILE does and what makes bands equal.
 *
 * @source Hughes (1994), Strategic Database Marketing; NTILE: ISO/IEC 9075-2
 * @param histories columns of equal length
 * @param bands number of marks, 2–255; five is customary
 * @throws RangeError naming column and value
 * @cost four sorts
 * @example rfmScores(purchaseHistories(transactions, { until: '1997-09-30', timeUnit: 'week' })).sum
 */
export function rfmScores(histories: RfmHistories, bands = 5): RfmScores {
  requireCount('bands', bands, 2)
  if (bands > 255) throw new RangeError(`bands must be at most 255, but is ${bands}`)
  const { customerIds, frequency, recency, age, totalSpend } = histories
  for (const [name, column] of Object.entries({ frequency, recency, age, totalSpend })) {
    requireSameLength('customerIds', customerIds, name, column)
  }
  const idRank = ranksById(customerIds)
  const scores = {
    recency: ntile('recency', recentness(histories), idRank, bands),
    frequency: ntile('frequency', frequency, idRank, bands),
    monetary: ntile('totalSpend', totalSpend, idRank, bands),
  }
  const sum = scores.recency.map((mark, row) => mark + scores.frequency[row]! + scores.monetary[row]!)
  return { ...scores, sum }
}

function ranksById(customerIds: readonly string[]): Uint32Array {
  const order = rowNumbers(customerIds.length).sort((i, j) => (customerIds[i]! < customerIds[j]! ? -1 : 1))
  const rank = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place++) rank[order[place]!] = place
  return rank
}

/** NTILE(bands) over (value ascending, id ascending): the first `length mod bands` bands hold one more. */
function ntile(name: string, values: ArrayLike<number>, idRank: Uint32Array, bands: number): Uint8Array {
  for (let row = 0; row < values.length; row++) requireFinite(name, values[row]!)
  const order = rowNumbers(values.length).sort((i, j) => values[i]! - values[j]! || idRank[i]! - idRank[j]!)
  const size = Math.floor(order.length / bands)
  const larger = order.length % bands
  const marks = new Uint8Array(order.length)
  for (let place = 0; place < order.length; place++) {
    const inLarger = place < larger * (size + 1)
    const band = inLarger
      ? Math.floor(place / (size + 1))
      : larger + Math.floor((place - larger * (size + 1)) / size)
    marks[order[place]!] = band + 1
  }
  return marks
}

function rowNumbers(count: number): Uint32Array {
  const rows = new Uint32Array(count)
  for (let row = 0; row < count; row++) rows[row] = row
  return rows
}
