import { type CannotSay, cannotSay } from '../cannot-say.ts'
import type { PurchaseHistories } from '../purchase-histories/purchase-history.ts'
import type { TimeUnit } from '../purchase-histories/time-unit.ts'
import type { PurchaseFit, PurchaseModel, PurchaseModelCode } from '../purchase-models/purchase-model.ts'
import { purchaseModels } from '../purchase-models/purchase-models.ts'
import { backTestPurchases, type PurchaseBackTest, type PurchaseHoldout } from './back-test-purchases.ts'
import { enoughHistory, type HistoryRequirements } from './enough-history.ts'
import { type PurchaseModelCard, purchaseModelCard } from './purchase-model-card.ts'

/** The models to use on this business's data, fitted on all of it, and why these. */
export interface PurchaseModelChoice<Unit extends TimeUnit = TimeUnit> {
  readonly ok: true
  /** Who forecasts how many purchases will come. The naive rate when no model came closer than it. */
  readonly forecastBy: PurchaseModelCode | 'naive-rate'
  /** Its fit on all data; undefined for the naive rate. */
  readonly forecastFit: PurchaseFit<unknown, Unit> | undefined
  /** Who says whether someone still is a customer; never BG/NBD. Undefined when no model can. */
  readonly stillCustomerBy: PurchaseModelCode | undefined
  readonly stillCustomerFit: PurchaseFit<unknown, Unit> | undefined
  readonly backTest: PurchaseBackTest<Unit>
  readonly card: PurchaseModelCard
}

/** The past with what came after, and the present. */
export interface PurchaseModelQuestion<Unit extends TimeUnit> {
  readonly past: PurchaseHoldout<Unit>
  readonly now: PurchaseHistories<Unit> & { readonly timeUnit: Unit }
  readonly requirements?: HistoryRequirements
}

/**
 * Picks the purchase model that would have served this business best, fits it on all data, and writes its card.
 * The shopkeeper's question: "Which forecast should I believe here?"
 *
 * Back-tests every model on a split in time (see {@link backTestPurchases}). How much will come is answered by whoever
 * forecast with the least squared error, be it the naive rate; who still is a customer, by whoever ranked best those who
 * came back, among the models that can answer it at all.
 *
 * @returns the choice; or, in a sentence, what the data lack
 * @throws RangeError when a value is out of range
 * @cost two fits of each chosen model, one of the others
 * @example choosePurchaseModel({ past: { histories: then, laterPurchases, horizon: weeks(39) }, now })
 */
export function choosePurchaseModel<Unit extends TimeUnit>(
  question: PurchaseModelQuestion<Unit>,
): PurchaseModelChoice<Unit> | CannotSay {
  const enough = enoughHistory(question.now, question.requirements)
  if (!enough.ok) return enough
  const backTest = backTestPurchases(question.past)
  if (!backTest.ok) return backTest
  if (backTest.fits.length === 0) return cannotSay(backTest.refused[0]?.reason ?? 'No model was tried.')
  const { bestForForecast, bestForStillCustomer } = backTest
  const fits = new Map<PurchaseModelCode, PurchaseFit<unknown, Unit>>()
  for (const code of [bestForForecast, bestForStillCustomer]) {
    if (code === undefined || code === 'naive-rate' || fits.has(code)) continue
    const fit = (purchaseModels[code] as unknown as PurchaseModel<unknown>).fit(question.now)
    if (!fit.ok) return fit
    fits.set(code, fit)
  }
  return {
    ok: true,
    forecastBy: bestForForecast,
    forecastFit: bestForForecast === 'naive-rate' ? undefined : fits.get(bestForForecast),
    stillCustomerBy: bestForStillCustomer,
    stillCustomerFit: bestForStillCustomer && fits.get(bestForStillCustomer),
    backTest,
    card: purchaseModelCard(backTest, [...fits.values()]),
  }
}
