import { divideRounded, millionths, minorDigits } from '@regulars/model'
import { basic, type UblNode } from './ubl-node.ts'

/** An amount with its currency. */
export const amount = (name: string, minor: number, currency: string): UblNode[] =>
  basic(name, decimal(BigInt(minor), minorDigits(currency)), { currencyID: currency })

/** A quantity with its unit by UN/ECE Recommendation 20. */
export const quantity = (name: string, value: number, unit: string | null): UblNode[] =>
  basic(name, trimmed(decimal(millionths(value), 6)), { unitCode: unitCodeOf(unit) })

/** A share as a percentage: 0.2 → `20`. */
export const percent = (rate: number): string => trimmed(decimal(millionths(rate), 4))

/**
 * The price of one without tax, never below zero: what the line comes to over its quantity, with six places more than the currency has, so that price times
 * quantity is the amount of the line again.
 */
export function unitPrice(net: number, of: number, currency: string): UblNode[] {
  const size = of === 0 ? 1_000_000n : millionths(Math.abs(of))
  const price = divideRounded(BigInt(Math.abs(net)) * 1_000_000_000_000n, size)
  const digits = minorDigits(currency)
  return basic('PriceAmount', trimmed(decimal(price, digits + 6), digits), { currencyID: currency })
}

/** A whole number of small units as a decimal figure: (12345n, 2) → `123.45`. */
function decimal(value: bigint, digits: number): string {
  const sign = value < 0n ? '-' : ''
  const written = String(value < 0n ? -value : value).padStart(digits + 1, '0')
  const [whole, part] = [written.slice(0, written.length - digits), written.slice(written.length - digits)]
  return sign + whole + (part && `.${part}`)
}

/** Without noughts at the end, beyond the places that are kept. */
function trimmed(figure: string, kept = 0): string {
  const [whole = '0', part = ''] = figure.split('.')
  const short = part.replace(/0+$/, '').padEnd(kept, '0')
  return short ? `${whole}.${short}` : whole
}

const unitCodes: Readonly<Record<string, string>> = {
  kg: 'KGM',
  g: 'GRM',
  t: 'TNE',
  l: 'LTR',
  litre: 'LTR',
  ml: 'MLT',
  m: 'MTR',
  km: 'KMT',
  h: 'HUR',
  hour: 'HUR',
  hours: 'HUR',
  minute: 'MIN',
  day: 'DAY',
  days: 'DAY',
  week: 'WEE',
  month: 'MON',
  months: 'MON',
  year: 'ANN',
  piece: 'H87',
  pieces: 'H87',
  pc: 'H87',
  pcs: 'H87',
}

/** C62 is "one", for whatever has no unit of its own. */
const unitCodeOf = (unit: string | null): string => unitCodes[unit?.trim().toLowerCase() ?? ''] ?? 'C62'
