import { addDays, daysBetween } from '@regulars/model'

/** One week as `GET orders/aggregate` gives it; named by its first day. */
export interface TradedWeek {
  placedAt: string
  currency?: string
  orders: number
  revenue: number
  customers: number
}

/** A figure over the last weeks. */
export interface KpiLine {
  name: 'revenue' | 'orders' | 'customers'
  /** One value a whole week, oldest first. */
  weeks: number[]
  /** The last four weeks, and the four before. */
  now: number
  before: number
}

const shown = 12
const span = 4

/**
 * What is told of the last weeks: whole ones only, since half a week always looks like a fall. Empty when nothing was sold in the last eight, as there
 * is nothing to compare then.
 */
export function kpiLines(weeks: readonly TradedWeek[], currency: string, today: string): KpiLine[] {
  const own = weeks.filter((week) => (week.currency ?? currency) === currency)
  const last = own
    .map(({ placedAt }) => placedAt)
    .filter((day) => daysBetween(day, today) >= 7)
    .sort()
    .at(-1)
  if (!last || daysBetween(last, today) > 2 * span * 7) return []
  const end = addDays(last, 7 * Math.floor((daysBetween(last, today) - 7) / 7))
  const starts = Array.from({ length: shown }, (_, index) => addDays(end, 7 * (index - shown + 1)))
  const byStart = new Map(own.map((week) => [week.placedAt, week]))
  return (['revenue', 'orders', 'customers'] as const).map((name) => {
    const values = starts.map((start) => byStart.get(start)?.[name] ?? 0)
    const sum = (some: readonly number[]) => some.reduce((total, value) => total + value, 0)
    return { name, weeks: values, now: sum(values.slice(-span)), before: sum(values.slice(-2 * span, -span)) }
  })
}
