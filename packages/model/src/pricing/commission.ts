import { divideRounded, millionths, minorUnits, one, toNumber } from './exact.ts'

/** What a commission follows from. Money in minor units. */
export interface CommissionTerms {
  /** What somebody won in the month. */
  won: number
  /** Their target of the month; null when there is none. */
  target: number | null
  /** 0–1, of what was won. */
  rate: number
  /** 0–1, of what was won beyond the target; null: the same rate. */
  rateAboveTarget: number | null
}

/**
 * What somebody earns of what they won in a month, rounded once, half away from zero.
 *
 * @returns minor units
 * @throws RangeError for amounts that are no whole minor units
 * @example commissionOf({ won: 12_000_00, target: 10_000_00, rate: 0.05, rateAboveTarget: 0.08 }) // 660_00
 */
export function commissionOf({ won, target, rate, rateAboveTarget }: CommissionTerms): number {
  const above = target === null || rateAboveTarget === null ? 0 : Math.max(0, won - target)
  const base = minorUnits(won - above) * millionths(rate)
  return toNumber(divideRounded(base + minorUnits(above) * millionths(rateAboveTarget ?? 0), one))
}
