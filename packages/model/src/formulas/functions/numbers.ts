/** Functions that count. */
import {
  asMoney,
  currencyOf,
  decimalType,
  demand,
  demandWhole,
  isType,
  isWhole,
  unify,
  wholeType,
} from '../check/convert.ts'
import type { FormulaType } from '../formula-type.ts'
import type { Stretch } from '../syntax.ts'
import { constant, type Operation, operation, type Typed } from '../typed.ts'
import type { FormulaFunction } from './function.ts'

const zero = (at: Stretch): Typed => constant(0n, wholeType, at)

/** A number, or an amount in whole units of its currency, passed through steps and put back. */
function inUnits(value: Typed, at: Stretch, steps: (number: Typed, type: FormulaType) => Typed): Typed {
  if (value.type.type !== 'money') return steps(value, value.type)
  const { currency } = value.type
  const units = operation('toMajor', decimalType, [value, currencyOf(currency, at)], at)
  return asMoney(steps(units, decimalType), currency)
}

const rounding = (
  name: 'floor' | 'ceiling',
  about: string,
  example: string,
  said: string,
): FormulaFunction => ({
  name,
  parameters: [{ name: 'number' }],
  about,
  example,
  said,
  check([value], at) {
    const number = demand(value!, ['number', 'money'], `${name} takes`)
    const negated = (of: Typed) => operation('negate', of.type, [of], at)
    return inUnits(number, at, (of) =>
      name === 'floor'
        ? operation('floor', wholeType, [of], at)
        : negated(operation('floor', wholeType, [negated(of)], at)),
    )
  },
})

const extreme = (name: 'min' | 'max', step: Operation, about: string, said: string): FormulaFunction => ({
  name,
  parameters: [{ name: 'value' }, { name: 'further', repeated: true }],
  about,
  example: name === 'min' ? 'min(price, 100)' : 'max(due_on, paid_on)',
  said,
  check(args, at) {
    const unified = unify(args, name).map((arg) =>
      demand(arg, ['number', 'money', 'percent', 'date', 'instant', 'duration'], `${name} takes`),
    )
    return operation(step, unified[0]!.type, unified, at)
  },
})

export const numberFunctions: readonly FormulaFunction[] = [
  {
    name: 'round',
    parameters: [{ name: 'number' }, { name: 'places', optional: true }],
    about: 'The number with so many decimal places, half away from zero; without places, a whole number.',
    example: 'round(price * 1.19, 2)',
    said: '{0} rounded to {1} places',
    check([value, places], at) {
      const number = demand(value!, ['number', 'money', 'percent'], 'round takes')
      const digits = places ? demandWhole(places, 'The places of round are') : zero(at)
      return inUnits(number, at, (of, type) => {
        const rounded: FormulaType =
          type.type === 'number' ? { type: 'number', whole: places === undefined || isWhole(of) } : type
        return operation('round', rounded, [of, digits], at)
      })
    },
  },
  rounding('floor', 'The next whole number below.', 'floor(hours)', '{0} rounded down'),
  rounding('ceiling', 'The next whole number above.', 'ceiling(hours)', '{0} rounded up'),
  {
    name: 'abs',
    parameters: [{ name: 'number' }],
    about: 'The number without its minus.',
    example: 'abs(balance)',
    said: 'the size of {0}',
    check([value], at) {
      const number = demand(value!, ['number', 'money', 'percent', 'duration'], 'abs takes')
      return operation('absolute', number.type, [number], at)
    },
  },
  {
    name: 'mod',
    parameters: [{ name: 'number' }, { name: 'divisor' }],
    about: 'What is left over of a division, with the sign of the number.',
    example: 'mod(position, 2)',
    said: 'what is left of {0} divided by {1}',
    check(args, at) {
      const both = args.map((arg) => demand(arg, ['number'], 'mod takes'))
      return operation('modulo', { type: 'number', whole: both.every(isWhole) }, both, at)
    },
  },
  {
    name: 'percent',
    parameters: [{ name: 'part' }, { name: 'whole' }],
    about: 'A part as a percentage of the whole.',
    example: 'percent(won, deals)',
    said: '{0} as a percentage of {1}',
    check(args, at) {
      const both = unify(args, 'percent').map((arg) =>
        demand(arg, ['number', 'money', 'duration'], 'percent takes'),
      )
      return operation('divide', { type: 'percent' }, both, at)
    },
  },
  extreme('min', 'least', 'The least of the values; blank ones do not count.', 'the least of {all}'),
  extreme('max', 'greatest', 'The greatest of the values; blank ones do not count.', 'the greatest of {all}'),
  {
    name: 'amount',
    parameters: [{ name: 'money' }],
    about: 'An amount of money as a plain number, in whole units of its currency.',
    example: 'amount(total)',
    said: '{0} as a number',
    check([value], at) {
      const money = demand(value!, ['money'], 'amount takes')
      const currency = money.type.type === 'money' ? money.type.currency : ''
      return operation('toMajor', decimalType, [money, currencyOf(currency, at)], at)
    },
  },
  {
    name: 'number',
    parameters: [{ name: 'text' }],
    about: 'The number that a text is, written with a decimal point; blank if it is none.',
    example: 'number(code)',
    said: '{0} read as a number',
    check([value], at) {
      if (isType(value!, 'number', 'percent')) return { ...value!, type: decimalType }
      return operation('readNumber', decimalType, [demand(value!, ['text'], 'number takes')], at)
    },
  },
]
