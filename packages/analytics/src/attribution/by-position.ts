import { requireNotNegative, requirePositive } from '../require.ts'
import type { NumberedJourneys } from './journeys.ts'

/** Conversions and value credited to each channel, in the order of `NumberedJourneys.channels`. */
export type Credit = { conversions: Float64Array; values: Float64Array }

/** Weight of each step of one path, at least one of them positive; `row` is the journey's place in the list. */
export type StepWeights = (weights: Float64Array, length: number, row: number) => void

/** All to the touchpoint that began the journey. */
export const firstOnly: StepWeights = (weights) => {
  weights[0] = 1
}

/** All to the touchpoint just before the purchase. */
export const lastOnly: StepWeights = (weights, length) => {
  weights[length - 1] = 1
}

/** The same to every touchpoint; a channel met twice counts twice. */
export const evenly: StepWeights = (weights, length) => {
  weights.fill(1, 0, length)
}

/**
 * Fixed shares to the first and the last touchpoint, the rest evenly to those between.
 * A path of two is split in the proportion first : last, a path of one gets all.
 */
export function byPosition(first: number, last: number): StepWeights {
  requireShares(first, last)
  return (weights, length) => {
    if (length === 1) {
      weights[0] = 1
      return
    }
    weights.fill(length > 2 ? (1 - first - last) / (length - 2) : 0, 0, length)
    weights[0] = first
    weights[length - 1] = last
    if (length === 2 && first + last === 0) weights.fill(1, 0, 2)
  }
}

function requireShares(first: number, last: number): void {
  if (!(first >= 0 && last >= 0 && first + last <= 1)) {
    throw new RangeError(
      `first and last must not be negative and together at most 1, got ${first} and ${last}`,
    )
  }
}

/** Half the weight for every `halfLife` steps that a touchpoint lies before the last one. */
export function decayingBySteps(halfLife: number): StepWeights {
  requirePositive('halfLife', halfLife)
  return (weights, length) => {
    for (let step = 0; step < length; step++) weights[step] = 2 ** ((step + 1 - length) / halfLife)
  }
}

/**
 * Half the weight for every `halfLife` days that a touchpoint lies before the end of the journey.
 * Counted from the latest touchpoint, which changes no share and keeps old journeys from underflowing to nothing.
 */
export function decayingByDays(halfLife: number, daysBefore: NumberedJourneys['daysBefore']): StepWeights {
  requirePositive('halfLife', halfLife)
  return (weights, length, row) => {
    const days = requireDays(daysBefore[row], length, row)
    const latest = days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY)
    for (let step = 0; step < length; step++) weights[step] = 2 ** ((latest - days[step]!) / halfLife)
  }
}

function requireDays(days: readonly number[] | undefined, length: number, row: number): readonly number[] {
  if (days?.length !== length) {
    throw new RangeError(`journeys[${row}].daysBefore must have one figure per channel (${length})`)
  }
  for (const day of days) requireNotNegative(`journeys[${row}].daysBefore`, day)
  return days
}

/** Shares out what every journey brought by the weight of its steps. */
export function creditSteps(journeys: NumberedJourneys, weigh: StepWeights): Credit {
  const conversions = new Float64Array(journeys.channels.length)
  const values = new Float64Array(journeys.channels.length)
  const longest = journeys.paths.reduce((length, path) => Math.max(length, path.length), 0)
  const weights = new Float64Array(longest)
  journeys.paths.forEach((path, row) => {
    weights.fill(0)
    weigh(weights, path.length, row)
    let total = 0
    for (let step = 0; step < path.length; step++) total += weights[step]!
    for (let step = 0; step < path.length; step++) {
      const share = weights[step]! / total
      conversions[path[step]!]! += share * journeys.conversions[row]!
      values[path[step]!]! += share * journeys.values[row]!
    }
  })
  return { conversions, values }
}
