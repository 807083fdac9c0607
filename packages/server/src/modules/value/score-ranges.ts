import {
  drawParameters,
  type PurchaseFit,
  type PurchaseModel,
  purchaseModels,
  type Random,
} from '@regulars/analytics'
import type { WeeklyHistories } from './histories-of.ts'

/** A column with the range around each value. */
export interface RangedColumn {
  value: Float64Array
  low: Float64Array
  high: Float64Array
}

/** Share of customers whose truth lies within the range shown. */
export const confidence = 0.8

const modelOf = (fit: PurchaseFit<unknown, 'week'>) =>
  purchaseModels[fit.model] as unknown as PurchaseModel<unknown>

/**
 * Probability of still being a customer, with what the data leave open about the parameters: the ends of the middle 80 % over parameter sets drawn around
 * the fit. Fewer sets are drawn for more distinct histories, since with many customers the parameters are known the better.
 */
export function stillCustomerRanges(
  fit: PurchaseFit<unknown, 'week'>,
  cells: WeeklyHistories,
  random: Random,
): RangedColumn {
  const model = modelOf(fit)
  const value = model.score(fit.parameters, cells, 0).stillCustomer
  const draws = Math.max(10, Math.min(60, Math.floor(1_000_000 / Math.max(1, value.length))))
  const drawn = drawParameters(fit, draws, random).map((set) => model.score(set, cells, 0).stillCustomer)
  return { value, ...middle(value, drawn) }
}

function middle(value: Float64Array, drawn: readonly Float64Array[]) {
  const low = new Float64Array(value.length)
  const high = new Float64Array(value.length)
  const sorted = new Float64Array(drawn.length)
  const at = (share: number) => Math.round(share * (drawn.length - 1))
  for (let row = 0; row < value.length; row++) {
    for (let draw = 0; draw < drawn.length; draw++) sorted[draw] = drawn[draw]![row]!
    sorted.sort()
    low[row] = Math.min(value[row]!, sorted[at((1 - confidence) / 2)]!)
    high[row] = Math.max(value[row]!, sorted[at((1 + confidence) / 2)]!)
  }
  return { low, high }
}

const mostCounted = 2000

/**
 * Orders to expect within so many days, with the counts between which eight in ten such customers will end up: the chance in a customer's own
 * behaviour, which for one person is far wider than what is unknown about the parameters.
 */
export function orderRanges(
  fit: PurchaseFit<unknown, 'week'>,
  cells: WeeklyHistories,
  days: number,
): RangedColumn {
  const model = modelOf(fit)
  const weeks = days / 7
  const value = model.score(fit.parameters, cells, weeks).expectedPurchases
  const low = new Float64Array(value.length)
  const high = new Float64Array(value.length)
  for (let row = 0; row < value.length; row++) {
    const history = { frequency: cells.frequency[row]!, recency: cells.recency[row]!, age: cells.age[row]! }
    const range = countRange((count) => model.futureCountProbability(fit.parameters, history, count, weeks))
    low[row] = range.low
    high[row] = range.high
  }
  return { value, low, high }
}

function countRange(probabilityOf: (count: number) => number): { low: number; high: number } {
  let below = 0
  let low = -1
  for (let count = 0; count < mostCounted; count++) {
    below += probabilityOf(count)
    if (low < 0 && below >= (1 - confidence) / 2) low = count
    if (below >= (1 + confidence) / 2) return { low: Math.max(0, low), high: count }
  }
  return { low: Math.max(0, low), high: mostCounted }
}
