/**
 * Exact decimals with 20 places, kept as a whole number of 10⁻²⁰. The database computes with the same places by `formula_number` and
 * `formula_divide`, so no result depends on where it was computed.
 */
export type Decimal = bigint

const places = 20
const one = 10n ** BigInt(places)
/** Beyond it (10³⁰) a number is blank: no business counts so far, and no column could hold it. */
const limit = 10n ** 30n * one
/** The largest whole number that every program reads exactly: 2⁵³ − 1. */
const largestWhole = BigInt(Number.MAX_SAFE_INTEGER)

/** A whole number as a decimal. */
export const ofWhole = (value: number | bigint): Decimal => BigInt(value) * one

/** A decimal, or null when it is too large to be kept. */
export const kept = (value: Decimal): Decimal | null => (value < limit && value > -limit ? value : null)

/** The decimal that a JavaScript number is written as (0.1 is exactly 0.1); null when it is not finite or too large. */
export function ofNumber(value: number): Decimal | null {
  return Number.isFinite(value) ? readDecimal(String(value)) : null
}

const shape = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i

/** Reads a decimal written plainly or with an exponent; null when it is none or too large. Places beyond the twentieth are rounded off. */
export function readDecimal(written: string): Decimal | null {
  const [, sign, whole = '', fraction = '', exponent = '0'] = shape.exec(written.trim()) ?? []
  if (sign === undefined || whole + fraction === '') return null
  const digits = BigInt(whole + fraction)
  const shift = places - fraction.length + Number(exponent)
  if (shift > 400) return digits === 0n ? 0n : null
  const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : roundedRatio(digits, 10n ** BigInt(-shift))
  return kept(sign === '-' ? -scaled : scaled)
}

/** The nearest JavaScript number. */
export const toNumber = (value: Decimal): number => Number(writeDecimal(value))

/** Whole numbers as they are kept in a record: rounded half away from zero, null beyond 2⁵³ − 1. */
export function toWhole(value: Decimal): number | null {
  const rounded = roundedRatio(value, one)
  return rounded <= largestWhole && rounded >= -largestWhole ? Number(rounded) : null
}

/** A whole decimal as a plain number; null when it is too large to count with. */
export function toCount(value: Decimal): number | null {
  const whole = value / one
  return whole <= largestWhole && whole >= -largestWhole ? Number(whole) : null
}

/** Plainly, without zeros at the end: "0.5", "-12". */
export function writeDecimal(value: Decimal): string {
  const digits = abs(value)
    .toString()
    .padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction && `.${fraction}`}`
}

/** With exactly so many places, rounded half away from zero: "12.50". */
export function writeFixed(value: Decimal, fixed: number): string {
  const digits = roundedRatio(abs(value), 10n ** BigInt(places - fixed))
    .toString()
    .padStart(fixed + 1, '0')
  const sign = value < 0n && /[1-9]/.test(digits) ? '-' : ''
  return fixed === 0 ? sign + digits : `${sign}${digits.slice(0, -fixed)}.${digits.slice(-fixed)}`
}

export const add = (left: Decimal, right: Decimal): Decimal | null => kept(left + right)
export const multiply = (left: Decimal, right: Decimal): Decimal | null =>
  kept(roundedRatio(left * right, one))

/** Rounded half away from zero at the twentieth place; null for a division by zero. */
export const divide = (left: Decimal, right: Decimal): Decimal | null =>
  right === 0n ? null : kept(roundedRatio(left * one, right))

/** What is left over, with the sign of the dividend; null for a division by zero. */
export const modulo = (left: Decimal, right: Decimal): Decimal | null => (right === 0n ? null : left % right)

export const abs = (value: Decimal): Decimal => (value < 0n ? -value : value)

/** Rounded half away from zero to so many places; to tens, hundreds … when negative. */
export function round(value: Decimal, digits: number): Decimal {
  if (digits >= places) return value
  if (digits < -30) return 0n
  const step = 10n ** BigInt(places - digits)
  return roundedRatio(value, step) * step
}

/** The nearest whole number that is not greater. */
export function floor(value: Decimal): Decimal {
  const rest = value % one
  return value - rest - (rest < 0n ? one : 0n)
}

function roundedRatio(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n
  const [top, bottom] = [abs(dividend), abs(divisor)]
  const rounded = (2n * top + bottom) / (2n * bottom)
  return negative ? -rounded : rounded
}
