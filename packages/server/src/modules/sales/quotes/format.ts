import { toMajor } from '@regulars/model'

/** Writers of the figures of a quote, in its language and currency. */
export interface QuoteFormat {
  money(minor: number): string
  number(value: number): string
  percent(share: number): string
  /** A day `YYYY-MM-DD`, or a moment in a time zone. */
  day(day: string): string
  moment(at: Date, timeZone: string): string
}

/** Makes the writers: in the language of the quote, as they are used where the business is, when that speaks it too. */
export function quoteFormat(written: string, currency: string, locale: string): QuoteFormat {
  const language = locale.startsWith(written) ? locale : written
  const money = new Intl.NumberFormat(language, { style: 'currency', currency })
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 6 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 3 })
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  return {
    money: (minor) => money.format(toMajor(minor, currency)),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    day: (written) => day.format(new Date(`${written}T00:00:00Z`)),
    moment: (at, timeZone) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at),
  }
}
