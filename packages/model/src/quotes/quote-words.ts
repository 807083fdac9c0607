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

/** Puts values into a sentence: `fillWords('Page {page}', { page: 2 })`. */
export function fillWords(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
