/** A stretch of the text of a formula: from the letter at `from` up to, not including, the one at `to`. */
export interface Stretch {
  from: number
  to: number
}

/** Signs between two values, as they are written. */
export const binarySigns = ['or', 'and', '=', '!=', '<', '<=', '>', '>=', '&', '+', '-', '*', '/'] as const
export type BinarySign = (typeof binarySigns)[number]

/** A formula as it is written, before anything is known of names and types. */
export type Syntax = Stretch &
  (
    | { kind: 'number'; written: string; percent: boolean }
    | { kind: 'text'; text: string }
    | { kind: 'yesNo'; value: boolean }
    | { kind: 'blank' }
    /** A field, perhaps across references: `owner.country`. */
    | { kind: 'path'; words: readonly string[] }
    | { kind: 'call'; name: string; nameEnd: number; args: readonly Syntax[] }
    | { kind: 'unary'; sign: '-' | 'not'; of: Syntax }
    | { kind: 'binary'; sign: BinarySign; left: Syntax; right: Syntax }
  )

/** What is wrong with a formula, where, and how to mend it. */
export interface FormulaProblem extends Stretch {
  /** A sentence for people, with the way out. */
  problem: string
}

/** A formula that cannot be accepted. */
export class FormulaError extends Error {
  readonly at: FormulaProblem

  constructor(problem: string, { from, to }: Stretch) {
    super(problem)
    this.name = 'FormulaError'
    this.at = { problem, from, to }
  }
}

/** Longest text that is read as a formula. */
export const longestFormula = 4000
