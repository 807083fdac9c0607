/** What signs between values mean, by the types of the values. */
import { parseOption } from '../../fields/kinds/options.ts'
import { type FormulaType, type FormulaTypeName, sayType } from '../formula-type.ts'
import { type BinarySign, FormulaError, type Stretch } from '../syntax.ts'
import { type Operation, operation, type Typed } from '../typed.ts'
import {
  asChoice,
  asMoney,
  asText,
  dateType,
  decimalType,
  demand,
  demandWhole,
  isType,
  isWhole,
  textType,
  truthOf,
  unify,
  wholeType,
  yesNoType,
} from './convert.ts'

type Meaning = (left: Typed, right: Typed, at: Stretch) => Typed

/** A sign between two values. @throws FormulaError when values of these types do not go together like that */
export function checkBinary(sign: BinarySign, left: Typed, right: Typed, at: Stretch): Typed {
  if (sign === 'and' || sign === 'or')
    return operation(sign, yesNoType, [truthOf(left, sign), truthOf(right, sign)], at)
  if (sign === '&') return operation('join', textType, [asText(left), asText(right)], at)
  if (sign === '+' || sign === '-' || sign === '*' || sign === '/') return arithmetic(sign, left, right, at)
  return compare(sign, left, right, at)
}

/** A minus before a value, or a `not`. */
export function checkUnary(sign: '-' | 'not', of: Typed, at: Stretch): Typed {
  if (sign === 'not') return operation('not', yesNoType, [truthOf(of, 'not')], at)
  const number = demand(of, ['number', 'money', 'percent', 'duration'], 'A minus stands before')
  return operation('negate', number.type, [number], at)
}

const same =
  (name: Operation): Meaning =>
  (left, right, at) =>
    operation(name, left.type, [left, right], at)

const numbers =
  (name: Operation): Meaning =>
  (left, right, at) =>
    operation(
      name,
      { type: 'number', whole: name !== 'divide' && isWhole(left) && isWhole(right) },
      [left, right],
      at,
    )

const typed =
  (name: Operation, type: FormulaType): Meaning =>
  (left, right, at) =>
    operation(name, type, [left, right], at)

const swapped =
  (meaning: Meaning): Meaning =>
  (left, right, at) =>
    meaning(right, left, at)

/** Amounts in the currency of the one that is an amount, or of the first. */
const amounts =
  (name: Operation, type?: FormulaType): Meaning =>
  (left, right, at) => {
    const money = (isType(left, 'money') ? left : right).type as Extract<FormulaType, { type: 'money' }>
    const both = [asMoney(left, money.currency), asMoney(right, money.currency)]
    return operation(name, type ?? money, both, at)
  }

const dayPlus =
  (direction: 1 | -1): Meaning =>
  (day, number, at) => {
    const days = demandWhole(number, 'To a day one adds')
    return operation(
      'addDays',
      dateType,
      [day, direction === 1 ? days : operation('negate', days.type, [days], days.at)],
      at,
    )
  }

const instantMinus: Meaning = (moment, span, at) =>
  operation('addSeconds', moment.type, [moment, operation('negate', span.type, [span], span.at)], at)

const daysFrom: Meaning = (left, right, at) => operation('daysBetween', wholeType, [right, left], at)
const secondsFrom: Meaning = (left, right, at) =>
  operation('secondsBetween', { type: 'duration' }, [right, left], at)

/** Meanings by sign and types; what is not here makes no sense. */
const meanings: Readonly<Record<string, Meaning>> = {
  'number + number': numbers('add'),
  'number - number': numbers('subtract'),
  'number * number': numbers('multiply'),
  'number / number': numbers('divide'),
  'percent + percent': same('add'),
  'percent - percent': same('subtract'),
  'percent * percent': same('multiply'),
  'percent / percent': typed('divide', decimalType),
  'number + percent': typed('add', decimalType),
  'percent + number': typed('add', decimalType),
  'number - percent': typed('subtract', decimalType),
  'percent - number': typed('subtract', decimalType),
  'number * percent': typed('multiply', decimalType),
  'percent * number': typed('multiply', decimalType),
  'number / percent': typed('divide', decimalType),
  'percent / number': same('divide'),
  'money + money': amounts('add'),
  'money - money': amounts('subtract'),
  'money + number': amounts('add'),
  'number + money': amounts('add'),
  'money - number': amounts('subtract'),
  'number - money': amounts('subtract'),
  'money / money': amounts('divide', decimalType),
  'money * number': same('multiply'),
  'number * money': swapped(same('multiply')),
  'money / number': same('divide'),
  'money * percent': same('multiply'),
  'percent * money': swapped(same('multiply')),
  'money / percent': same('divide'),
  'date + number': dayPlus(1),
  'number + date': swapped(dayPlus(1)),
  'date - number': dayPlus(-1),
  'date - date': daysFrom,
  'instant - instant': secondsFrom,
  'instant + duration': same('addSeconds'),
  'duration + instant': swapped(same('addSeconds')),
  'instant - duration': instantMinus,
  'duration + duration': same('add'),
  'duration - duration': same('subtract'),
  'duration * number': same('multiply'),
  'number * duration': swapped(same('multiply')),
  'duration / number': same('divide'),
  'duration / duration': typed('divide', decimalType),
}

