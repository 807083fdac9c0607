import { minorDigits, toMajor } from '../../money/money.ts'
import type { KindDefinition } from './kind.ts'
import { boundsSchema, numberOperators, parseWhole, withinBounds } from './number-values.ts'

/** An amount in minor units. */
export const moneyKind: KindDefinition<'money'> = {
  kind: 'money',
  compares: 'number',
  operators: numberOperators,
  parse: (value, field) => withinBounds(parseWhole(value), field.min),
  operand: parseWhole,
  format(value, _field, { locale = 'en-GB', currency = 'EUR' }) {
    const digits = value % 10 ** minorDigits(currency) === 0 ? 0 : minorDigits(currency)
    return toMajor(value, currency).toLocaleString(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  },
  jsonSchema: (field) => ({
    type: 'integer',
    description: field.currency
      ? `Minor units of the currency in \`${field.currency}\`.`
      : 'Minor units of the currency of the business.',
    ...boundsSchema(field.min),
  }),
}
