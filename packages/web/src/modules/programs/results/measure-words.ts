import type { Format } from '../../../ui/format/use-format.tsx'
import type { Measure } from './arm-interval.ts'

/** Writes a figure of one measure: money exact to the cent, orders with two digits, shares in percent with one. */
export function measureWriter(
  measure: Measure,
  currency: string,
  { moneyExact, numberExact, percentExact }: Format,
) {
  const write = {
    revenue: (value: number) => moneyExact(Math.round(value), currency),
    orders: (value: number) => numberExact(value, 2),
    buyers: (value: number) => percentExact(value, 1),
  }[measure]
  return (value: number) => write(value).replace('-', unbrokenMinus)
}

/** A minus that is no hyphen: a line must not break between it and its figure. */
const unbrokenMinus = '\u2212\u2060'
