import { divideRounded, millionths, minorUnits, toNumber } from './exact.ts'

/**
 * What falls on a stretch of a whole, such as the days 10 to 31 of a month or the pieces 3 to 5 of 8: the amount up to its end less the amount up to its
 * beginning, each rounded once, half away from zero. So however a whole is cut up, its parts sum to it, in whole minor units.
 *
 * @param amount what the whole comes to, in whole minor units; may be below zero
 * @param whole length of the whole, above zero: days, or a quantity of at most six places
 * @param from where the stretch begins, 0 ≤ from ≤ to ≤ whole
 * @param to where it ends
 * @throws RangeError for a stretch that does not lie within the whole
 * @example [partOf(1000, 3, 0, 1), partOf(1000, 3, 1, 2), partOf(1000, 3, 2, 3)] // [333, 334, 333]
 */
export function partOf(amount: number, whole: number, from: number, to: number): number {
  if (!(whole > 0) || !(from >= 0) || !(from <= to) || !(to <= whole))
    throw new RangeError(`${from} to ${to} is no stretch of ${whole}.`)
  const upTo = (length: number) => divideRounded(minorUnits(amount) * millionths(length), millionths(whole))
  return toNumber(upTo(to) - upTo(from))
}
