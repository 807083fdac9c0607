import { groupHistories, type PurchaseCells } from '../purchase-histories/group-histories.ts'
import type { PurchaseHistories } from '../purchase-histories/purchase-history.ts'
import { daysPerUnit, requireSameUnit, type TimeUnit } from '../purchase-histories/time-unit.ts'
import type { InUnit, PurchaseModel } from '../purchase-models/purchase-model.ts'
import { requireNotNegative } from '../require.ts'
import type { DiscountSchedule } from './discount.ts'

/** All that a lifetime value rests on. Nothing has a default: every part changes the value by whole factors. */
export interface LifetimeValueInput<Parameters, Unit extends TimeUnit> {
  readonly model: PurchaseModel<Parameters>
  /** Parameters with the unit they were fitted in; a fit carries it. */
  readonly parameters: InUnit<Parameters, Unit> & { readonly timeUnit: Unit }
  readonly histories: PurchaseHistories<NoInfer<Unit>>
  /** Money per purchase, one for all or one per row (see `expectedSpendOfAll`); gross margin gives value as profit. */
  readonly spendPerPurchase: number | ArrayLike<number>
  readonly discount: DiscountSchedule
}

/**
 * What each customer will still bring in within the horizon, later money counting for less.
 * The shopkeeper's question: "What is this customer worth from here on?"
 *
 * Σ over periods i of (purchases expected in period i) · (money per purchase) / (1 + rate)^i: purchases count at the
 * end of their period. The past is not in it.
 *
 * @source Fader, Hardie & Lee (2005b), RFM and CLV, Journal of Marketing Research 42(4), 415–430, in the discrete form
 *   that practice uses
 * @returns money per row, ≥ 0, in the currency of `spendPerPurchase`
 * @throws RangeError when units differ or a value is out of range
 * @cost one conditional expectation per distinct history and period
 * @example lifetimeValue({ model: purchaseModels['mbg-nbd'], parameters: fit.parameters, histories,
 *   spendPerPurchase: expectedSpendOfAll(spend.parameters, histories), discount: monthly(12, 0.01) })
 */
export function lifetimeValue<Parameters, Unit extends TimeUnit>(
  input: LifetimeValueInput<Parameters, Unit>,
): Float64Array {
  const { histories, spendPerPurchase } = input
  if (histories.timeUnit) {
    requireSameUnit('histories', histories.timeUnit, 'the parameters', input.parameters.timeUnit)
  }
  const cells = groupHistories(histories)
  const purchases = discountedPurchases(input, cells)
  const value = new Float64Array(cells.cellOfRow.length)
  for (let row = 0; row < value.length; row++) {
    const spend = typeof spendPerPurchase === 'number' ? spendPerPurchase : spendPerPurchase[row]!
    value[row] = purchases[cells.cellOfRow[row]!]! * requireNotNegative('spendPerPurchase', spend)
  }
  return value
}

/** Discounted purchases of each cell. */
function discountedPurchases<Parameters, Unit extends TimeUnit>(
  { model, parameters, discount }: LifetimeValueInput<Parameters, Unit>,
  cells: PurchaseCells,
): Float64Array {
  const periodLength = discount.periodDays / daysPerUnit[parameters.timeUnit]
  const discounted = new Float64Array(cells.weight.length)
  const before = new Float64Array(cells.weight.length)
  const each = { frequency: cells.frequency, recency: cells.recency, age: cells.age }
  for (let period = 1; period <= discount.periodCount; period++) {
    const { expectedPurchases } = model.score<TimeUnit>(parameters, each, period * periodLength)
    const factor = (1 + discount.ratePerPeriod) ** -period
    for (let cell = 0; cell < discounted.length; cell++) {
      discounted[cell]! += factor * (expectedPurchases[cell]! - before[cell]!)
      before[cell] = expectedPurchases[cell]!
    }
  }
  return discounted
}
