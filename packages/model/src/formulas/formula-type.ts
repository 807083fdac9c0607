import type { SelectOption } from '../fields/field.ts'

/** The type of a value in a formula. Types are settled before anything is computed, so a formula that is accepted cannot fail on a record. */
export type FormulaType =
  | { type: 'text' }
  /** An exact decimal; `whole` when it never has fractions. */
  | { type: 'number'; whole: boolean }
  /** An amount, counted exactly in minor units. `currency` is the path of the field that holds its ISO 4217 code; '' = the currency of the business. */
  | { type: 'money'; currency: string }
  /** A share; 19 % is 0.19. */
  | { type: 'percent' }
  | { type: 'yesNo' }
  | { type: 'date' }
  | { type: 'instant' }
  /** A span between two moments, in seconds. */
  | { type: 'duration' }
  | { type: 'choice'; options: readonly SelectOption[] }
  | { type: 'choices'; options: readonly SelectOption[]; open: boolean }
  /** A record of the object `to`. */
  | { type: 'reference'; to: string }
  /** The literal `blank`, which fits everywhere. */
  | { type: 'blank' }

export type FormulaTypeName = FormulaType['type']

const said: Readonly<Record<FormulaTypeName, string>> = {
  text: 'a text',
  number: 'a number',
  money: 'an amount of money',
  percent: 'a percentage',
  yesNo: 'a yes or no',
  date: 'a day',
  instant: 'a moment',
  duration: 'a span of time',
  choice: 'a choice',
  choices: 'a list of choices',
  reference: 'another record',
  blank: 'blank',
}

/** A type as it is named in a sentence: "an amount of money". */
export const sayType = ({ type }: Pick<FormulaType, 'type'>): string => said[type]

/** Some types as they are named in a sentence: "a day or a moment". */
export const sayTypes = (types: readonly FormulaTypeName[]): string =>
  types.map((type) => said[type]).join(' or ')
