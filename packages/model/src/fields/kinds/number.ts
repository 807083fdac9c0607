import type { NumberField } from '../field.ts'
import type { KindDefinition, Parsed } from './kind.ts'
import { boundsSchema, numberOperators, parseNumber, parseWhole, withinBounds } from './number-values.ts'

const read = (value: unknown, field: NumberField): Parsed<number> =>
  field.integer ? parseWhole(value) : parseNumber(value)

/** A number, whole when the field says so. */
export const numberKind: KindDefinition<'number'> = {
  kind: 'number',
  compares: 'number',
  operators: numberOperators,
  parse: (value, field) => withinBounds(read(value, field), field.min, field.max),
  operand: read,
  format(value, field, { locale = 'en-GB' }) {
    const figure = value.toLocaleString(locale, { maximumFractionDigits: field.digits ?? 2 })
    return field.unit ? `${figure} ${field.unit}` : figure
  },
  jsonSchema: (field) => ({
    type: field.integer ? 'integer' : 'number',
    ...boundsSchema(field.min, field.max),
  }),
}
