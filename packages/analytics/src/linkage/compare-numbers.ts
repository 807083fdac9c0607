import { requireNotNegative } from '../require.ts'
import { type Comparison, comparisonOf } from './comparison.ts'

/**
 * Compares numbers that may be a little off: floor space, year of foundation, a place on the map.
 * The shopkeeper's question: "1,980 or 2,000 square metres: the same shop?"
 *
 * @param options `near` and `far`: largest differences that still count as near and roughly equal, in the unit of the field,
 *   or as a share of the larger number when `relative` is true (false unless given); near ≤ far
 * @returns a field of `linkRecords` for finite numbers or texts that hold one (others count as missing), with the levels: the
 *   same, near, roughly equal, different
 * @throws RangeError naming the value and its bound
 * @cost constant per pair
 * @example
 * closeNumber({ near: 1, far: 5 }).levels
 * // ['the same', 'near', 'roughly equal', 'different']
 */
export function closeNumber(options: { near: number; far: number; relative?: boolean }): Comparison {
  const { near, far, relative = false } = options
  requireNotNegative('near', near)
  if (!(far >= near)) throw new RangeError(`far must be at least near (${near}), but is ${far}`)
  return comparisonOf({
    levels: ['the same', 'near', 'roughly equal', 'different'],
    read: readNumber,
    label: String,
    compare: (one, two) => {
      const scale = relative ? Math.max(Math.abs(one), Math.abs(two)) : 1
      const difference = Math.abs(one - two) / scale
      if (difference <= near) return 1
      return difference <= far ? 2 : 3
    },
  })
}

function readNumber(value: unknown): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}
