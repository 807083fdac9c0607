import type { ArmSums } from './program-results.ts'

/** A figure of one group and the ends of its 95 % interval. */
export interface Interval {
  value: number
  low: number
  high: number
}

const z = 1.959964

/** The mean of a group from its sums, with the interval of Student's t. A group of one has no spread to tell from. */
export function meanInterval(people: number, sum: number, sumOfSquares: number): Interval {
  const value = sum / people
  if (people < 2) return { value, low: value, high: value }
  const variance = Math.max(0, (sumOfSquares - people * value ** 2) / (people - 1))
  const reach = tQuantile(people - 1) * Math.sqrt(variance / people)
  return { value, low: value - reach, high: value + reach }
}

/** A share of a group, with the interval of Wilson: it never leaves 0 to 1. */
export function shareInterval(some: number, people: number): Interval {
  const value = some / people
  const spread = z ** 2 / people
  const middle = (value + spread / 2) / (1 + spread)
  const reach = (z / (1 + spread)) * Math.sqrt((value * (1 - value)) / people + spread / (4 * people))
  return { value, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

/** The 97.5 % point of Student's t by Hill's expansion; right to three digits from three degrees of freedom on. */
function tQuantile(degrees: number): number {
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3
}

export type Measure = 'revenue' | 'orders' | 'buyers'

/** What one person of a group did on average, by one measure. */
export function armInterval(arm: ArmSums, measure: Measure): Interval {
  if (measure === 'buyers') return shareInterval(arm.buyers, arm.people)
  return measure === 'orders'
    ? meanInterval(arm.people, arm.orders, arm.ordersSquared)
    : meanInterval(arm.people, arm.revenue, arm.revenueSquared)
}
