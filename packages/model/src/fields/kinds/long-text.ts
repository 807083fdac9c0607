import type { KindDefinition } from './kind.ts'
import { parseText, textOperand, textOperators } from './text-values.ts'

const longest = 100_000

/** Text of several lines. */
export const longTextKind: KindDefinition<'longText'> = {
  kind: 'longText',
  compares: 'text',
  operators: textOperators,
  parse: (value, field) => parseText(value, 'many', field.maxLength ?? longest),
  operand: textOperand,
  format: (value) => value,
  jsonSchema: (field) => ({ type: 'string', maxLength: field.maxLength ?? longest }),
}
