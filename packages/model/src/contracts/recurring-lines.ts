import { divideRounded, millionths, minorUnits, one, toNumber } from '../pricing/exact.ts'
import { partOf } from '../pricing/part-of.ts'

/** What a line of a contract is priced by. */
export interface RecurringLine {
  id: string
  quantity: number
  /** Minor units for one in one period. */
  unitPrice: number
  /** Share taken off, 0–1. */
  discountShare?: number | null
  /** For how long the price is. */
  period: RecurringPeriod
  /** First day of the line; null = from the beginning of the contract. */
  startsOn: string | null
  /** Last day of the line; null = as long as the contract runs. */
  endsOn: string | null
}

/** How often something is charged. */
export type RecurringPeriod = 'month' | 'year'

/** Months of a period. */
export const monthsOf: Record<RecurringPeriod, number> = { month: 1, year: 12 }

type Priced = Pick<RecurringLine, 'quantity' | 'unitPrice' | 'discountShare' | 'period'>

/** What a line comes to in one of its own periods, without tax, in whole minor units. */
export function amountPerPeriod({ quantity, unitPrice, discountShare }: Omit<Priced, 'period'>): number {
  const list = divideRounded(minorUnits(unitPrice) * millionths(quantity), one)
  return toNumber(list - divideRounded(list * millionths(discountShare ?? 0), one))
}

/** What a line comes to in a month, for recurring revenue: a year's amount over twelve, rounded half away from zero. */
export const amountPerMonth = (line: Priced): number =>
  toNumber(divideRounded(BigInt(amountPerPeriod(line)), BigInt(monthsOf[line.period])))

/**
 * What a line comes to between two months counted from the first day that is charged; a year's amount is cut up so that twelve months sum to it.
 *
 * @param from months passed at the beginning
 * @param to months passed at the end
 */
export function amountBetween(line: Priced, from: number, to: number): number {
  const amount = amountPerPeriod(line)
  const months = monthsOf[line.period]
  const upTo = (passed: number) =>
    Math.floor(passed / months) * amount + partOf(amount, months, 0, passed % months)
  return upTo(to) - upTo(from)
}
