import type { KindDefinition } from './kind.ts'
import { numberOperators, parseNumber, withinBounds } from './number-values.ts'

/** A share or probability between 0 and 1; shown as percent. */
export const shareKind: KindDefinition<'share'> = {
  kind: 'share',
  compares: 'number',
  operators: numberOperators,
  parse: (value) => withinBounds(parseNumber(value), 0, 1),
  operand: (value) => withinBounds(parseNumber(value), 0, 1),
  format: (value, _field, { locale = 'en-GB' }) =>
    `${(value * 100).toLocaleString(locale, { maximumFractionDigits: value < 0.1 ? 1 : 0 })} %`,
  jsonSchema: () => ({ type: 'number', minimum: 0, maximum: 1 }),
}
