/*
 * Exact arithmetic of prices. Amounts are whole minor units; quantities, rates and discounts are decimal figures of at most six places and are taken as whole
 * millionths. Nothing is ever divided but once, at the end, where it is rounded half away from zero, as on a receipt.
 */

/** Millionths in one. */
export const one = 1_000_000n

/** A decimal figure in whole millionths: 0.19 → 190000. Throws RangeError for what is no figure or too large to be held exactly. */
export function millionths(value: number): bigint {
  const scaled = Math.round(value * 1_000_000)
  if (!Number.isSafeInteger(scaled)) throw new RangeError(`${value} is too large to calculate with.`)
  return BigInt(scaled)
}

/** Whole minor units as a big integer. Throws RangeError for fractions of a cent. */
export function minorUnits(amount: number): bigint {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is no whole number of minor units.`)
  return BigInt(amount)
}

/** Back to a number. Throws RangeError beyond 9 quadrillion minor units, where numbers stop being exact. */
export function toNumber(amount: bigint): number {
  const value = Number(amount)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${amount} is too large an amount.`)
  return value
}

/** A fraction rounded to a whole number, half away from zero; `divisor` is above zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend
  const rounded = (2n * size + divisor) / (2n * divisor)
  return dividend < 0n ? -rounded : rounded
}

/** Sum of amounts. */
export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, each) => all + each, 0n)

/**
 * Shares a total out by weights so that the parts sum to it: every part is rounded down, and what is left goes one unit each to the largest remainders. Equal
 * remainders are settled by weight, the larger first, so that the parts do not depend on the order in which the weights come. Weights may have any sign.
 * Without any weight only a total of nought can be shared out.
 */
export function allot(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights)
  if (whole === 0n) {
    if (total !== 0n) throw new RangeError('Sharing out needs a weight.')
    return weights.map(() => 0n)
  }
  const sign = whole < 0n ? -1n : 1n
  const divisor = whole * sign
  const exact = weights.map((weight, index) => {
    const dividend = total * weight * sign
    const part = floorDivide(dividend, divisor)
    return { index, weight, part, rest: dividend - part * divisor }
  })
  const parts = exact.map(({ part }) => part)
  const left = Number(total - sum(parts))
  exact.sort((a, b) => order(b.rest, a.rest) || order(b.weight, a.weight) || a.index - b.index)
  for (const { index } of exact.slice(0, left)) parts[index]! += 1n
  return parts
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return dividend % divisor < 0n ? quotient - 1n : quotient
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
