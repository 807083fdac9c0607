import { numberFormat } from './cached-intl.ts'

/** How many decimals a currency's minor unit has: EUR 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** Minor units to the currency's own unit, for inputs and charts: `128_430, 'EUR'` → `1284.3`. */
export function majorUnits(minor: number, currency: string): number {
  return minor / 10 ** minorDigits(currency)
}

/** The nearest whole number of minor units: `1284.3, 'EUR'` → `128_430`. */
export function minorUnits(major: number, currency: string): number {
  return Math.round(Number(`${major}e${minorDigits(currency)}`))
}

/** To the last cent, for columns and hovers: “€1,284.30”. */
export function formatMoneyExact(minor: number, currency: string, locale: string): string {
  return numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    majorUnits(minor, currency),
  )
}

/** For sentences and large figures: cents only below ten, thousands to the unit, millions short: “€1,284”, “€1.28M”. */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const major = majorUnits(minor, currency)
  const size = Math.abs(major)
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  if (size >= 1_000_000)
    return numberFormat(locale, { ...style, notation: 'compact', maximumSignificantDigits: 3 }).format(major)
  if (size >= 10 || Number.isInteger(major))
    return numberFormat(locale, { ...style, maximumFractionDigits: 0 }).format(major)
  return formatMoneyExact(minor, currency, locale)
}
