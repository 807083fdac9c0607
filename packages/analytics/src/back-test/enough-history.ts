import { type CannotSay, cannotSay } from '../cannot-say.ts'
import type { PurchaseHistories } from '../purchase-histories/purchase-history.ts'
import { daysPerUnit, type TimeUnit } from '../purchase-histories/time-unit.ts'

/** What data must hold before purchases are forecast from them. */
export interface HistoryRequirements {
  readonly customers: number
  /** Time since the first purchase of anybody. */
  readonly daysOfHistory: number
  /** Time since the last purchase of anybody, at most. */
  readonly daysSinceLastPurchase: number
  /** Customers with three purchase days or more. */
  readonly regulars: number
}

/** What the market leader asks for before it shows predictions; used unless told otherwise. */
export const usualRequirements: HistoryRequirements = {
  customers: 500,
  daysOfHistory: 180,
  daysSinceLastPurchase: 30,
  regulars: 1,
}

/**
 * Whether there is enough history to forecast from, and if not, what is missing, in a sentence for people.
 *
 * @param histories with their time unit, which the requirements in days need
 * @returns `{ ok: true }`, or the first requirement that is not met, with the figures
 * @example enoughHistory(histories) // { ok: false, reason: 'Only 120 customers have bought so far; 500 are needed.' }
 */
export function enoughHistory(
  histories: PurchaseHistories & { readonly timeUnit: TimeUnit },
  requirements: HistoryRequirements = usualRequirements,
): { readonly ok: true } | CannotSay {
  const { frequency, recency, age, timeUnit } = histories
  let oldest = 0
  let latest = Number.POSITIVE_INFINITY
  let regulars = 0
  for (let row = 0; row < frequency.length; row++) {
    oldest = Math.max(oldest, age[row]!)
    latest = Math.min(latest, age[row]! - recency[row]!)
    if (frequency[row]! >= 2) regulars++
  }
  const days = (time: number) => Math.round(time * daysPerUnit[timeUnit])
  if (frequency.length < requirements.customers) {
    return cannotSay(
      `Only ${frequency.length} customers have bought so far; ${requirements.customers} are needed.`,
    )
  }
  if (days(oldest) < requirements.daysOfHistory) {
    return cannotSay(
      `The history covers only ${days(oldest)} days; ${requirements.daysOfHistory} are needed.`,
    )
  }
  if (days(latest) > requirements.daysSinceLastPurchase) {
    return cannotSay(
      `The last purchase was ${days(latest)} days ago; the data must reach to within ${requirements.daysSinceLastPurchase} days of today.`,
    )
  }
  if (regulars < requirements.regulars) {
    return cannotSay(
      `Only ${regulars} customers have bought three times; ${requirements.regulars} are needed.`,
    )
  }
  return { ok: true }
}
