import { requireCount, requireFinite } from '../require.ts'

/**
 * How far ahead value is counted and how much later money counts for less: equal periods, each with one rate.
 * Made by {@link monthly} or {@link yearly}; there is no default, since both change the value by whole factors.
 */
export interface DiscountSchedule {
  readonly periodCount: number
  /** Length of one period in days. */
  readonly periodDays: number
  /** What a period's wait costs: money at the end of period i counts 1 / (1 + rate)^i. */
  readonly ratePerPeriod: number
}

/** Days of the mean Gregorian year and month. */
const DAYS_PER_YEAR = 365.2425

/**
 * Value over some months, discounted by the month.
 * @param months horizon, whole, ≥ 1
 * @param ratePerMonth for example 0.01; > −1
 * @throws RangeError naming the value and its bound
 * @example monthly(12, 0.01) // one year at 1 % a month
 */
export function monthly(months: number, ratePerMonth: number): DiscountSchedule {
  return schedule('months', months, DAYS_PER_YEAR / 12, ratePerMonth)
}

/**
 * Value over some years, discounted by the year.
 * @param years horizon, whole, ≥ 1
 * @param ratePerYear for example 0.15; > −1
 * @throws RangeError naming the value and its bound
 * @example yearly(3, 0.1) // three years at 10 % a year
 */
export function yearly(years: number, ratePerYear: number): DiscountSchedule {
  return schedule('years', years, DAYS_PER_YEAR, ratePerYear)
}

function schedule(name: string, count: number, periodDays: number, rate: number): DiscountSchedule {
  requireCount(name, count, 1)
  requireFinite('rate', rate)
  if (rate <= -1) throw new RangeError(`rate must be above -1, but is ${rate}`)
  return { periodCount: count, periodDays, ratePerPeriod: rate }
}
