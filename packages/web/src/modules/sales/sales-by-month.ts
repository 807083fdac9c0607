/** What was sold in a month. */
export interface MonthOfSales {
  /** First day of the month. */
  month: string
  amount: number
  quantity: number
}

/** What was sold, in the currency that most of it is told in. */
export interface Sales {
  currency: string
  amount: number
  quantity: number
  /** From the first month with sales to the last, without gaps. */
  months: MonthOfSales[]
  /** There were sales in currencies without an exchange rate too, which cannot be added up. */
  isPartOf: boolean
}

/** Lays what was summed by month and currency out as one row of months; undefined when nothing was sold. */
export function salesByMonth(rows: readonly (MonthOfSales & { currency: string })[]): Sales | undefined {
  const byCurrency = Object.entries(Object.groupBy(rows, ({ currency }) => currency)).map(
    ([currency, own = []]) => ({ currency, own, amount: sum(own, 'amount') }),
  )
  const [most] = byCurrency.toSorted((a, b) => b.amount - a.amount)
  if (!most) return undefined
  return {
    currency: most.currency,
    amount: most.amount,
    quantity: sum(most.own, 'quantity'),
    months: withoutGaps(most.own),
    isPartOf: byCurrency.length > 1,
  }
}

function withoutGaps(rows: readonly MonthOfSales[]): MonthOfSales[] {
  const byMonth = new Map(rows.map((row) => [row.month, row]))
  const known = rows.map(({ month }) => month).toSorted()
  const last = known.at(-1)!
  const months: MonthOfSales[] = []
  for (let month = known[0]!; month <= last; month = nextMonth(month)) {
    const { amount = 0, quantity = 0 } = byMonth.get(month) ?? {}
    months.push({ month, amount, quantity })
  }
  return months
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10)
}

function sum(rows: readonly MonthOfSales[], key: 'amount' | 'quantity'): number {
  return rows.reduce((total, row) => total + row[key], 0)
}
