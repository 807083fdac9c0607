import { localeOfWords } from '../../ui/format/locale-of-words.ts'

const namesByLocale = new Map<string, Intl.DisplayNames>()

/** “Poland” for `PL`; the code itself where the reader's language has no name for it. */
export function countryName(code: string, locale: string): string {
  let names = namesByLocale.get(locale)
  if (!names) {
    names = new Intl.DisplayNames(localeOfWords(locale), { type: 'region', fallback: 'code' })
    namesByLocale.set(locale, names)
  }
  return names.of(code) ?? code
}
