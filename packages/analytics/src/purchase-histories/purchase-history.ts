import { requireCount, requireNotNegative } from '../require.ts'
import type { TimeUnit } from './time-unit.ts'

/**
 * All that the purchase models need to know of one customer.
 *
 * In the papers' letters (x, t_x, T). Both times are in the same unit, days or weeks, as the parameters they meet.
 */
export interface PurchaseHistory {
  /** Repeat purchase days: distinct days with a purchase, less the first. Whole, 0 to 1,000,000. */
  readonly frequency: number
  /** Time from the first to the last purchase; 0 exactly when there is only one. */
  readonly recency: number
  /** Time from the first purchase to the day of observation, ≥ recency. */
  readonly age: number
}

/** The histories of many customers, column by column. Typed arrays are read in place. */
export interface PurchaseHistories<Unit extends TimeUnit = TimeUnit> {
  readonly timeUnit?: Unit
  readonly frequency: ArrayLike<number>
  readonly recency: ArrayLike<number>
  readonly age: ArrayLike<number>
  /** How many customers share each row; 1 unless given. */
  readonly weight?: ArrayLike<number>
  /**
   * Sum of the logarithms of the times between purchases of each customer (0 for one-time buyers), in the same unit.
   * Only the choice of a purchase rhythm needs it; where it is absent it counts as 0, which shifts the likelihood of
   * a rhythm k by a constant and leaves everything else as it is.
   */
  readonly logIntervalSum?: ArrayLike<number>
}

/** More purchase days than two thousand years have; tables run up to the highest frequency. */
const MOST_PURCHASES = 1_000_000

/**
 * Refuses a history that cannot be.
 * @throws RangeError naming the value and its bound
 */
export function requireHistory(history: PurchaseHistory): void {
  if (isPossible(history.frequency, history.recency, history.age)) return
  refuse(history.frequency, history.recency, history.age, '')
}

/** Refuses row `row` of many histories if it cannot be. */
export function requireHistoryRow(histories: PurchaseHistories, row: number): void {
  const frequency = histories.frequency[row]!
  const recency = histories.recency[row]!
  const age = histories.age[row]!
  if (!isPossible(frequency, recency, age)) refuse(frequency, recency, age, ` (row ${row})`)
}

function isPossible(frequency: number, recency: number, age: number): boolean {
  return (
    frequency >= 0 &&
    frequency <= MOST_PURCHASES &&
    Number.isSafeInteger(frequency) &&
    recency >= 0 &&
    recency <= age &&
    age < Infinity &&
    recency > 0 === frequency > 0
  )
}

function refuse(frequency: number, recency: number, age: number, where: string): never {
  requireCount(`frequency${where}`, frequency)
  if (frequency > MOST_PURCHASES) {
    throw new RangeError(`frequency${where} must be at most ${MOST_PURCHASES}, but is ${frequency}`)
  }
  requireNotNegative(`recency${where}`, recency)
  requireNotNegative(`age${where}`, age)
  if (recency > age) throw new RangeError(`recency${where} must be at most age ${age}, but is ${recency}`)
  throw new RangeError(
    `recency${where} must be above 0 exactly when frequency is, but they are ${recency} and ${frequency}`,
  )
}
