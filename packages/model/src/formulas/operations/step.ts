import type { Typed, Value } from '../typed.ts'

/** What a formula is computed against. Time is a parameter, so answers can be repeated. */
export interface FormulaSetting {
  /** The moment taken as now. */
  now: Date
  /** IANA time zone of the business; days begin and end there. */
  timeZone: string
  /** ISO 4217 code of the currency of the business. */
  currency: string
}

/** Computes a step from the values it is given. */
export type Step = (values: readonly Value[], setting: FormulaSetting, args: readonly Typed[]) => Value

/** A step whose result is blank as soon as one of its values is. */
export const strict =
  <V extends readonly Value[]>(
    compute: (values: V, setting: FormulaSetting, args: readonly Typed[]) => Value,
  ): Step =>
  (values, setting, args) =>
    values.includes(null) ? null : compute(values as unknown as V, setting, args)
