/** Functions of days and moments. Days begin in the time zone of the business. */
import { dateType, decimalType, demand, demandWhole, isType, wholeType } from '../check/convert.ts'
import { ofWhole } from '../decimal.ts'
import { FormulaError, type Stretch } from '../syntax.ts'
import { constant, type Operation, operation, type Typed } from '../typed.ts'
import { type FormulaFunction, step, wordOf } from './function.ts'

const dayUnits = ['days', 'weeks', 'months', 'quarters', 'years'] as const
const spanUnits = ['minutes', 'hours', 'days', 'weeks'] as const
const units = ['minutes', 'hours', ...dayUnits]
const stretches = ['week', 'month', 'quarter', 'year']

/** Days or months in a unit of days. */
const unitSizes: Readonly<Record<(typeof dayUnits)[number], readonly ['addDays' | 'addMonths', number]>> = {
  days: ['addDays', 1],
  weeks: ['addDays', 7],
  months: ['addMonths', 1],
  quarters: ['addMonths', 3],
  years: ['addMonths', 12],
}
const secondsPer: Readonly<Record<(typeof spanUnits)[number], number>> = {
  minutes: 60,
  hours: 3600,
  days: 86_400,
  weeks: 604_800,
}

const count = (value: number, at: Stretch): Typed => constant(ofWhole(value), wholeType, at)
const times = (number: Typed, factor: number, at: Stretch): Typed =>
  factor === 1 ? number : operation('multiply', number.type, [number, count(factor, at)], at)

/** A day; of a moment, its day. */
const toDay =
  (what: string) =>
  (typed: Typed): Typed => {
    const found = demand(typed, ['date', 'instant'], `${what} takes`)
    return isType(found, 'instant') ? operation('dayOf', dateType, [found], found.at) : found
  }

const part = (name: string, operationName: Operation, about: string): FormulaFunction => ({
  name,
  parameters: [{ name: 'day' }],
  about,
  example: `${name}(created_at)`,
  said: `the ${name} of {0}`,
  check: step(operationName, wholeType, toDay(name)),
})

const between = (name: 'months' | 'years', about: string): FormulaFunction => ({
  name: `${name}_between`,
  parameters: [{ name: 'from' }, { name: 'to' }],
  about,
  example: `${name}_between(birthday, today())`,
  said: `the whole ${name} from {0} to {1}`,
  check(args, at) {
    const months = operation('monthsBetween', wholeType, args.map(toDay(`${name}_between`)), at)
    if (name === 'months') return months
    const rest = operation('modulo', wholeType, [months, count(12, at)], at)
    const whole = operation('subtract', wholeType, [months, rest], at)
    return operation('divide', wholeType, [whole, count(12, at)], at)
  },
})

const spanIn = (unit: 'minutes' | 'hours' | 'days'): FormulaFunction => ({
  name: `in_${unit}`,
  parameters: [{ name: 'span' }],
  about: `A span of time as a number of ${unit}.`,
  example: `in_${unit}(done_at - created_at)`,
  said: `{0} in ${unit}`,
  check([span], at) {
    const seconds = demand(span!, ['duration'], `in_${unit} takes`)
    return operation('divide', decimalType, [seconds, count(secondsPer[unit], at)], at)
  },
})

function dateAdd([start, number, unit]: readonly Typed[], at: Stretch): Typed {
  const from = demand(start!, ['date', 'instant'], 'date_add takes')
  const word = wordOf(unit!, units, 'The unit of date_add is')
  const amount = demandWhole(number!, 'date_add adds')
  if (isType(from, 'instant')) {
    if (!isSpanUnit(word))
      throw new FormulaError(
        `${word[0]!.toUpperCase()}${word.slice(1)} are added to days, not to moments. Take the day first: date_add(date_of(…), …).`,
        unit!.at,
      )
    return operation('addSeconds', from.type, [from, times(amount, secondsPer[word], at)], at)
  }
  if (!isDayUnit(word))
    throw new FormulaError('To a day one adds days, weeks, months, quarters or years.', unit!.at)
  const [name, size] = unitSizes[word]
  return operation(name, dateType, [from, times(amount, size, at)], at)
}

const isSpanUnit = (word: string): word is keyof typeof secondsPer => word in secondsPer
const isDayUnit = (word: string): word is keyof typeof unitSizes => word in unitSizes

const startOf = (day: Typed, stretch: string, at: Stretch): Typed =>
  operation('startOf', dateType, [day, constant(stretch, { type: 'text' }, at)], at)

