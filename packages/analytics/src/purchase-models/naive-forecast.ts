import { type PurchaseHistories, requireHistoryRow } from '../purchase-histories/purchase-history.ts'
import { type Horizon, horizonLength } from '../purchase-histories/time-unit.ts'

/**
 * What a pocket calculator forecasts: each customer goes on at her past rate, frequency / age · horizon.
 *
 * The baseline beside every purchase model; where nobody leaves it is fair, elsewhere it promises far too much (56 % on
 * CDNOW).
 * @returns purchases per row; 0 for a customer whose first purchase was on the day of observation
 * @throws RangeError when a history or the horizon is out of range
 * @example naiveForecast({ frequency: [3], recency: [20], age: [30] }, 10) // [1]
 */
export function naiveForecast(histories: PurchaseHistories, horizon: Horizon): Float64Array {
  const length = horizonLength(horizon, histories.timeUnit)
  const forecast = new Float64Array(histories.frequency.length)
  for (let row = 0; row < forecast.length; row++) {
    requireHistoryRow(histories, row)
    const age = histories.age[row]!
    forecast[row] = age > 0 ? (histories.frequency[row]! / age) * length : 0
  }
  return forecast
}
