import {
  type ForecastAccuracy,
  forecastAccuracy,
  naiveForecast,
  type PurchaseFit,
  type PurchaseModel,
  purchaseModels,
} from '@regulars/analytics'
import type { BackTestContent } from './analysis-question.ts'
import { dayOfNumber } from './customer-facts.ts'
import type { WeeklyHistories } from './histories-of.ts'

/** What the back-test knows of one model, before it is put into a card. */
export interface BackTested {
  fit: PurchaseFit<unknown, 'week'>
  /** Of the whole back-test; computed here when the model was not part of it. */
  accuracy: ForecastAccuracy | undefined
  naiveRootMeanSquaredError: number | undefined
  returnRanking: number | undefined
  stillCustomerRanking: number | undefined
}

/** The split in time that models are judged by. */
export interface Split {
  histories: WeeklyHistories
  laterPurchases: Float64Array
  calibratedOn: number
  until: number
}

/** Writes down how one model would have done, with what is needed for the pictures. */
export function backTestContent(tested: BackTested, split: Split): BackTestContent {
  const { fit } = tested
  const weeks = (split.until - split.calibratedOn) / 7
  const model = purchaseModels[fit.model] as unknown as PurchaseModel<unknown>
  const predicted = model.score(fit.parameters, split.histories, weeks).expectedPurchases
  const naive = naiveForecast(split.histories, weeks)
  const accuracy = tested.accuracy ?? forecastAccuracy(predicted, split.laterPurchases)
  return {
    calibratedOn: dayOfNumber(split.calibratedOn),
    until: dayOfNumber(split.until),
    customers: predicted.length,
    actual: sum(split.laterPurchases),
    predicted: sum(predicted),
    naive: sum(naive),
    meanAbsoluteError: accuracy.meanAbsoluteError,
    rootMeanSquaredError: accuracy.rootMeanSquaredError,
    correlation: accuracy.correlation,
    naiveRootMeanSquaredError:
      tested.naiveRootMeanSquaredError ?? forecastAccuracy(naive, split.laterPurchases).rootMeanSquaredError,
    returnRanking: tested.returnRanking,
    stillCustomerRanking: tested.stillCustomerRanking,
    parameters: numbersOf(fit.parameters),
    logLikelihood: fit.logLikelihood,
    byFrequency: byFrequency(split, predicted, naive),
    byTenth: byTenth(split.laterPurchases, predicted),
  }
}

/** The numeric parameters of a fit, without the time unit that travels with them. */
export function numbersOf(parameters: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(parameters as Record<string, unknown>).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  )
}

const lastCell = 7

function byFrequency({ histories, laterPurchases }: Split, predicted: Float64Array, naive: Float64Array) {
  const cells = Array.from({ length: lastCell + 1 }, (_, frequency) => ({
    frequency,
    customers: 0,
    actual: 0,
    predicted: 0,
    naive: 0,
  }))
  for (let row = 0; row < predicted.length; row++) {
    const cell = cells[Math.min(lastCell, histories.frequency[row]!)]!
    cell.customers++
    cell.actual += laterPurchases[row]!
    cell.predicted += predicted[row]!
    cell.naive += naive[row]!
  }
  return cells
    .filter(({ customers }) => customers > 0)
    .map(({ frequency, customers, ...sums }) => ({
      frequency,
      customers,
      actual: sums.actual / customers,
      predicted: sums.predicted / customers,
      naive: sums.naive / customers,
    }))
}

function byTenth(later: Float64Array, predicted: Float64Array) {
  const order = Uint32Array.from(predicted, (_, row) => row).sort(
    (a, b) => predicted[a]! - predicted[b]! || a - b,
  )
  const size = order.length / 10
  return Array.from({ length: 10 }, (_, tenth) => {
    const rows = order.subarray(Math.round(tenth * size), Math.round((tenth + 1) * size))
    const mean = (column: Float64Array) =>
      rows.reduce((total, row) => total + column[row]!, 0) / Math.max(1, rows.length)
    return { tenth: tenth + 1, customers: rows.length, actual: mean(later), predicted: mean(predicted) }
  }).filter(({ customers }) => customers > 0)
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let at = 0; at < values.length; at++) total += values[at]!
  return total
}
