import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { groupHistories, type PurchaseCells } from '../purchase-histories/group-histories.ts'
import {
  type PurchaseHistories,
  type PurchaseHistory,
  requireHistory,
} from '../purchase-histories/purchase-history.ts'
import {
  type Horizon,
  horizonLength,
  requireSameUnit,
  type TimeUnit,
} from '../purchase-histories/time-unit.ts'
import { requireCount, requirePositive } from '../require.ts'
import { integrateToInfinity } from '../special/integrate.ts'
import type { LikelihoodFit, LogLikelihood } from './fit-by-likelihood.ts'
import type {
  InUnit,
  PurchaseFit,
  PurchaseModel,
  PurchaseModelCode,
  PurchaseScores,
} from './purchase-model.ts'

/** What lies behind a discount of e^−45 adds nothing that a double could hold. */
const LAST_DISCOUNT = 45

/** The mathematics of one model, on plain numbers that have been checked. */
export interface PurchaseMathematics<Parameters> {
  readonly code: PurchaseModelCode
  readonly sentence: string
  readonly assumes: readonly string[]
  readonly misleads: readonly string[]
  readonly answersStillCustomer: boolean
  readonly estimated: readonly (keyof Parameters & string)[]
  /** Throws a RangeError when a parameter is out of range. */
  require(parameters: Parameters): void
  likelihood(cells: PurchaseCells, parameters: Parameters): LogLikelihood
  fit(cells: PurchaseCells): { fit: LikelihoodFit; parameters: Parameters } | CannotSay
  stillCustomer(parameters: Parameters, history: PurchaseHistory): number
  expectedPurchases(parameters: Parameters, history: PurchaseHistory, horizon: number): number
  expectedPurchasesOfNewCustomer(parameters: Parameters, horizon: number): number
  purchaseCountProbability(parameters: Parameters, count: number, horizon: number): number
  futureCountProbability(
    parameters: Parameters,
    history: PurchaseHistory,
    count: number,
    horizon: number,
  ): number
  /** Only where there is something better than integrating `expectedPurchases`. */
  discountedPurchases?(parameters: Parameters, history: PurchaseHistory, discountRate: number): number
}

/** Puts the checks, the grouping and the units around the mathematics of a model. */
export function definePurchaseModel<Parameters>(
  model: PurchaseMathematics<Parameters>,
): PurchaseModel<Parameters> {
  const span = (parameters: InUnit<Parameters>, horizon: Horizon): number => {
    model.require(parameters)
    return horizonLength(horizon, parameters.timeUnit)
  }
  return {
    ...descriptionOf(model),
    fit: (histories) => fit(model, histories),
    logLikelihood: (parameters, histories) => logLikelihood(model, parameters, histories),
    stillCustomer(parameters, history) {
      model.require(parameters)
      requireHistory(history)
      return model.stillCustomer(parameters, history)
    },
    expectedPurchases(parameters, history, horizon) {
      requireHistory(history)
      return model.expectedPurchases(parameters, history, span(parameters, horizon))
    },
    expectedPurchasesOfNewCustomer(parameters, horizon) {
      return model.expectedPurchasesOfNewCustomer(parameters, span(parameters, horizon))
    },
    purchaseCountProbability(parameters, count, horizon) {
      requireCount('count', count)
      return model.purchaseCountProbability(parameters, count, span(parameters, horizon))
    },
    futureCountProbability(parameters, history, count, horizon) {
      requireHistory(history)
      requireCount('count', count)
      return model.futureCountProbability(parameters, history, count, span(parameters, horizon))
    },
    discountedPurchases(parameters, history, discountRate) {
      model.require(parameters)
      requireHistory(history)
      requirePositive('discountRate', discountRate)
      if (model.discountedPurchases) return model.discountedPurchases(parameters, history, discountRate)
      return integrateToInfinity((v) =>
        v > LAST_DISCOUNT ? 0 : Math.exp(-v) * model.expectedPurchases(parameters, history, v / discountRate),
      )
    },
    score(parameters, histories, horizon) {
      requireUnit(parameters, histories)
      return scoreCells(model, parameters, groupHistories(histories), span(parameters, horizon))
    },
  }
}

function descriptionOf<Parameters>({
  code,
  sentence,
  assumes,
  misleads,
  answersStillCustomer,
}: PurchaseMathematics<Parameters>) {
  return { code, sentence, assumes, misleads, answersStillCustomer }
}

function logLikelihood<Parameters>(
  model: PurchaseMathematics<Parameters>,
  parameters: InUnit<Parameters>,
  histories: PurchaseHistories,
): number {
  model.require(parameters)
  requireUnit(parameters, histories)
  const point = Float64Array.from(model.estimated, (name) => parameters[name] as number)
  return model.likelihood(groupHistories(histories), parameters)(point, new Float64Array(point.length))
}

function requireUnit(parameters: { readonly timeUnit?: TimeUnit }, histories: PurchaseHistories): void {
  if (parameters.timeUnit && histories.timeUnit) {
    requireSameUnit('histories', histories.timeUnit, 'the parameters', parameters.timeUnit)
  }
}

function fit<Parameters, Unit extends TimeUnit>(
  model: PurchaseMathematics<Parameters>,
  histories: PurchaseHistories<Unit>,
): PurchaseFit<Parameters, Unit> | CannotSay {
  const cells = groupHistories<Unit>(histories)
  if (cells.customerCount === 0) return cannotSay('There are no customers yet.')
  if (cells.purchaseCount === 0) {
    return cannotSay(`None of the ${cells.customerCount} customers has bought a second time yet.`)
  }
  const found = model.fit(cells)
  if ('ok' in found) return found
  const { parameters, logLikelihood, standardErrors, logCovariance, evaluations } = { ...found.fit, ...found }
  const named = Object.fromEntries(model.estimated.map((name, i) => [name, standardErrors[i]!]))
  return {
    ok: true,
    model: model.code,
    parameters: { ...parameters, ...(cells.timeUnit && { timeUnit: cells.timeUnit }) },
    logLikelihood,
    standardErrors: named as Partial<Parameters>,
    estimated: model.estimated,
    logCovariance,
    converged: true,
    customerCount: cells.customerCount,
    cellCount: cells.weight.length,
    evaluations,
  }
}

function scoreCells<Parameters>(
  model: PurchaseMathematics<Parameters>,
  parameters: Parameters,
  cells: PurchaseCells,
  horizon: number,
): PurchaseScores {
  const { frequency, recency, age, cellOfRow } = cells
  const stillOfCell = new Float64Array(frequency.length)
  const expectedOfCell = new Float64Array(frequency.length)
  const history = { frequency: 0, recency: 0, age: 0 }
  for (let cell = 0; cell < frequency.length; cell++) {
    history.frequency = frequency[cell]!
    history.recency = recency[cell]!
    history.age = age[cell]!
    stillOfCell[cell] = model.stillCustomer(parameters, history)
    // Within no time nobody buys; whoever asks for the chances alone asks for no time.
    if (horizon > 0) expectedOfCell[cell] = model.expectedPurchases(parameters, history, horizon)
  }
  const stillCustomer = new Float64Array(cellOfRow.length)
  const expectedPurchases = new Float64Array(cellOfRow.length)
  for (let row = 0; row < cellOfRow.length; row++) {
    stillCustomer[row] = stillOfCell[cellOfRow[row]!]!
    expectedPurchases[row] = expectedOfCell[cellOfRow[row]!]!
  }
  return { stillCustomer, expectedPurchases }
}
