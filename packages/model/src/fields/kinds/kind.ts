import type { Operator } from '../../conditions/condition.ts'
import type { FieldKind, FieldOf, FieldValues } from '../field.ts'

/** What reading a value gave: the value as it is kept (null when it was empty), or a sentence on what is wrong with it. */
export type Parsed<V> = { ok: true; value: V } | { ok: false; problem: string }

/**
 * How values of a kind compare in conditions.
 * `text`: without regard to case; `exact`: codes and ids, letter by letter; `day` and `moment`: in the time zone of the business; `clock`: times of day;
 * `list`: by what it contains; `nothing`: not at all.
 */
export type Comparison =
  | 'text'
  | 'exact'
  | 'number'
  | 'yesNo'
  | 'day'
  | 'moment'
  | 'clock'
  | 'list'
  | 'nothing'

/** What reading values may need to know. */
export interface ParseSetting {
  /** Reads telephone numbers into E.164. The server passes `readPhone` of `@regulars/model/phone`; the web app is spared its tables. */
  readPhone?: (written: string, country?: string) => string | undefined
  /** Country whose way of writing telephone numbers is assumed: ISO 3166-1 alpha-2. */
  country?: string
}

/** How values are put for people. */
export interface FormatSetting {
  /** BCP 47 tag; `en-GB` when absent. */
  locale?: string
  /** Currency of an amount whose own currency is not known. */
  currency?: string
  /** Time zone in which moments are shown; UTC when absent. */
  timeZone?: string
  /** Title of a referenced record, when it is known. */
  nameOf?: (object: string, id: string) => string | undefined
}

export type JsonSchema = Record<string, unknown>

/** All that a kind of field is, but for its column (server) and its inputs and cells (web). */
export interface KindDefinition<K extends FieldKind = FieldKind> {
  kind: K
  compares: Comparison
  /** Operators that conditions may use; `operatorsOf(field)` leaves out what a single field does not know. */
  operators: readonly Operator[]
  /** Reads a value that is not null as it is to be kept. */
  parse(value: unknown, field: FieldOf<K>, setting: ParseSetting): Parsed<FieldValues[K] | null>
  /** Reads what a condition compares with: a single value, or a relative one such as `-90d` or `me`. */
  operand(value: unknown, field: FieldOf<K>, setting: ParseSetting): Parsed<string | number | boolean>
  /** Its values are kept in other fields or records, and put together when they are read: it has no column, so nothing is sorted or grouped by it. */
  woven?: true
  /** Of a kind whose values are no texts but are compared as such: the text. Its column says the same in SQL. */
  text?(value: FieldValues[K]): string
  /** A value as people read it. */
  format(value: FieldValues[K], field: FieldOf<K>, setting: FormatSetting): string
  /** JSON Schema of a value that is not null. */
  jsonSchema(field: FieldOf<K>): JsonSchema
}

export const good = <V>(value: V): { ok: true; value: V } => ({ ok: true, value })
export const bad = (problem: string): { ok: false; problem: string } => ({ ok: false, problem })

/** A value as it is named in a problem: short, in quotation marks. */
export function quoted(value: unknown): string {
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return `“${written.length > 60 ? `${written.slice(0, 57)}…` : written}”`
}
