import { requireNotNegative } from '../require.ts'

/** The unit in which a set of purchase histories is measured. Parameters fitted in weeks are wrong in days. */
export type TimeUnit = 'day' | 'week'

/** Days in one unit; the only place where weeks and days meet. */
export const daysPerUnit: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7 }

/** A stretch of time that knows its unit, made by {@link days} or {@link weeks}. */
export interface TimeSpan<Unit extends TimeUnit = TimeUnit> {
  readonly unit: Unit
  readonly length: number
}

/** A stretch of time in the model's own unit: a {@link TimeSpan} of that unit, or a bare number taken to be in it. */
export type Horizon<Unit extends TimeUnit = TimeUnit> = number | TimeSpan<Unit>

/**
 * A number of days, for models fitted on days.
 * @throws RangeError when length is negative or not finite
 * @example days(90)
 */
export function days(length: number): TimeSpan<'day'> {
  return { unit: 'day', length: requireNotNegative('days', length) }
}

/**
 * A number of weeks, for models fitted on weeks.
 * @throws RangeError when length is negative or not finite
 * @example weeks(52)
 */
export function weeks(length: number): TimeSpan<'week'> {
  return { unit: 'week', length: requireNotNegative('weeks', length) }
}

/**
 * Length of a horizon in the model's unit.
 * @throws RangeError when the horizon is negative, not finite, or in another unit than the model
 */
export function horizonLength(horizon: Horizon, unit: TimeUnit | undefined): number {
  if (typeof horizon === 'number') return requireNotNegative('horizon', horizon)
  if (unit !== undefined) requireSameUnit('horizon', horizon.unit, 'the model', unit)
  return requireNotNegative('horizon', horizon.length)
}

/**
 * Refuses to mix weeks and days.
 * @throws RangeError naming both
 */
export function requireSameUnit(nameA: string, a: TimeUnit, nameB: string, b: TimeUnit): void {
  if (a !== b) throw new RangeError(`${nameA} is measured in ${a}s, but ${nameB} in ${b}s`)
}
