import type { KindDefinition } from './kind.ts'
import { parseText, textOperand, textOperators } from './text-values.ts'

/** A pattern has one place for the number, as wide as its noughts: `MA-{0000}`. */
export const identifierPattern = /^[^{}']{0,30}\{0{1,12}\}[^{}']{0,30}$/

/** A number that every record gets when it is made, written by a pattern: MA-0042. Given by the database, so it is read-only, and unique. */
export const identifierKind: KindDefinition<'identifier'> = {
  kind: 'identifier',
  compares: 'text',
  operators: textOperators,
  parse: (value) => parseText(value, 'one', 100),
  operand: textOperand,
  format: (value) => value,
  jsonSchema: (field) => ({ type: 'string', maxLength: 100, description: `Numbered ${field.pattern}.` }),
}
