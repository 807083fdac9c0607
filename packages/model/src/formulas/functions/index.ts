/** The functions of the formula language. A new one is an entry in one of the lists; what it computes is made of the steps in `typed.ts`. */
import { choiceFunctions } from './choices.ts'
import { dayFunctions } from './days.ts'
import type { FormulaFunction } from './function.ts'
import { numberFunctions } from './numbers.ts'
import { textFunctions } from './texts.ts'

/** Every function, by subject. */
export const formulaFunctions: readonly FormulaFunction[] = [
  ...choiceFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...dayFunctions,
]

const byName = new Map(formulaFunctions.map((one) => [one.name, one]))

/** A function by its name, in capitals or not, with or without its underscores: `dateAdd` is `date_add`. */
export const functionNamed = (name: string): FormulaFunction | undefined =>
  byName.get(name.toLowerCase()) ?? byName.get(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
