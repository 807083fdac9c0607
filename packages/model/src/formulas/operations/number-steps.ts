import { minorDigits } from '../../money/money.ts'
import * as decimal from '../decimal.ts'
import { type Step, strict } from './step.ts'

type Numbers = readonly bigint[]

const compareValues = (left: unknown, right: unknown): number =>
  (left as bigint) < (right as bigint) ? -1 : (left as bigint) > (right as bigint) ? 1 : 0

const extreme =
  (direction: 1 | -1): Step =>
  (values) =>
    values
      .filter((value) => value !== null)
      .reduce((best: (typeof values)[number], value) => {
        return best === null || compareValues(value, best) * direction > 0 ? value : best
      }, null)

/** Places of a currency as a factor: 100 for EUR. */
const minorPer = (currency: string): bigint => decimal.ofWhole(10 ** minorDigits(currency))

export const numberSteps = {
  add: strict(([left, right]: Numbers) => decimal.add(left!, right!)),
  subtract: strict(([left, right]: Numbers) => decimal.add(left!, -right!)),
  multiply: strict(([left, right]: Numbers) => decimal.multiply(left!, right!)),
  divide: strict(([left, right]: Numbers) => decimal.divide(left!, right!)),
  modulo: strict(([left, right]: Numbers) => decimal.modulo(left!, right!)),
  negate: strict(([value]: Numbers) => -value!),
  absolute: strict(([value]: Numbers) => decimal.abs(value!)),
  round: strict(([value, places]: Numbers) => {
    const digits = decimal.toCount(places!)
    return digits === null ? null : decimal.round(value!, digits)
  }),
  floor: strict(([value]: Numbers) => decimal.floor(value!)),
  least: extreme(-1),
  greatest: extreme(1),
  less: ([left = null, right = null]) => left !== null && right !== null && compareValues(left, right) < 0,
  lessOrEqual: ([left = null, right = null]) =>
    left !== null && right !== null && compareValues(left, right) <= 0,
  toMinor: strict(([number, currency]: readonly [bigint, string]) =>
    decimal.multiply(number, minorPer(currency)),
  ),
  toMajor: strict(([amount, currency]: readonly [bigint, string]) =>
    decimal.divide(amount, minorPer(currency)),
  ),
  inCurrency: strict(([amount, currency, wanted]: readonly [bigint, string, string]) =>
    currency === wanted ? amount : null,
  ),
  businessCurrency: (_, { currency }) => currency,
} satisfies Record<string, Step>
