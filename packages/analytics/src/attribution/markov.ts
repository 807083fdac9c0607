import type { NumberedJourneys } from './journeys.ts'

/** Journeys as a chain: where a customer goes next from each channel, in shares. */
export type ChannelChain = {
  /** Number of channels. */
  size: number
  /** Share of journeys that begin at each channel. */
  start: Float64Array
  /** `next[from * size + to]`: share of visits to `from` that are followed by `to`. */
  next: Float64Array
  /** Share of visits to each channel that end in a purchase. */
  converts: Float64Array
}

/** Counts transitions of all journeys (with `withLosses` also those that ended without a purchase). */
export function channelChain(journeys: NumberedJourneys, withLosses: boolean): ChannelChain {
  const size = journeys.channels.length
  const start = new Float64Array(size)
  const next = new Float64Array(size * size)
  const converts = new Float64Array(size)
  const visits = new Float64Array(size)
  let total = 0
  journeys.paths.forEach((path, row) => {
    const won = journeys.conversions[row]!
    const all = won + (withLosses ? journeys.nonConversions[row]! : 0)
    total += all
    start[path[0]!]! += all
    for (let step = 0; step < path.length; step++) {
      const from = path[step]!
      visits[from]! += all
      if (step + 1 < path.length) next[from * size + path[step + 1]!]! += all
      else converts[from]! += won
    }
  })
  for (let from = 0; from < size; from++) {
    const share = visits[from]! > 0 ? 1 / visits[from]! : 0
    start[from]! /= total
    converts[from]! *= share
    for (let to = 0; to < size; to++) next[from * size + to]! *= share
  }
  return { size, start, next, converts }
}

/**
 * What would be lost without each channel: the share of conversions whose journeys pass through it.
 *
 * Taking channel c out sends everyone who reaches it home, so the loss is P(reach c) · P(buy | at c) / P(buy). With
 * N = (I − Q)⁻¹ (N_ij = expected visits to j from i) these are (start·N)_c / N_cc and (N · converts)_c: one matrix
 * inverse answers for all channels, exactly. Simulation, the usual way, gives other figures on every run.
 *
 * @source Anderl, Becker, von Wangenheim & Schumann (2016), Int. J. of Research in Marketing 33(3), 457–474 (removal
 *   effect); Kemeny & Snell (1960), Finite Markov Chains, ch. 3 (fundamental matrix)
 * @returns the removal effect of each channel, 0–1, and the share of journeys that end in a purchase
 * @cost cube of the number of channels
 */
export function removalEffects(chain: ChannelChain): { effects: Float64Array; baseRate: number } {
  const { size, start, converts } = chain
  const visits = fundamentalMatrix(chain)
  const effects = new Float64Array(size)
  let baseRate = 0
  for (let channel = 0; channel < size; channel++) {
    let reached = 0
    let buys = 0
    for (let other = 0; other < size; other++) {
      reached += start[other]! * visits[other * size + channel]!
      buys += visits[channel * size + other]! * converts[other]!
    }
    baseRate += start[channel]! * buys
    effects[channel] = (reached / visits[channel * size + channel]!) * buys
  }
  for (let channel = 0; channel < size; channel++) effects[channel]! /= baseRate
  return { effects, baseRate }
}

/**
 * (I − Q)⁻¹ by Gauss–Jordan elimination. Every visited channel leads to an end with positive chance, so I − Q is a
 * non-singular M-matrix: its pivots stay positive without exchanging rows (Berman & Plemmons 1979, ch. 6).
 */
function fundamentalMatrix({ size, next }: ChannelChain): Float64Array {
  const left = next.map((share) => -share)
  const inverse = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    left[i * size + i]! += 1
    inverse[i * size + i] = 1
  }
  for (let pivot = 0; pivot < size; pivot++) {
    const scale = 1 / left[pivot * size + pivot]!
    scaleRow(left, size, pivot, scale)
    scaleRow(inverse, size, pivot, scale)
    for (let row = 0; row < size; row++) {
      const factor = left[row * size + pivot]!
      if (row === pivot || factor === 0) continue
      subtractRow(left, size, row, pivot, factor)
      subtractRow(inverse, size, row, pivot, factor)
    }
  }
  return inverse
}

function scaleRow(matrix: Float64Array, size: number, row: number, scale: number): void {
  for (let i = row * size; i < (row + 1) * size; i++) matrix[i]! *= scale
}

function subtractRow(matrix: Float64Array, size: number, row: number, other: number, factor: number): void {
  for (let i = 0; i < size; i++) matrix[row * size + i]! -= factor * matrix[other * size + i]!
}
