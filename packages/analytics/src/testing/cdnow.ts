import {
  type CustomerHistories,
  purchaseHistories,
  type Transaction,
} from '../purchase-histories/purchase-histories.ts'
import { csvRows, readDataSet } from './data-sets.ts'

/** The transactions of the CDNOW 1/10 sample, 6,919 rows, ids as in the sample ('0001' … '2357'). */
export function cdnowSample(): Transaction[] {
  return lines('cdnow/CDNOW_sample.txt').map(([, customerId, date, , amount]) => {
    return { customerId: customerId!, date: isoDate(date!), amount: Number(amount) }
  })
}

/** The transactions of the whole CDNOW cohort, 69,659 rows. */
export function cdnowMaster(): Transaction[] {
  return lines('cdnow/CDNOW_master.txt')
    .slice(1)
    .map(([customerId, date, , amount]) => {
      return { customerId: customerId!, date: isoDate(date!), amount: Number(amount) }
    })
}

/** The sample as seen at the end of the 39 weeks of calibration. */
export function cdnowCalibration(): CustomerHistories<'week'> {
  return purchaseHistories(cdnowSample(), { until: '1997-09-30', timeUnit: 'week' })
}

/** Purchase days of each customer (in the order of `customerIds`) after `from`, until `until`. */
export function purchaseDaysAfter(
  transactions: readonly Transaction[],
  customerIds: readonly string[],
  from: string,
  until: string,
): Float64Array {
  const days = new Set<string>()
  const row = new Map(customerIds.map((id, index) => [id, index]))
  const counts = new Float64Array(customerIds.length)
  for (const { customerId, date } of transactions) {
    if (date <= from || date > until || days.has(`${customerId} ${date}`)) continue
    days.add(`${customerId} ${date}`)
    counts[row.get(customerId)!]!++
  }
  return counts
}

/** What each customer paid after `from`, until `until`. */
export function spendAfter(
  transactions: readonly Transaction[],
  customerIds: readonly string[],
  from: string,
  until: string,
): Float64Array {
  const row = new Map(customerIds.map((id, index) => [id, index]))
  const spend = new Float64Array(customerIds.length)
  for (const { customerId, date, amount } of transactions) {
    if (date > from && date <= until) spend[row.get(customerId)!]! += amount!
  }
  return spend
}

/** The published summary of the sample (weeks to two decimals, mean repeat spend to cents), as Hardie's notes use it. */
export function cdnowSummary() {
  const rows = csvRows(readDataSet('cdnow/cdnow_customers_summary_with_transactions.csv')).slice(1)
  const column = (index: number) => Float64Array.from(rows, (row) => Number(row[index]))
  return {
    timeUnit: 'week' as const,
    frequency: column(1),
    recency: column(2),
    age: column(3),
    meanSpend: column(4),
  }
}

function lines(path: string): string[][] {
  return readDataSet(path)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/))
}

function isoDate(compact: string): string {
  return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}`
}
