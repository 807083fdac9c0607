import { type CannotSay, cannotSay } from '../cannot-say.ts'
import type { PurchaseHistories } from '../purchase-histories/purchase-history.ts'
import { type Horizon, horizonLength, type TimeUnit } from '../purchase-histories/time-unit.ts'
import { naiveForecast } from '../purchase-models/naive-forecast.ts'
import type {
  PurchaseFit,
  PurchaseModel,
  PurchaseModelCode,
  PurchaseScores,
} from '../purchase-models/purchase-model.ts'
import { purchaseModels } from '../purchase-models/purchase-models.ts'
import { requireSameLength } from '../require.ts'
import type { RfmHistories } from '../rfm/rfm-scores.ts'
import { type CustomerRanking, plainRankings, rankCustomers } from './customer-ranking.ts'
import { type ForecastAccuracy, forecastAccuracy } from './forecast-accuracy.ts'
import { returnRanking } from './ranking-accuracy.ts'

/** How one model, or the naive baseline, would have done. */
export interface BackTestRow {
  readonly code: PurchaseModelCode | 'naive-rate'
  readonly accuracy: ForecastAccuracy
  /** How well `stillCustomer` told who came back; undefined for models that must not answer it. */
  readonly stillCustomerRanking: number | undefined
}

/** What the models would have said a while ago, against what came. */
export interface PurchaseBackTest<Unit extends TimeUnit = TimeUnit> {
  readonly ok: true
  /** Fitted models, best first by root mean squared error, the naive rate among them. */
  readonly rows: readonly BackTestRow[]
  /** How well each way of ranking customers found those who came back, best first; RFM and plain counts among them. */
  readonly rankings: readonly CustomerRanking[]
  readonly fits: readonly PurchaseFit<unknown, Unit>[]
  /** Models that could not be fitted, and why. */
  readonly refused: readonly { readonly code: PurchaseModelCode; readonly reason: string }[]
  /** Whose forecasts of purchases came closest. */
  readonly bestForForecast: BackTestRow['code']
  /** Whose `stillCustomer` ranked best, among those that may answer it; undefined when none could be judged. */
  readonly bestForStillCustomer: PurchaseModelCode | undefined
}

/** The past as it was known then, and what came after. */
export interface PurchaseHoldout<Unit extends TimeUnit> {
  /** Histories as of the split date; with ids and spend, RFM ranks beside the models. */
  readonly histories: PurchaseHistories<Unit> & Partial<RfmHistories>
  /** Purchases of each customer between the split date and the end, row by row. */
  readonly laterPurchases: ArrayLike<number>
  /** Time between the split date and the end. */
  readonly horizon: Horizon<NoInfer<Unit>>
  /** Models to try; all unless given. */
  readonly codes?: readonly PurchaseModelCode[]
}

/**
 * Fits several models on the past, lets them forecast what has come since, and ranks them beside the naive rate.
 * The shopkeeper's question: "Which model should I believe, and how wrong is it?"
 *
 * Split by time, never at random. Forecasts are ranked by root mean squared error, since what is forecast is a mean,
 * and squared error is what means make least. `stillCustomer` is ranked by whether it told who came back; models that
 * cannot answer it (BG/NBD for one-time buyers) are not asked.
 *
 * @returns rows best first; or why no back-test is possible
 * @throws RangeError when lengths differ or a value is out of range
 * @cost the fits, and one score per distinct history and model
 * @example backTestPurchases({ histories, laterPurchases, horizon: weeks(39) })
 */
export function backTestPurchases<Unit extends TimeUnit>(
  holdout: PurchaseHoldout<Unit>,
): PurchaseBackTest<Unit> | CannotSay {
  const { histories, laterPurchases, horizon } = holdout
  requireSameLength('histories', histories.frequency, 'laterPurchases', laterPurchases)
  if (laterPurchases.length === 0) return cannotSay('There are no customers yet.')
  if (horizonLength(horizon, histories.timeUnit) === 0)
    return cannotSay('No time has passed since the split.')
  const naive = naiveForecast(histories, horizon)
  const rows: BackTestRow[] = [
    {
      code: 'naive-rate',
      accuracy: forecastAccuracy(naive, laterPurchases),
      stillCustomerRanking: undefined,
    },
  ]
  const rankings = [
    ...plainRankings(histories, laterPurchases),
    rankCustomers('naive-rate', naive, laterPurchases),
  ]
  const fits: PurchaseFit<unknown, Unit>[] = []
  const refused: { code: PurchaseModelCode; reason: string }[] = []
  for (const model of chosenModels(holdout.codes)) {
    const fit = model.fit(histories)
    if (!fit.ok) {
      refused.push({ code: model.code, reason: fit.reason })
      continue
    }
    const scores = model.score(fit.parameters, histories, horizon)
    fits.push(fit)
    rows.push(modelRow(model, scores, laterPurchases))
    rankings.push(rankCustomers(model.code, scores.expectedPurchases, laterPurchases))
  }
  rows.sort((a, b) => a.accuracy.rootMeanSquaredError - b.accuracy.rootMeanSquaredError)
  rankings.sort((a, b) => (b.returnRanking ?? 0) - (a.returnRanking ?? 0))
  return {
    ok: true,
    rows,
    rankings,
    fits,
    refused,
    bestForForecast: rows[0]!.code,
    bestForStillCustomer: bestStillCustomer(rows),
  }
}

function chosenModels(codes: readonly PurchaseModelCode[] | undefined): PurchaseModel<unknown>[] {
  const models = Object.values(purchaseModels) as unknown as PurchaseModel<unknown>[]
  return codes ? models.filter((model) => codes.includes(model.code)) : models
}

function modelRow(
  model: PurchaseModel<unknown>,
  { expectedPurchases, stillCustomer }: PurchaseScores,
  laterPurchases: ArrayLike<number>,
): BackTestRow {
  return {
    code: model.code,
    accuracy: forecastAccuracy(expectedPurchases, laterPurchases),
    stillCustomerRanking: model.answersStillCustomer
      ? returnRanking(stillCustomer, laterPurchases)
      : undefined,
  }
}

function bestStillCustomer(rows: readonly BackTestRow[]): PurchaseModelCode | undefined {
  let best: BackTestRow | undefined
  for (const row of rows) {
    if (row.stillCustomerRanking === undefined) continue
    if (!best || row.stillCustomerRanking > best.stillCustomerRanking!) best = row
  }
  return best?.code as PurchaseModelCode | undefined
}
