import { type FormWords, formWords } from '../leads/index.ts'
import { de } from './words/de.ts'
import { type BookingSentences, en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { pl } from './words/pl.ts'

/** What a booking page says that the business did not write itself. */
export type BookingWords = FormWords & BookingSentences

const byLanguage: Readonly<Record<string, BookingSentences>> = { en, de, es, fr, pl }

/** The words in a language; English for one that there are none in. */
export const bookingWords = (language: string): BookingWords => ({
  ...formWords(language),
  ...(Object.hasOwn(byLanguage, language) ? byLanguage[language]! : en),
})
