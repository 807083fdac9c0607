import type { Format } from '../../../ui/format/use-format.tsx'
import type { Measure } from './arm-interval.ts'

/** Writes a figure of one measure: money exact to the cent, orders with two digits, shares in percent. */
export function measureWriter(measure: Measure, currency: string, { moneyExact, number, percent }: Format) {
  return {
    revenue: (value: number) => moneyExact(Math.round(value), currency),
    orders: (value: number) => number(value, 2),
    buyers: (value: number) => percent(value, 1),
  }[measure]
}
