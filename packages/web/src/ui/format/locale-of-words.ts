import { language } from '../texts/language.ts'

/** Days, spans and lists are written in words: those of the screens, as the place writes them where it speaks that language. */
export function localeOfWords(locale: string): string {
  return language === 'en' || locale.split('-')[0] === language ? locale : language
}
