import { localeOfWords } from './locale-of-words.ts'

/** A month by its first day, as one says it: "March 2026", "Mar 26". */
export function monthName(month: string, locale: string, length: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(localeOfWords(locale), {
    month: length,
    year: length === 'long' ? 'numeric' : '2-digit',
    timeZone: 'UTC',
  }).format(new Date(`${month}T00:00:00Z`))
}

/** First days of the month of a day and of those before it, the last first. */
export function lastMonths(today: string, count: number): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10),
  )
}

/** How many days a month has, by its first. */
export const daysInMonth = (month: string): number => {
  const [year, index] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, index, 0)).getUTCDate()
}