const verbs = { '+': 'added', '-': 'subtracted', '*': 'multiplied', '/': 'divided' } as const

function arithmetic(sign: '+' | '-' | '*' | '/', left: Typed, right: Typed, at: Stretch): Typed {
  const [one, other] = [unblank(left, right), unblank(right, left)]
  const meaning = meanings[`${one.type.type} ${sign} ${other.type.type}`]
  if (meaning) return meaning(one, other, at)
  const pair = `${capital(sayType(one.type))} and ${sayType(other.type)} cannot be ${verbs[sign]}.`
  throw new FormulaError(pair + mendOf(sign, one.type.type, other.type.type), at)
}

/** A blank counts as one of what stands beside it. */
const unblank = (typed: Typed, beside: Typed): Typed =>
  isType(typed, 'blank')
    ? { ...typed, type: isType(beside, 'blank', 'date', 'instant') ? decimalType : beside.type }
    : typed

function mendOf(sign: string, left: FormulaTypeName, right: FormulaTypeName): string {
  const both = [left, right]
  if (both.includes('money') && both.includes('percent')) return ' To add 19 %, write price * (1 + 19%).'
  if (both.includes('text') && sign === '+')
    return ' Join texts by &, or read a text as a number with number(…).'
  if (both.includes('text')) return ' Read a text as a number with number(…).'
  if (both.includes('date') && both.includes('instant')) return ' Take the day of the moment with date_of(…).'
  if (both.includes('date') && both.includes('duration')) return ' Write date_add(day, 2, "weeks").'
  if (both.includes('instant')) return ' Write date_add(moment, 2, "hours").'
  if (both.includes('reference')) return ' Name a field of that record after a dot, such as owner.name.'
  if (both.includes('yesNo')) return ' Make a number of a yes or no with if(…, 1, 0).'
  return ''
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type ComparisonSign = '=' | '!=' | '<' | '<=' | '>' | '>='

function compare(sign: ComparisonSign, left: Typed, right: Typed, at: Stretch): Typed {
  if (sign === '=' || sign === '!=') {
    const equal = equality(left, right, at)
    return sign === '=' ? equal : operation('not', yesNoType, [equal], at)
  }
  const [one, other] = comparable(left, right, at)
  if (isType(one, 'text', 'choice', 'choices', 'reference', 'yesNo'))
    throw new FormulaError(
      `${capital(sayType(one.type))} is not smaller or greater than another; compare it by = or !=.`,
      at,
    )
  const name = sign === '<' || sign === '>' ? 'less' : 'lessOrEqual'
  return operation(name, yesNoType, sign.startsWith('>') ? [other, one] : [one, other], at)
}

function equality(left: Typed, right: Typed, at: Stretch): Typed {
  if (isType(left, 'blank')) return operation('isBlank', yesNoType, [right], at)
  if (isType(right, 'blank')) return operation('isBlank', yesNoType, [left], at)
  for (const typed of [left, right])
    if (isType(typed, 'choices'))
      throw new FormulaError('A list of choices is asked with contains(list, "choice").', typed.at)
  const [one, other] = comparable(left, right, at)
  return operation(isType(one, 'text') ? 'equalsText' : 'equals', yesNoType, [one, other], at)
}

/** Both sides as one type: a moment beside a day is its day, a text beside a choice must be one of its options. */
function comparable(left: Typed, right: Typed, at: Stretch): [Typed, Typed] {
  for (const [choice, written] of [
    [left, right],
    [right, left],
  ] as const) {
    if (choice.type.type !== 'choice' || written.node !== 'constant' || !isType(written, 'text')) continue
    if (!parseOption(written.value, choice.type.options).ok) asChoice(written, choice.type)
  }
  const pair = [left, right].map((typed, index) =>
    isType(typed, 'instant') && isDay([right, left][index]!)
      ? operation('dayOf', dateType, [typed], typed.at)
      : typed,
  )
  const [one, other] = unify(pair, 'A comparison')
  if (one!.type.type === 'reference' && other!.type.type === 'reference' && one!.type.to !== other!.type.to)
    throw new FormulaError('Records of different objects are never the same.', at)
  return [one!, other!]
}

const isDay = (typed: Typed): boolean =>
  isType(typed, 'date') || (typed.node === 'constant' && isType(typed, 'text'))
