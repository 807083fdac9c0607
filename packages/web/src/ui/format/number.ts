import { numberFormat } from './cached-intl.ts'

/** `4338` → “4,338”; at most two decimals unless told. */
export function formatNumber(value: number, locale: string, maximumFractionDigits = 2): string {
  return numberFormat(locale, { maximumFractionDigits }).format(value)
}

/** For columns, where figures stand below one another: always this many decimals. */
export function formatNumberExact(value: number, locale: string, digits: number): string {
  return numberFormat(locale, exactly(digits)).format(value)
}

/** The same for a share from 0 to 1. */
export function formatPercentExact(share: number, locale: string, digits: number): string {
  return numberFormat(locale, { style: 'percent', ...exactly(digits) }).format(share)
}

const exactly = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits })

/** For tight places: `1284000` → “1.3M”. */
export function formatCompact(value: number, locale: string): string {
  return numberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 }).format(value)
}

/** A share from 0 to 1 → “68%”. Nearly all and nearly none do not read as all and none: 0.9996 → “>99.9%”. */
export function formatPercent(share: number, locale: string, maximumFractionDigits = 0): string {
  const show = (value: number, digits: number) =>
    numberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(value)
  const step = 10 ** -(maximumFractionDigits + 2)
  if (share > 0 && share < step / 2) return `<${show(step, maximumFractionDigits)}`
  if (share < 1 && share > 1 - step / 2) return `>${show(0.999, Math.max(1, maximumFractionDigits))}`
  return show(share, maximumFractionDigits)
}
