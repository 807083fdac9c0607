import { localeOfWords } from './locale-of-words.ts'

const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>()

/** Making a formatter costs some 30 µs, using it well under one: a list of rows must not make one per cell. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return remembered(
    numberFormats,
    locale + JSON.stringify(options),
    () => new Intl.NumberFormat(locale, options),
  )
}

/** Months and weekdays are words, and so in the language of the screens. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const words = localeOfWords(locale)
  return remembered(
    dateFormats,
    words + JSON.stringify(options),
    () => new Intl.DateTimeFormat(words, options),
  )
}

export function relativeFormat(locale: string, style: 'long' | 'short'): Intl.RelativeTimeFormat {
  return remembered(
    relativeFormats,
    locale + style,
    () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style }),
  )
}

function remembered<T>(cache: Map<string, T>, key: string, make: () => T): T {
  let value = cache.get(key)
  if (value === undefined) {
    value = make()
    cache.set(key, value)
  }
  return value
}
