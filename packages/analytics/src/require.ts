/**
 * Refuses a number outside its domain, naming the value and the bound.
 *
 * Every exported function of this package checks its arguments with these, so that a wrong input is a
 * sentence and never a silent NaN.
 *
 * @throws RangeError when `value` is NaN or infinite
 */
export function requireFinite(name: string, value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, but is ${value}`)
  return value
}

/**
 * Refuses a number that is not above zero.
 * @throws RangeError naming the value
 */
export function requirePositive(name: string, value: number): number {
  if (!(value > 0) || value === Infinity) {
    throw new RangeError(`${name} must be a finite number above 0, but is ${value}`)
  }
  return value
}

/**
 * Refuses a number below zero.
 * @throws RangeError naming the value
 */
export function requireNotNegative(name: string, value: number): number {
  if (!(value >= 0) || value === Infinity) {
    throw new RangeError(`${name} must be a finite number of at least 0, but is ${value}`)
  }
  return value
}

/**
 * Refuses a number that is no whole number of at least `minimum` (0 unless told).
 * @throws RangeError naming the value and the bound
 */
export function requireCount(name: string, value: number, minimum = 0): number {
  if (!Number.isSafeInteger(value) || value < minimum) {
    throw new RangeError(`${name} must be a whole number of at least ${minimum}, but is ${value}`)
  }
  return value
}

/**
 * Refuses a number outside 0–1, both ends allowed.
 * @throws RangeError naming the value
 */
export function requireShare(name: string, value: number): number {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must lie between 0 and 1, but is ${value}`)
  return value
}

/**
 * Refuses columns of unequal length.
 * @throws RangeError naming both columns and their lengths
 */
export function requireSameLength(
  nameA: string,
  a: { readonly length: number },
  nameB: string,
  b: { readonly length: number },
): void {
  if (a.length !== b.length) {
    throw new RangeError(`${nameA} has ${a.length} rows, but ${nameB} has ${b.length}`)
  }
}
