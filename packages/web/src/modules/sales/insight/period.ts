import { addDays, dayAt } from '@regulars/model'

/** A stretch of time to look back at. */
export type Period = '90days' | '12months' | 'all'

export const periodOptions: { value: Period; label: string }[] = [
  { value: '90days', label: 'Last 90 days' },
  { value: '12months', label: 'Last 12 months' },
  { value: 'all', label: 'All time' },
]

const daysBack: Record<Exclude<Period, 'all'>, number> = { '90days': 90, '12months': 365 }

/** Its first day; it has no last, so that today is in it. */
export function stretchOf(period: Period, now: Date, timeZone: string): { from?: string } {
  return period === 'all' ? {} : { from: addDays(dayAt(now, timeZone), -daysBack[period]) }
}
