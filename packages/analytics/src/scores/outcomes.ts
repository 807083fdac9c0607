import { type CannotSay, cannotSay } from '../cannot-say.ts'

/**
 * What happened to one customer, as 0 or 1.
 *
 * @throws RangeError naming the value, when it is neither 0, 1, true nor false
 */
export function requireOutcome(name: string, value: boolean | number | undefined): number {
  const outcome = Number(value)
  if (outcome !== 0 && outcome !== 1) throw new RangeError(`${name} must be 0 or 1, but is ${value}`)
  return outcome
}

/**
 * What happened to each, as ones and zeros.
 *
 * @throws RangeError when the length is not that of the table or a value is neither 0 nor 1
 */
export function outcomesOf(outcomes: ArrayLike<boolean | number>, rows: number): Uint8Array {
  if (outcomes.length !== rows) {
    throw new RangeError(`outcomes must have ${rows} rows like the table, but has ${outcomes.length}`)
  }
  return Uint8Array.from({ length: rows }, (_, row) => requireOutcome(`outcomes[${row}]`, outcomes[row]))
}

/** Nothing can be learnt from outcomes that are all the same. */
export function oneSided(positives: number, rows: number): CannotSay | undefined {
  if (positives > 0 && positives < rows) return undefined
  const who = rows === 0 ? 'There are no customers' : positives === 0 ? 'Nobody did it' : 'Everybody did it'
  return cannotSay(`${who}, so there is nothing to tell apart.`)
}
