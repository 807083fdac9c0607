/**
 * What the orders tell of every customer as of a day, column by column: the only thing the models see.
 * Days are whole days since 1970-01-01; money is in units of the currency, not cents, since the published parameters are.
 */
export interface CustomerFacts {
  contactIds: string[]
  firstDay: Int32Array
  lastDay: Int32Array
  /** Distinct days with a purchase, the first included. */
  purchaseDays: Int32Array
  spend: Float64Array
  /** Mean spend of a repeat purchase day; 0 for one-time buyers. */
  meanRepeatSpend: Float64Array
  /** Median days between purchase days; NaN below three purchase days. */
  gapDays: Float64Array
  /** Sum of the logarithms of the days between purchase days, for models with a rhythm. */
  logGapSum: Float64Array
  /** Purchase days, and money, after the day of observation until `laterUntil`. */
  laterPurchaseDays: Int32Array
  laterSpend: Float64Array
}

/** Room for the facts of so many customers. */
export function emptyFacts(count: number): CustomerFacts {
  return {
    contactIds: new Array<string>(count),
    firstDay: new Int32Array(count),
    lastDay: new Int32Array(count),
    purchaseDays: new Int32Array(count),
    spend: new Float64Array(count),
    meanRepeatSpend: new Float64Array(count),
    gapDays: new Float64Array(count),
    logGapSum: new Float64Array(count),
    laterPurchaseDays: new Int32Array(count),
    laterSpend: new Float64Array(count),
  }
}

/** Whole days from 1970-01-01 to a day. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** The day so many days after 1970-01-01. */
export const dayOfNumber = (number: number): string =>
  new Date(number * 86_400_000).toISOString().slice(0, 10)
