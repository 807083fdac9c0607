import type { FormulaType } from '../formula-type.ts'
import { FormulaError, type Stretch } from '../syntax.ts'
import { type Operation, operation, type Typed } from '../typed.ts'

/** One of the values that a function takes. */
export interface Parameter {
  name: string
  /** May be left out; only at the end. */
  optional?: true
  /** May be given any number of times; only the last. */
  repeated?: true
  /** Words of which one must be given, in quotation marks. */
  words?: readonly string[]
}

/** A function of the formula language: what it takes, what it is for, and which steps it is made of. */
export interface FormulaFunction {
  name: string
  parameters: readonly Parameter[]
  /** What it answers, as a whole sentence. */
  about: string
  example: string
  /** How it is said in a sentence, `{0}`, `{1}` … standing for what it is given, `{all}` for all of it. */
  said: string
  /** Settles the types. The number of values has been looked at. @throws FormulaError */
  check(args: readonly Typed[], at: Stretch): Typed
}

/** A function that is a single step over values of settled types. */
export const step =
  (name: Operation, type: FormulaType, ...take: ReadonlyArray<(arg: Typed) => Typed>) =>
  (args: readonly Typed[], at: Stretch): Typed =>
    operation(
      name,
      type,
      args.map((arg, index) => take[Math.min(index, take.length - 1)]!(arg)),
      at,
    )

/** One of the words that a parameter knows, without quotation marks; "year" is as good as "years". */
export function wordOf(arg: Typed, words: readonly string[], what: string): string {
  const written =
    arg.node === 'constant' && typeof arg.value === 'string' ? arg.value.toLowerCase() : undefined
  const found = words.find((word) => word === written || word === `${written}s` || `${word}s` === written)
  if (found) return found
  const listed = `"${words.slice(0, -1).join('", "')}" or "${words.at(-1)}"`
  throw new FormulaError(`${what} ${listed}, written in quotation marks.`, arg.at)
}

/** A function as it is called: `date_add(day, number, "unit")`. */
export function signatureOf({ name, parameters }: FormulaFunction): string {
  const written = parameters.map(({ name: parameter, optional, repeated, words }) => {
    const shown = words ? `"${parameter}"` : parameter
    return `${optional ? `[${shown}]` : shown}${repeated ? ', …' : ''}`
  })
  return `${name}(${written.join(', ')})`
}
