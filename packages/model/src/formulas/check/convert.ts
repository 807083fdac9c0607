/** How a value of one type is taken as one of another: what people mean, where it can only be meant one way. */

import { parseOption } from '../../fields/kinds/options.ts'
import { isKeepableDay } from '../../fields/kinds/relative-day.ts'
import { type FormulaType, type FormulaTypeName, sayType, sayTypes } from '../formula-type.ts'
import { FormulaError, type Stretch } from '../syntax.ts'
import { constant, operation, type Typed } from '../typed.ts'

export const textType: FormulaType = { type: 'text' }
export const yesNoType: FormulaType = { type: 'yesNo' }
export const dateType: FormulaType = { type: 'date' }
export const wholeType: FormulaType = { type: 'number', whole: true }
export const decimalType: FormulaType = { type: 'number', whole: false }

export const isType = (typed: Typed, ...types: FormulaTypeName[]): boolean => types.includes(typed.type.type)

/** A blank of a type. */
export const blankOf = (type: FormulaType, at: Stretch): Typed => constant(null, type, at)

/** The value, which must be of one of the types; a blank is of the first. `what` begins the sentence: "round takes". */
export function demand(typed: Typed, types: readonly FormulaTypeName[], what: string): Typed {
  if (isType(typed, ...types)) return typed
  if (isType(typed, 'blank')) return blankOf(plainType(types[0]!), typed.at)
  if (types.includes('number') && isType(typed, 'percent')) return { ...typed, type: decimalType }
  if (types.includes('text') && isType(typed, 'choice'))
    return operation('choiceText', textType, [typed], typed.at)
  if (types.includes('date') && isDayText(typed)) return { ...typed, type: dateType }
  throw new FormulaError(
    `${what} ${sayTypes(types)}, and this is ${sayType(typed.type)}.${mendFor(typed, types)}`,
    typed.at,
  )
}

const plainTypes: Partial<Record<FormulaTypeName, FormulaType>> = {
  number: decimalType,
  money: { type: 'money', currency: '' },
  choice: { type: 'choice', options: [] },
  choices: { type: 'choices', options: [], open: true },
}
const plainType = (type: FormulaTypeName): FormulaType => plainTypes[type] ?? ({ type } as FormulaType)

const isDayText = (typed: Typed): boolean =>
  typed.node === 'constant' && isType(typed, 'text') && isKeepableDay(String(typed.value))

function mendFor(typed: Typed, types: readonly FormulaTypeName[]): string {
  const { type } = typed.type
  if (type === 'instant' && types.includes('date')) return ' Take its day with date_of(…).'
  if (type === 'reference') return ' Name a field of that record after a dot, such as owner.name.'
  if (types.includes('text')) return ' Write it as text with text(…).'
  if (type === 'text' && types.includes('number')) return ' Read it as a number with number(…).'
  if (type === 'text' && types.includes('date')) return ' Write days as "2026-03-31".'
  if (types.includes('yesNo')) return ' Compare it with something, such as = or >, or ask is_blank(…).'
  if (type === 'duration' && types.includes('number')) return ' Say in which unit: in_hours(…) or in_days(…).'
  return ''
}

/** A whole number: for counts of days, letters and places. */
export function demandWhole(typed: Typed, what: string): Typed {
  const number = demand(typed, ['number'], what)
  if (number.type.type === 'number' && !number.type.whole && number.node !== 'constant')
    throw new FormulaError(
      `${what} a whole number, and this may have fractions. Write it within round(…).`,
      typed.at,
    )
  if (
    number.node === 'constant' &&
    number.type.type === 'number' &&
    !number.type.whole &&
    number.value !== null
  )
    throw new FormulaError(`${what} a whole number.`, typed.at)
  return number
}

/** Something that is yes or no. */
export const truthOf = (typed: Typed, what: string): Typed => demand(typed, ['yesNo'], `“${what}” takes`)

