import type { KindDefinition } from './kind.ts'
import { parseText, textOperand, textOperators } from './text-values.ts'

const longest = 1000

/** One line of text. */
export const textKind: KindDefinition<'text'> = {
  kind: 'text',
  compares: 'text',
  operators: textOperators,
  parse: (value, field) => parseText(value, 'one', field.maxLength ?? longest),
  operand: textOperand,
  format: (value) => value,
  jsonSchema: (field) => ({ type: 'string', maxLength: field.maxLength ?? longest }),
}
