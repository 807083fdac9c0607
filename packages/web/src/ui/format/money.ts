import { toMajor } from '@regulars/model'
import { numberFormat } from './cached-intl.ts'

/** To the last cent, for columns and hovers: “€1,284.30”. */
export function formatMoneyExact(minor: number, currency: string, locale: string): string {
  return numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    toMajor(minor, currency),
  )
}

/** For sentences and large figures: cents only below ten, thousands to the unit, millions short: “€1,284”, “€1.28M”. */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const major = toMajor(minor, currency)
  const size = Math.abs(major)
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  if (size >= 1_000_000)
    return numberFormat(locale, { ...style, notation: 'compact', maximumSignificantDigits: 3 }).format(major)
  if (size >= 10 || Number.isInteger(major))
    return numberFormat(locale, { ...style, maximumFractionDigits: 0 }).format(major)
  return formatMoneyExact(minor, currency, locale)
}
