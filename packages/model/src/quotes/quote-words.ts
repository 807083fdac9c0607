import type { QuoteLanguage } from '../objects/quotes.ts'
import { de } from './words/de.ts'
import { en, type QuoteWords } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { pl } from './words/pl.ts'

export type { QuoteWords } from './words/en.ts'

const byLanguage: Record<QuoteLanguage, QuoteWords> = { en, de, fr, es, pl }

/** The words in a language; English for one that there are none in. */
export function quoteWords(language: string): QuoteWords {
  return Object.hasOwn(byLanguage, language) ? byLanguage[language as QuoteLanguage] : en
}

/** How what recurs on a quote is agreed, in sentences; nothing on a quote on which nothing recurs. */
export function sayRecurringTerms(
  quote: { termMonths: number; noticeMonths: number; renewal: 'automatic' | 'quoted' | 'ends' },
  lines: readonly { period: string }[],
  language: string,
): string | undefined {
  if (lines.every(({ period }) => period === 'once')) return undefined
  const words = quoteWords(language)
  const after = {
    automatic: quote.noticeMonths === 0 ? words.renewalAutomaticToTheEnd : words.renewalAutomatic,
    quoted: words.renewalQuoted,
    ends: words.renewalEnds,
  }[quote.renewal]
  const said = fillWords(words.recurringTerm, { months: monthsIn(language, quote.termMonths) })
  return `${said} ${fillWords(after, { notice: monthsIn(language, quote.noticeMonths) })}`
}

/** "1 month", "12 miesięcy": a number of months as the language counts them. */
const monthsIn = (language: string, months: number): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'month', unitDisplay: 'long' }).format(months)

/** Puts values into a sentence: `fillWords('Page {page}', { page: 2 })`. */
export function fillWords(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
