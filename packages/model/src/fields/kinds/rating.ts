import type { RatingField } from '../field.ts'
import type { KindDefinition } from './kind.ts'
import { boundsSchema, numberOperators, parseWhole, withinBounds } from './number-values.ts'

/** So many stars a rating has, unless the field says otherwise. */
export const starsOf = ({ stars = 5 }: Pick<RatingField, 'stars'>): number => stars

/** A number of stars, from one up; none is an empty value. */
export const ratingKind: KindDefinition<'rating'> = {
  kind: 'rating',
  compares: 'number',
  operators: numberOperators,
  parse: (value, field) => withinBounds(parseWhole(value), 1, starsOf(field)),
  operand: parseWhole,
  format: (value, field) => `${value} of ${starsOf(field)}`,
  jsonSchema: (field) => ({ type: 'integer', ...boundsSchema(1, starsOf(field)), description: 'Stars.' }),
}
