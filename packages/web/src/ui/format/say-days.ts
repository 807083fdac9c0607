import { numberFormat } from './cached-intl.ts'
import { formatSpan } from './span.ts'

/** A count of days in words, rounded to weeks or more from two weeks on; a short one stays days, since visits have no hours. */
export function sayDays(days: number, { locale }: { locale: string }): string {
  if (days >= 14) return formatSpan(days * 86_400, locale)
  const rounded = Math.max(1, Math.round(days))
  return numberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(rounded)
}

/** What follows “every”: “3 weeks”, “week”, “day”. */
export function sayGap(days: number, place: { locale: string }): string {
  return Math.round(days) === 7 ? 'week' : sayDays(days, place).replace(/^1 /, '')
}