/** The day before the next one begins. */
function endOf(day: Typed, stretch: string, at: Stretch): Typed {
  const start = startOf(day, stretch, at)
  const next =
    stretch === 'week'
      ? operation('addDays', dateType, [start, count(7, at)], at)
      : operation('addMonths', dateType, [start, count({ month: 1, quarter: 3, year: 12 }[stretch]!, at)], at)
  return operation('addDays', dateType, [next, count(-1, at)], at)
}

const edge = (name: 'start_of' | 'end_of', about: string, said: string): FormulaFunction => ({
  name,
  parameters: [{ name: 'day' }, { name: 'stretch', words: stretches }],
  about,
  example: `${name}(due_on, "month")`,
  said,
  check([day, stretch], at) {
    const word = wordOf(stretch!, stretches, `The stretch of ${name} is`)
    return (name === 'start_of' ? startOf : endOf)(toDay(name)(day!), word, at)
  },
})

export const dayFunctions: readonly FormulaFunction[] = [
  {
    name: 'today',
    parameters: [],
    about: 'The day it is, in the time zone of the business.',
    example: 'days_between(due_on, today())',
    said: 'today',
    check: (_, at) => operation('today', dateType, [], at),
  },
  {
    name: 'now',
    parameters: [],
    about: 'This moment.',
    example: 'in_hours(now() - created_at)',
    said: 'now',
    check: (_, at) => operation('now', { type: 'instant' }, [], at),
  },
  {
    name: 'date',
    parameters: [{ name: 'year' }, { name: 'month' }, { name: 'day' }],
    about: 'A day by year, month and day; blank if the calendar has none.',
    example: 'date(year(due_on), 12, 31)',
    said: 'the day {2} of month {1} in {0}',
    check: step('day', dateType, (arg) => demandWhole(arg, 'date takes')),
  },
  {
    name: 'date_add',
    parameters: [{ name: 'day' }, { name: 'number' }, { name: 'unit', words: units }],
    about:
      'A day some days, weeks, months, quarters or years later; a moment some minutes, hours, days or weeks later. The 31st stays the end of the month.',
    example: 'date_add(purchase_date, 2, "years")',
    said: '{1} {2:word} after {0}',
    check: dateAdd,
  },
  {
    name: 'days_between',
    parameters: [{ name: 'from' }, { name: 'to' }],
    about: 'The number of days from one day to another; below zero when the second is earlier.',
    example: 'days_between(created_at, today())',
    said: 'the days from {0} to {1}',
    check: step('daysBetween', wholeType, toDay('days_between')),
  },
  between('months', 'The number of whole months from one day to another.'),
  between('years', 'The number of whole years from one day to another: an age.'),
  {
    name: 'date_of',
    parameters: [{ name: 'moment' }],
    about: 'The day of a moment, in the time zone of the business.',
    example: 'date_of(created_at)',
    said: 'the day of {0}',
    check: step('dayOf', dateType, (arg) => demand(arg, ['instant'], 'date_of takes')),
  },
  part('year', 'yearOf', 'The year of a day, such as 2026.'),
  part('month', 'monthOf', 'The month of a day, 1 to 12.'),
  part('day', 'dayOfMonth', 'The day within its month, 1 to 31.'),
  part('weekday', 'weekday', 'The day within its week, from 1 Monday to 7 Sunday.'),
  {
    name: 'hour',
    parameters: [{ name: 'moment' }],
    about: 'The hour of a moment, 0 to 23, in the time zone of the business.',
    example: 'hour(created_at)',
    said: 'the hour of {0}',
    check: step('hourOf', wholeType, (arg) => demand(arg, ['instant'], 'hour takes')),
  },
  edge(
    'start_of',
    'The first day of the week (Monday), month, quarter or year.',
    'the start of the {1:word} of {0}',
  ),
  edge(
    'end_of',
    'The last day of the week (Sunday), month, quarter or year.',
    'the end of the {1:word} of {0}',
  ),
  {
    name: 'span',
    parameters: [{ name: 'number' }, { name: 'unit', words: spanUnits }],
    about: 'A span of time, to be added to a moment.',
    example: 'created_at + span(36, "hours")',
    said: '{0} {1:word}',
    check([number, unit], at) {
      const word = wordOf(unit!, spanUnits, 'The unit of span is') as keyof typeof secondsPer
      const amount = demand(number!, ['number'], 'span takes')
      return operation('multiply', { type: 'duration' }, [amount, count(secondsPer[word], at)], at)
    },
  },
  spanIn('minutes'),
  spanIn('hours'),
  spanIn('days'),
]
