/** Between what a formula yields and the field that shows it. */
import type { Field, FieldKind } from '../fields/field.ts'
import { asMoney, dateType, demand, demandWhole, isType, textType, wholeType } from './check/convert.ts'
import { ofWhole } from './decimal.ts'
import type { FormulaType } from './formula-type.ts'
import { FormulaError } from './syntax.ts'
import { constant, operation, type Typed } from './typed.ts'

/** Takes what a formula yields as values of a kind of field; kinds that are not here cannot be computed. */
const takenAs: { readonly [K in FieldKind]?: (typed: Typed, field: Field) => Typed } = {
  text: (typed, field) => cut(demand(typed, ['text'], 'The field holds'), field),
  longText: (typed) => demand(typed, ['text'], 'The field holds'),
  number: (typed, field) =>
    field.kind === 'number' && field.integer
      ? demandWhole(typed, 'The field holds')
      : demand(typed, ['number'], 'The field holds'),
  money: (typed, field) => asMoney(typed, (field.kind === 'money' && field.currency) || ''),
  share: (typed) =>
    isType(typed, 'number')
      ? { ...typed, type: { type: 'percent' } }
      : demand(typed, ['percent'], 'The field holds'),
  yesNo: (typed) => demand(typed, ['yesNo'], 'The field holds'),
  date: (typed) =>
    isType(typed, 'instant')
      ? operation('dayOf', dateType, [typed], typed.at)
      : demand(typed, ['date'], 'The field holds'),
  instant: (typed) => demand(typed, ['instant'], 'The field holds'),
  duration: (typed) => demand(typed, ['duration'], 'The field holds'),
  select: (typed, field) => {
    const choice = demand(typed, ['choice'], 'The field holds')
    const known = 'options' in field ? field.options.map(({ value }) => value) : []
    const stray =
      choice.type.type === 'choice' && choice.type.options.find(({ value }) => !known.includes(value))
    if (stray) throw new FormulaError(`“${stray.label}” is no choice of the field.`, typed.at)
    return choice
  },
}

/** A line of text is cut where the field ends. */
function cut(typed: Typed, field: Field): Typed {
  const longest = (field.kind === 'text' && field.maxLength) || 1000
  return operation('left', textType, [typed, constant(ofWhole(longest), wholeType, typed.at)], typed.at)
}

/** Makes a formula yield what a field holds. @throws FormulaError when it cannot */
export function fitToField(typed: Typed, field: Field): Typed {
  const take = takenAs[field.kind]
  if (!take) throw new FormulaError(`Fields of the kind “${field.kind}” cannot be computed.`, typed.at)
  return take(typed, field)
}

const fields: { readonly [T in FormulaType['type']]?: (type: Extract<FormulaType, { type: T }>) => Field } = {
  text: () => ({ kind: 'text' }),
  number: ({ whole }) => (whole ? { kind: 'number', integer: true } : { kind: 'number' }),
  // An amount in the currency of another record has no field beside it that says which.
  money: ({ currency }) =>
    currency === '' || currency.includes('.') ? { kind: 'money' } : { kind: 'money', currency },
  percent: () => ({ kind: 'share' }),
  yesNo: () => ({ kind: 'yesNo' }),
  date: () => ({ kind: 'date' }),
  instant: () => ({ kind: 'instant' }),
  duration: () => ({ kind: 'duration' }),
  choice: ({ options }) => ({ kind: 'select', options }),
}

const mends: Partial<Record<FormulaType['type'], string>> = {
  reference: 'Name a field of that record after a dot, such as owner.name.',
  choices: 'Ask a list of choices something, with contains(list, "choice").',
  blank: 'The formula is always blank. Name a field in it.',
}

/** The field that holds what a formula yields: for fields made at run time, whose kind follows from the formula. @throws FormulaError */
export function fieldForFormula(typed: Typed): Field {
  const make = fields[typed.type.type] as ((type: FormulaType) => Field) | undefined
  if (!make) throw new FormulaError(mends[typed.type.type] ?? 'This cannot be kept.', typed.at)
  return make(typed.type)
}
