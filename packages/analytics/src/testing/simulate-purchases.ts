import type { CoinFlipParameters } from '../coin-flip/coin-flip-rules.ts'
import type { ParetoNbdParameters } from '../pareto-nbd/predict.ts'
import { drawBeta, drawGamma } from '../random/draw-gamma.ts'
import type { Random } from '../random/seeded-random.ts'

/** Customers who follow a model exactly, and what they do after the day of observation. */
export interface SimulatedCustomers {
  readonly frequency: Float64Array
  readonly recency: Float64Array
  readonly age: Float64Array
  readonly logIntervalSum: Float64Array
  readonly laterPurchases: Float64Array
  /** 1 when the customer had not been lost on the day of observation. */
  readonly stillCustomer: Uint8Array
}

/** Gives the time to the next purchase, Infinity when there will be none. */
type Behaviour = () => number

function simulate(
  count: number,
  ages: (row: number) => number,
  horizon: number,
  behaviourOf: () => Behaviour,
): SimulatedCustomers {
  const column = () => new Float64Array(count)
  const customers = {
    frequency: column(),
    recency: column(),
    age: column(),
    logIntervalSum: column(),
    laterPurchases: column(),
    stillCustomer: new Uint8Array(count),
  }
  for (let row = 0; row < count; row++) {
    const age = ages(row)
    const wait = behaviourOf()
    let time = 0
    let next = wait()
    while (time + next <= age) {
      time += next
      customers.frequency[row]!++
      customers.logIntervalSum[row]! += Math.log(next)
      next = wait()
    }
    customers.recency[row] = time
    customers.age[row] = age
    customers.stillCustomer[row] = next < Infinity ? 1 : 0
    for (let at = time + next; at <= age + horizon; at += wait()) customers.laterPurchases[row]!++
  }
  return customers
}

/** Customers who toss a coin after each purchase (and at the start when `flipsAtStart`), with rhythm k. */
export function simulateCoinFlip(
  random: Random,
  { r, alpha, a, b }: CoinFlipParameters,
  { regularity, flipsAtStart }: { regularity: number; flipsAtStart: 0 | 1 },
  { count, ages, horizon }: { count: number; ages: (row: number) => number; horizon: number },
): SimulatedCustomers {
  return simulate(count, ages, horizon, () => {
    const rate = drawGamma(random, r, alpha)
    const tails = drawBeta(random, a, b)
    let lost = flipsAtStart === 1 && random() < tails
    return () => {
      if (lost) return Infinity
      lost = random() < tails
      return drawGamma(random, regularity, rate)
    }
  })
}

/** Customers who leave at an unseen moment. `stillCustomer` counts those who would buy again, ever. */
export function simulatePareto(
  random: Random,
  { r, alpha, s, beta }: ParetoNbdParameters,
  { count, ages, horizon }: { count: number; ages: (row: number) => number; horizon: number },
): SimulatedCustomers {
  return simulate(count, ages, horizon, () => {
    const rate = drawGamma(random, r, alpha)
    let left = drawGamma(random, 1, drawGamma(random, s, beta))
    return () => {
      const wait = drawGamma(random, 1, rate)
      left -= wait
      return left < 0 ? Infinity : wait
    }
  })
}
