import type { FormulaType } from './formula-type.ts'
import type { Stretch } from './syntax.ts'

/**
 * A value while a formula is computed; its type says which it is. Text, day (`YYYY-MM-DD`), choice and id: string; number, money (minor
 * units), percentage and span (seconds): a `Decimal`; moment: microseconds since 1970; null: blank. A text is never empty, but blank.
 */
export type Value = string | bigint | boolean | readonly string[] | null

/**
 * The steps that every formula is made of. All are total: whatever the values, there is a result and no error, blank where nothing else makes
 * sense (a division by zero, the 40th of May, a number too large). Unless said otherwise, a blank among the values makes the result blank.
 */
export const operations = [
  // Numbers
  'add',
  'subtract',
  'multiply',
  'divide',
  'modulo',
  'negate',
  'absolute',
  /** To so many places, half away from zero. */
  'round',
  'floor',
  /** The least of those that are not blank. */
  'least',
  'greatest',
  // Yes or no: never blank; a blank counts as no
  'and',
  'or',
  'not',
  'isBlank',
  /** Equals exactly; a blank equals nothing. */
  'equals',
  /** Equals but for capitals. */
  'equalsText',
  'less',
  'lessOrEqual',
  'contains',
  'startsWith',
  'endsWith',
  /** Whether a list has a choice. */
  'has',
  // Choices between values
  /** The second value if the first is yes, else the third. */
  'if',
  /** The first that is not blank. */
  'firstFilled',
  // Texts
  /** One after the other, blanks left out. */
  'join',
  'upper',
  'lower',
  'trim',
  /** Number of letters; 0 of blank. */
  'length',
  'left',
  'right',
  'middle',
  'replace',
  'numberText',
  'percentText',
  'moneyText',
  'yesNoText',
  'choiceText',
  /** Days, too: they are texts already. */
  'dayText',
  'readNumber',
  // Money: amounts of different currencies are never put together
  'toMinor',
  'toMajor',
  /** The amount, if it is in the currency wanted. */
  'inCurrency',
  'businessCurrency',
  // Time, in the zone of the business
  'today',
  'now',
  'day',
  'addDays',
  'addMonths',
  'daysBetween',
  'monthsBetween',
  'addSeconds',
  'secondsBetween',
  'dayOf',
  'hourOf',
  'yearOf',
  'monthOf',
  'dayOfMonth',
  /** 1 Monday … 7 Sunday. */
  'weekday',
  /** The first day of the week (Monday), month, quarter or year. */
  'startOf',
] as const
export type Operation = (typeof operations)[number]

/** A formula whose names and types are settled. */
export type Typed = { type: FormulaType; at: Stretch } & (
  | { node: 'constant'; value: Value }
  /** A field by its path from the record. */
  | { node: 'field'; path: string }
  | { node: 'operation'; operation: Operation; args: readonly Typed[] }
)

/** A step over values whose types are settled. */
export const operation = (
  name: Operation,
  type: FormulaType,
  args: readonly Typed[],
  at: Stretch,
): Typed => ({ node: 'operation', operation: name, type, args, at })

export const constant = (value: Value, type: FormulaType, at: Stretch): Typed => ({
  node: 'constant',
  value,
  type,
  at,
})

/** Every part of a formula, itself first. */
export function partsOf(typed: Typed): Typed[] {
  return typed.node === 'operation' ? [typed, ...typed.args.flatMap(partsOf)] : [typed]
}
