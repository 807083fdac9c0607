import type { PurchaseHistories } from '@regulars/analytics'
import type { CustomerFacts } from './customer-facts.ts'

/** Histories in weeks, as the purchase models read them. */
export type WeeklyHistories = PurchaseHistories<'week'> & {
  readonly timeUnit: 'week'
  readonly frequency: Float64Array
  readonly recency: Float64Array
  readonly age: Float64Array
  readonly logIntervalSum: Float64Array
}

/** Turns facts as of a day into histories; `every` takes only each nth customer, for back-tests on a sample. */
export function historiesOf(
  facts: Omit<CustomerFacts, 'contactIds'>,
  asOf: number,
  every = 1,
): WeeklyHistories {
  const count = Math.ceil(facts.firstDay.length / every)
  const column = (valueAt: (row: number) => number) =>
    Float64Array.from({ length: count }, (_, at) => valueAt(at * every))
  const frequency = column((row) => facts.purchaseDays[row]! - 1)
  return {
    timeUnit: 'week',
    frequency,
    recency: column((row) => (facts.lastDay[row]! - facts.firstDay[row]!) / 7),
    age: column((row) => (asOf - facts.firstDay[row]!) / 7),
    // Logarithms of days become logarithms of weeks by taking off log 7 once an interval.
    logIntervalSum: column((row) => facts.logGapSum[row]! - (facts.purchaseDays[row]! - 1) * Math.log(7)),
  }
}
