/**
 * An amount of money: integer minor units and an ISO 4217 code. Arithmetic refuses to mix currencies and shares out without
 * losing a cent.
 */
export interface Money {
  /** Minor units: 3140 is €31.40; ¥500 is 500, since the yen has none. */
  amount: number
  currency: string
}

const digitsByCurrency = new Map<string, number>()

/** Digits after the decimal point of a currency: EUR 2, JPY 0, KWD 3. Unknown codes count as 2. */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency)
  if (digits === undefined) {
    try {
      const format = new Intl.NumberFormat('en', { style: 'currency', currency })
      digits = format.resolvedOptions().maximumFractionDigits ?? 2
    } catch {
      digits = 2
    }
    digitsByCurrency.set(currency, digits)
  }
  return digits
}

/** Minor units of an amount written in major units, rounded half away from zero: (31.4, 'EUR') → 3140. */
export function toMinor(major: number, currency: string): number {
  const scaled = Math.abs(major) * 10 ** minorDigits(currency)
  const rounded = Math.floor(scaled + 0.5 + scaled * Number.EPSILON)
  return rounded === 0 ? 0 : Math.sign(major) * rounded
}

/** Major units of an amount in minor units. */
export function toMajor(minor: number, currency: string): number {
  return minor / 10 ** minorDigits(currency)
}

/** Sum of two amounts; throws RangeError when the currencies differ. */
export function addMoney(left: Money, right: Money): Money {
  if (left.currency !== right.currency)
    throw new RangeError(`Cannot add ${right.currency} to ${left.currency}: convert one of them first.`)
  return { amount: left.amount + right.amount, currency: left.currency }
}

/**
 * Shares an amount out by weights so that the parts sum to the whole: every part gets its rounded-down share, what is left over goes
 * one minor unit each to the largest remainders, first come first served.
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (weights.length === 0 || !(total > 0))
    throw new RangeError('Sharing out needs at least one weight above zero.')
  const exact = weights.map((weight) => (amount * weight) / total)
  const parts = exact.map(Math.floor)
  let left = amount - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }))
  byRemainder.sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of byRemainder) {
    if (left-- <= 0) break
    parts[index]! += 1
  }
  return parts
}