/** Anything that can be written as text. */
export function asText(typed: Typed): Typed {
  const write = (name: 'numberText' | 'percentText' | 'yesNoText' | 'choiceText' | 'dayText') =>
    operation(name, textType, [typed], typed.at)
  switch (typed.type.type) {
    case 'text':
      return typed
    case 'blank':
      return blankOf(textType, typed.at)
    case 'number':
      return write('numberText')
    case 'percent':
      return write('percentText')
    case 'yesNo':
      return write('yesNoText')
    case 'choice':
      return write('choiceText')
    case 'date':
      return write('dayText')
    case 'money':
      return operation('moneyText', textType, [typed, currencyOf(typed.type.currency, typed.at)], typed.at)
    default:
      return demand(typed, ['text'], 'Texts are made of')
  }
}

/** The code of a currency that a type names. */
export const currencyOf = (currency: string, at: Stretch): Typed =>
  currency === ''
    ? operation('businessCurrency', textType, [], at)
    : { node: 'field', path: currency, type: textType, at }

/** An amount in a currency: a plain number is one in its whole units, an amount of another currency is blank. */
export function asMoney(typed: Typed, currency: string): Typed {
  const type: FormulaType = { type: 'money', currency }
  if (typed.type.type === 'blank') return blankOf(type, typed.at)
  const wanted = currencyOf(currency, typed.at)
  if (typed.type.type === 'number') return operation('toMinor', type, [typed, wanted], typed.at)
  if (typed.type.type !== 'money') return demand(typed, ['money', 'number'], 'Amounts go together with')
  if (typed.type.currency === currency) return typed
  return operation('inCurrency', type, [typed, currencyOf(typed.type.currency, typed.at), wanted], typed.at)
}

/** Values taken as one type, for comparisons and for functions that answer with one of them. `what` says who asks: "if". */
export function unify(values: readonly Typed[], what: string): Typed[] {
  const filled = values.filter((typed) => !isType(typed, 'blank'))
  const type = commonType(filled, what)
  return values.map((typed) => (isType(typed, 'blank') ? blankOf(type, typed.at) : asType(typed, type, what)))
}

function commonType(filled: readonly Typed[], what: string): FormulaType {
  const names = new Set(filled.map(({ type }) => type.type))
  const first = filled[0]?.type ?? { type: 'blank' }
  const money = filled.find(({ type }) => type.type === 'money')
  if (money && [...names].every((name) => name === 'money' || name === 'number')) return money.type
  if ([...names].every((name) => name === 'number')) return { type: 'number', whole: filled.every(isWhole) }
  if (names.size === 2 && names.has('number') && names.has('percent')) return decimalType
  if (names.has('choice') && [...names].every((name) => name === 'choice' || name === 'text'))
    return choiceOrText(filled)
  if (names.has('date') && names.has('text')) return dateType
  if (names.size < 2) return first
  const other = filled.find(({ type }) => type.type !== first.type)!
  throw new FormulaError(
    `${what} cannot put ${sayType(first)} and ${sayType(other.type)} together.${mendFor(other, [first.type])}`,
    other.at,
  )
}

export const isWhole = ({ type }: Typed): boolean => type.type === 'number' && type.whole

/** Choices of one list stay choices, also beside texts that name an option; otherwise all become texts. */
function choiceOrText(filled: readonly Typed[]): FormulaType {
  const choices = filled.flatMap(({ type }) => (type.type === 'choice' ? type : []))
  const [first, ...others] = choices as [(typeof choices)[number], ...typeof choices]
  const isOneList = others.every(({ options }) => options === first.options)
  const areOptions = filled.every(
    (typed) =>
      isType(typed, 'choice') || (typed.node === 'constant' && parseOption(typed.value, first.options).ok),
  )
  return isOneList && areOptions ? first : textType
}

function asType(typed: Typed, type: FormulaType, what: string): Typed {
  if (type.type === 'money') return asMoney(typed, type.currency)
  if (type.type === 'choice') return isType(typed, 'choice') ? typed : asChoice(typed, type)
  return demand(typed, [type.type], `${what} puts together values of one type:`)
}

/** A text written in the formula as one of a list of options. @throws FormulaError naming the options */
export function asChoice(typed: Typed, type: Extract<FormulaType, { type: 'choice' | 'choices' }>): Typed {
  const option = parseOption(typed.node === 'constant' ? typed.value : '', type.options)
  if (!option.ok) throw new FormulaError(option.problem, typed.at)
  return constant(option.value, type, typed.at)
}
