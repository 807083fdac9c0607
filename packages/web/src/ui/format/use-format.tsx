import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { When } from './calendar-day.ts'
import { formatDay, formatDayShort, formatExact, formatTime, formatWeekday } from './exact-date.ts'
import { formatList } from './list.ts'
import { localeOfWords } from './locale-of-words.ts'
import { formatMoney, formatMoneyExact } from './money.ts'
import { formatNear } from './near-date.ts'
import {
  formatCompact,
  formatNumber,
  formatNumberExact,
  formatPercent,
  formatPercentExact,
} from './number.ts'
import { formatSpan } from './span.ts'

/** Where the reader is: how to write numbers and dates, which clock to read, which currency to assume. */
export interface Place {
  locale: string
  timeZone: string
  currency: string
}

const browserPlace: Place = {
  locale: typeof navigator === 'undefined' ? 'en' : navigator.language,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: 'EUR',
}

const FormatContext = createContext<Format>(formatFor(browserPlace))

/** The writers of numbers, money and dates for one place; every figure on a screen goes through them. */
export type Format = ReturnType<typeof formatFor>

/** Sets the place for everything below it. Without one, the browser's own place holds. */
export function FormatProvider({ place, children }: { place: Place; children: ReactNode }) {
  const { locale, timeZone, currency } = place
  const format = useMemo(() => formatFor({ locale, timeZone, currency }), [locale, timeZone, currency])
  return <FormatContext value={format}>{children}</FormatContext>
}

export function useFormat(): Format {
  return useContext(FormatContext)
}

export function formatFor(place: Place) {
  const { locale, timeZone, currency: ownCurrency } = place
  const words = localeOfWords(locale)
  return {
    ...place,
    number: (value: number, digits?: number) => formatNumber(value, locale, digits),
    numberExact: (value: number, digits: number) => formatNumberExact(value, locale, digits),
    compact: (value: number) => formatCompact(value, locale),
    percent: (share: number, digits?: number) => formatPercent(share, locale, digits),
    percentExact: (share: number, digits: number) => formatPercentExact(share, locale, digits),
    money: (minor: number, currency = ownCurrency) => formatMoney(minor, currency, locale),
    moneyExact: (minor: number, currency = ownCurrency) => formatMoneyExact(minor, currency, locale),
    day: (when: When) => formatDay(when, words, timeZone),
    dayShort: (when: When) => formatDayShort(when, words, timeZone),
    weekday: (when: When) => formatWeekday(when, words, timeZone),
    time: (when: When) => formatTime(when, locale, timeZone),
    exact: (when: When) => formatExact(when, words, timeZone),
    near: (when: When, now = new Date()) => formatNear(when, now, words, timeZone),
    span: (seconds: number, display?: 'long' | 'short') => formatSpan(seconds, words, display),
    list: (items: readonly string[], type?: 'conjunction' | 'disjunction') => formatList(items, words, type),
  }
}
