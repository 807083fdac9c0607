import { numberFormat } from './cached-intl.ts'
import { localeOfWords } from './locale-of-words.ts'
import { oneGap } from './one-gap.ts'
import { formatSpan } from './span.ts'

/** A count of days in words, rounded to weeks or more from two weeks on; a short one stays days, since visits have no hours. */
export function sayDays(days: number, { locale }: { locale: string }): string {
  const words = localeOfWords(locale)
  if (days >= 14) return formatSpan(days * 86_400, words)
  const rounded = Math.max(1, Math.round(days))
  return numberFormat(words, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(rounded)
}

/** What follows “every”: “3 weeks”, “week”, “day”. */
export function sayGap(days: number, place: { locale: string }): string {
  const rounded = Math.max(1, Math.round(days))
  if (rounded === 1) return oneGap.day
  return rounded === 7 ? oneGap.week : sayDays(days, place)
}
