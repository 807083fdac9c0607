import type { TimeUnit } from '../purchase-histories/time-unit.ts'
import type { PurchaseFit, PurchaseModel, PurchaseModelCode } from '../purchase-models/purchase-model.ts'
import { purchaseModels } from '../purchase-models/purchase-models.ts'
import type { BackTestRow, PurchaseBackTest } from './back-test-purchases.ts'
import type { CustomerRanking } from './customer-ranking.ts'

/** What a fitted model says about itself, for people: the words, and the figures beside them. */
export interface PurchaseModelCard {
  /** Why this model forecasts, with its miss and that of the naive rate. */
  readonly forecastVerdict: string
  /** Who says who still is a customer, and how well that was known. */
  readonly stillCustomerVerdict: string
  /** Whether plain RFM found returning customers as well as the best model. */
  readonly rankingVerdict: string
  /** Each model in use. */
  readonly models: readonly PurchaseModelDescription[]
  /** The back-test: every model and the naive rate, best first. */
  readonly rows: readonly BackTestRow[]
  readonly rankings: readonly CustomerRanking[]
  readonly refused: readonly { readonly code: PurchaseModelCode; readonly reason: string }[]
}

/** One model on the card. */
export interface PurchaseModelDescription {
  readonly code: PurchaseModelCode
  readonly sentence: string
  readonly assumes: readonly string[]
  readonly misleads: readonly string[]
  readonly parameters: readonly {
    readonly name: string
    readonly value: number
    readonly standardError: number
  }[]
  readonly logLikelihood: number
  readonly customerCount: number
}

/**
 * Writes the card of a back-test: what was chosen, why, how wrong it was, and the plain baselines beside it.
 *
 * @param fits the models in use, fitted on all data
 * @example purchaseModelCard(backTest, [fit]).forecastVerdict
 */
export function purchaseModelCard<Unit extends TimeUnit>(
  backTest: PurchaseBackTest<Unit>,
  fits: readonly PurchaseFit<unknown, Unit>[],
): PurchaseModelCard {
  return {
    forecastVerdict: forecastVerdict(backTest),
    stillCustomerVerdict: stillCustomerVerdict(backTest),
    rankingVerdict: rankingVerdict(backTest.rankings),
    models: fits.map(describeFit),
    rows: backTest.rows,
    rankings: backTest.rankings,
    refused: backTest.refused,
  }
}

function forecastVerdict({ rows, bestForForecast }: PurchaseBackTest): string {
  const naive = rows.find(({ code }) => code === 'naive-rate')!
  if (bestForForecast === 'naive-rate') {
    return `No model forecast better than carrying on each customer's past rate, which ${missOf(naive)}.`
  }
  return `${bestForForecast} came closest in the back-test: it ${missOf(rows[0]!)}; carrying on past rates ${missOf(naive)}.`
}

function missOf({ accuracy }: BackTestRow): string {
  if (accuracy.relativeBias === undefined) return 'forecast purchases where none came'
  const percent = Math.round(100 * Math.abs(accuracy.relativeBias))
  return `forecast ${percent} % too ${accuracy.relativeBias < 0 ? 'few' : 'many'} purchases`
}

function stillCustomerVerdict({ rows, bestForStillCustomer }: PurchaseBackTest): string {
  const best = rows.find(({ code }) => code === bestForStillCustomer)
  if (!best?.stillCustomerRanking) return 'None of these models can say who still is a customer.'
  const times = Math.round(100 * best.stillCustomerRanking)
  return `${best.code} says who still is a customer: it ranked one who came back above one who did not ${times} times in 100 (a coin: 50).`
}

function rankingVerdict(rankings: readonly CustomerRanking[]): string {
  const share = (ranking: CustomerRanking) => `${Math.round(100 * (ranking.caughtByFifth ?? 0))} %`
  const best = rankings.reduce((a, b) => ((b.caughtByFifth ?? 0) > (a.caughtByFifth ?? 0) ? b : a))
  const rfm = rankings.find(({ code }) => code === 'rfm')
  const words = `Picking the best fifth by ${best.code} would have caught ${share(best)} of later purchases`
  return rfm && rfm !== best ? `${words}; by plain RFM ${share(rfm)}.` : `${words}.`
}

function describeFit(fit: PurchaseFit<unknown>): PurchaseModelDescription {
  const model = purchaseModels[fit.model] as unknown as PurchaseModel<unknown>
  const { sentence, assumes, misleads } = model
  const values = fit.parameters as Readonly<Record<string, number>>
  const errors = fit.standardErrors as Readonly<Record<string, number>>
  const parameters = fit.estimated.map((name: string) => {
    return { name, value: values[name]!, standardError: errors[name]! }
  })
  const { model: code, logLikelihood, customerCount } = fit
  return { code, sentence, assumes, misleads, parameters, logLikelihood, customerCount }
}
