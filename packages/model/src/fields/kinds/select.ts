import type { KindDefinition } from './kind.ts'
import { optionLabel, parseOption } from './options.ts'
import { codeOperators } from './text-values.ts'

/** One of a fixed list. */
export const selectKind: KindDefinition<'select'> = {
  kind: 'select',
  compares: 'exact',
  operators: codeOperators,
  parse: (value, field) => parseOption(value, field.options),
  operand: (value, field) => parseOption(value, field.options),
  format: (value, field) => optionLabel(value, field.options),
  jsonSchema: (field) => ({ type: 'string', enum: field.options.map(({ value }) => value) }),
}
