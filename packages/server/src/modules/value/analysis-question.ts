import type { PurchaseModelCode } from '@regulars/analytics'
import type { CustomerFacts } from './customer-facts.ts'

/** What an analysis is asked: everything the models need, and nothing that is not a plain value, since it travels to a thread of its own. */
export interface AnalysisQuestion {
  facts: Omit<CustomerFacts, 'contactIds'>
  /** Day of observation, as days since 1970-01-01. */
  asOf: number
  /** The past that the back-test judges the models by; absent when there is none. */
  past: { facts: Omit<CustomerFacts, 'contactIds'>; calibratedOn: number; until: number } | undefined
  /** What a year's wait costs, 0–1. */
  discountRate: number
}

/** One column per field of `contact_score` that models fill; NaN where nothing can be said. Money in units of the currency. */
export interface EstimateColumns {
  stillCustomer: Float64Array
  stillCustomerLow: Float64Array
  stillCustomerHigh: Float64Array
  expectedOrders90: Float64Array
  expectedOrders90Low: Float64Array
  expectedOrders90High: Float64Array
  expectedOrders365: Float64Array
  expectedOrders365Low: Float64Array
  expectedOrders365High: Float64Array
  lifetimeValue: Float64Array
  lifetimeValueLow: Float64Array
  lifetimeValueHigh: Float64Array
}

/** Marks 1–5 by quintile, 5 best. */
export interface RfmColumns {
  recencyScore: Uint8Array
  frequencyScore: Uint8Array
  monetaryScore: Uint8Array
}

/** What an analysis answers. */
export interface AnalysisAnswer {
  rfm: RfmColumns
  /** Undefined when the history does not carry estimates; `cannotSay` tells why. */
  estimates: EstimateColumns | undefined
  cannotSay: string | undefined
  /** Who forecast and who said who still is a customer. */
  models: { forecast: PurchaseModelCode | undefined; stillCustomer: PurchaseModelCode | undefined }
  cards: ModelCardContent[]
}

/** A model card before it is a record. */
export interface ModelCardContent {
  model: string
  parameters: Record<string, number>
  standardErrors: Record<string, number>
  logLikelihood: number
  customers: number
  backTest: BackTestContent | null
  about: CardWords
}

/** What the card says in words. */
export interface CardWords {
  sentence: string
  assumes: readonly string[]
  misleads: readonly string[]
  /** Used for the estimates, and why, or why not. */
  chosenFor: string[]
  verdicts: string[]
}

/** How a model would have done: fitted on what was known on a day, held against what came until another. */
export interface BackTestContent {
  calibratedOn: string
  until: string
  customers: number
  /** Purchases that came, that the model expected, and that carrying on past rates expected. */
  actual: number
  predicted: number
  naive: number
  meanAbsoluteError: number
  rootMeanSquaredError: number
  correlation: number | undefined
  naiveRootMeanSquaredError: number
  returnRanking: number | undefined
  stillCustomerRanking: number | undefined
  /** Parameters fitted on what was known then. */
  parameters: Record<string, number>
  logLikelihood: number
  /** Mean purchases that came and were expected, by number of repeat purchases until then (the last cell holds all above). */
  byFrequency: Array<{
    frequency: number
    customers: number
    actual: number
    predicted: number
    naive: number
  }>
  /** The same by tenth of what was expected, lowest first: the calibration plot. */
  byTenth: Array<{ tenth: number; customers: number; actual: number; predicted: number }>
}
