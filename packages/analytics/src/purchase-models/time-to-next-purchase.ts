import type { PurchaseHistory } from '../purchase-histories/purchase-history.ts'
import { findRoot } from '../special/find-root.ts'
import type { InUnit, PurchaseModel } from './purchase-model.ts'

/** A customer who would come only after this many times the time she has been known is not expected. */
const LONGEST_WAIT = 1000

/**
 * Time by which the next purchase will have come with the given probability, if she still is a customer; ½ gives the
 * date to print as "next purchase expected".
 *
 * @param parameters in their time unit
 * @param history of one customer
 * @param probability strictly between 0 and 1
 * @returns time from now in the unit of the parameters; undefined when even in the long run it is less probable
 * @throws RangeError when a value is out of range
 * @accuracy 1e-9 relative
 * @cost about 40 count probabilities
 * @example timeToNextPurchase(purchaseModels['mbg-cnbd-k'], fit.parameters, { frequency: 5, recency: 20, age: 22 }, 0.5)
 */
export function timeToNextPurchase<Parameters>(
  model: PurchaseModel<Parameters>,
  parameters: InUnit<Parameters>,
  history: PurchaseHistory,
  probability: number,
): number | undefined {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`probability must lie strictly between 0 and 1, but is ${probability}`)
  }
  const still = model.stillCustomer(parameters, history)
  const excess = (time: number) =>
    (1 - model.futureCountProbability(parameters, history, 0, time)) / still - probability
  const longest = LONGEST_WAIT * Math.max(1, history.age)
  let high = Math.max(1, history.age / Math.max(1, history.frequency))
  while (excess(high) < 0) {
    high *= 2
    if (high > longest) return undefined
  }
  return findRoot(excess, 0, high, 1e-10)
}
