import type { Field, FieldKind, FieldOf } from '../fields/field.ts'
import { kindOf } from '../fields/kinds/index.ts'
import type { Comparison } from '../fields/kinds/kind.ts'
import type { FormulaType } from './formula-type.ts'

const text: FormulaType = { type: 'text' }

/** Types of fields by how their kind compares; a new kind needs no line unless it is more than that. */
const byComparison: Readonly<Record<Comparison, FormulaType | undefined>> = {
  text,
  exact: text,
  number: { type: 'number', whole: false },
  yesNo: { type: 'yesNo' },
  day: { type: 'date' },
  moment: { type: 'instant' },
  clock: undefined,
  list: undefined,
  nothing: undefined,
}

/** Kinds that are more than a text or a number. `way` is the path to the record that has the field, with a dot at its end. */
const byKind: { readonly [K in FieldKind]?: (field: FieldOf<K>, way: string) => FormulaType } = {
  number: ({ integer }) => ({ type: 'number', whole: integer === true }),
  money: ({ currency }, way) => ({ type: 'money', currency: currency === undefined ? '' : way + currency }),
  share: () => ({ type: 'percent' }),
  duration: () => ({ type: 'duration' }),
  rating: () => ({ type: 'number', whole: true }),
  select: ({ options }) => ({ type: 'choice', options }),
  multiSelect: ({ options, open }) => ({ type: 'choices', options, open: open === true }),
  reference: ({ to }) => ({ type: 'reference', to }),
}

/** The type that values of a field have in a formula; undefined for what formulas cannot read. */
export function typeOfField(field: Field, way: string): FormulaType | undefined {
  const known = byKind[field.kind] as ((field: Field, way: string) => FormulaType) | undefined
  return known ? known(field, way) : byComparison[kindOf(field).compares]
}
