import { calendarDay } from './calendar-day.ts'
import type { PurchaseHistories } from './purchase-history.ts'
import { daysPerUnit, type TimeUnit } from './time-unit.ts'

/** One line of a till, a shop or a ledger. Several of one customer on one day count as one purchase. */
export interface Transaction {
  readonly customerId: string
  /** Calendar day, YYYY-MM-DD. */
  readonly date: string
  /** What was paid, in one currency; refunds are negative. */
  readonly amount?: number
}

/** The histories of all customers, one row each, all columns of equal length. */
export interface CustomerHistories<Unit extends TimeUnit = TimeUnit> extends PurchaseHistories<Unit> {
  readonly timeUnit: Unit
  readonly customerIds: readonly string[]
  readonly frequency: Float64Array
  readonly recency: Float64Array
  readonly age: Float64Array
  readonly logIntervalSum: Float64Array
  /** Mean amount of a *repeat* purchase day; 0 for one-time buyers, NaN where an amount is unknown. */
  readonly meanSpend: Float64Array
  /** All that was paid until the day of observation, first purchase included; NaN where an amount is unknown. */
  readonly totalSpend: Float64Array
}

/**
 * Turns raw transactions into what the purchase models read: how often, how recently, since when, and for how much.
 *
 * Transactions of one customer on one day are merged into one purchase; forgetting this is the most common error with
 * these models. Rows after `until` are left out, and so are customers who came only later.
 *
 * @source Fader, Hardie & Lee (2005), Marketing Science 24(2), 275–284: x = repeat purchases, t_x, T
 * @param transactions in any order
 * @param options `until` the day of observation; `timeUnit` the unit of recency and age, part of the result's type
 * @returns one row per customer, in order of first appearance
 * @throws RangeError when a date is no calendar day or an amount is not finite
 * @cost n log n in the purchases of one customer, linear otherwise
 * @example purchaseHistories(
 *   [{ customerId: 'anna', date: '2025-01-01' }, { customerId: 'anna', date: '2025-01-15' }],
 *   { until: '2025-02-26', timeUnit: 'week' },
 * ) // frequency [1], recency [2], age [8]
 */
export function purchaseHistories<Unit extends TimeUnit>(
  transactions: Iterable<Transaction>,
  options: { readonly until: string; readonly timeUnit: Unit },
): CustomerHistories<Unit> {
  const until = calendarDay(options.until)
  const purchasesByCustomerId = collect(transactions, until)
  const histories = emptyHistories(options.timeUnit, [...purchasesByCustomerId.keys()])
  let row = 0
  for (const purchases of purchasesByCustomerId.values()) describe(purchases, until, histories, row++)
  return histories
}

/** Day and amount by turns: [day, amount, day, amount, …]. */
type Purchases = number[]

function collect(transactions: Iterable<Transaction>, until: number): Map<string, Purchases> {
  const purchasesByCustomerId = new Map<string, Purchases>()
  const dayByDate = new Map<string, number>()
  for (const { customerId, date, amount } of transactions) {
    let day = dayByDate.get(date)
    if (day === undefined) {
      day = calendarDay(date)
      dayByDate.set(date, day)
    }
    if (amount !== undefined && !Number.isFinite(amount)) {
      throw new RangeError(`amount of ${customerId} on ${date} must be a finite number, but is ${amount}`)
    }
    if (day > until) continue
    const purchases = purchasesByCustomerId.get(customerId)
    if (purchases) purchases.push(day, amount ?? Number.NaN)
    else purchasesByCustomerId.set(customerId, [day, amount ?? Number.NaN])
  }
  return purchasesByCustomerId
}

function emptyHistories<Unit extends TimeUnit>(
  timeUnit: Unit,
  customerIds: string[],
): CustomerHistories<Unit> {
  const column = () => new Float64Array(customerIds.length)
  return {
    timeUnit,
    customerIds,
    frequency: column(),
    recency: column(),
    age: column(),
    logIntervalSum: column(),
    meanSpend: column(),
    totalSpend: column(),
  }
}

function describe(purchases: Purchases, until: number, histories: CustomerHistories, row: number): void {
  const order = Array.from({ length: purchases.length / 2 }, (_, i) => 2 * i)
  order.sort((i, j) => purchases[i]! - purchases[j]!)
  const unit = daysPerUnit[histories.timeUnit]
  const first = purchases[order[0]!]!
  let last = first
  let repeats = 0
  let logIntervalSum = 0
  let repeatSpend = 0
  let firstSpend = 0
  for (const at of order) {
    const day = purchases[at]!
    if (day > last) {
      repeats++
      logIntervalSum += Math.log((day - last) / unit)
      last = day
    }
    if (day === first) firstSpend += purchases[at + 1]!
    else repeatSpend += purchases[at + 1]!
  }
  histories.frequency[row] = repeats
  histories.recency[row] = (last - first) / unit
  histories.age[row] = (until - first) / unit
  histories.logIntervalSum[row] = logIntervalSum
  histories.meanSpend[row] = repeats > 0 ? repeatSpend / repeats : 0
  histories.totalSpend[row] = firstSpend + repeatSpend
}
