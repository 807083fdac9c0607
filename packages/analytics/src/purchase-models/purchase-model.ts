import type { CannotSay } from '../cannot-say.ts'
import type { PurchaseHistories, PurchaseHistory } from '../purchase-histories/purchase-history.ts'
import type { Horizon, TimeUnit } from '../purchase-histories/time-unit.ts'

/** The models of repeat purchase by code. */
export type PurchaseModelCode = 'nbd' | 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd' | 'bg-cnbd-k' | 'mbg-cnbd-k'

/** Parameters that remember the time unit of the data they were fitted on; given by hand they may leave it out. */
export type InUnit<Parameters, Unit extends TimeUnit = TimeUnit> = Parameters & { readonly timeUnit?: Unit }

/** A fitted model: its parameters and how well the data determine them. */
export interface PurchaseFit<Parameters, Unit extends TimeUnit = TimeUnit> {
  readonly ok: true
  readonly model: PurchaseModelCode
  readonly parameters: InUnit<Parameters, Unit>
  readonly logLikelihood: number
  /** Standard error of each estimated parameter, from the curvature of the likelihood. */
  readonly standardErrors: Partial<Parameters>
  /** Names of the estimated parameters, in the order of `logCovariance`. */
  readonly estimated: readonly (keyof Parameters & string)[]
  /** Covariance of the logarithms of the estimated parameters, row after row. */
  readonly logCovariance: Float64Array
  readonly converged: true
  readonly customerCount: number
  readonly cellCount: number
  readonly evaluations: number
}

/** What a model says of many customers, row by row. */
export interface PurchaseScores {
  /** Probability that the customer still is one, 0–1. */
  readonly stillCustomer: Float64Array
  /** Purchases to expect within the horizon. */
  readonly expectedPurchases: Float64Array
}

/**
 * One interface for all models of repeat purchase without a contract.
 *
 * Parameters, histories and horizons must be in one time unit. The types see to it where the unit is known; bare
 * numbers are taken to be in the parameters' unit. Every function throws a RangeError that names the value and its
 * bound when a parameter or history is out of range.
 */
export interface PurchaseModel<Parameters> {
  readonly code: PurchaseModelCode
  /** The model in a sentence for people. */
  readonly sentence: string
  /** What must hold for its figures to be right, for the model card. */
  readonly assumes: readonly string[]
  /** When its figures mislead, for the model card. */
  readonly misleads: readonly string[]
  /**
   * Whether "is she still a customer?" may be answered from this model. Not from NBD, where nobody ever leaves, nor
   * from BG/NBD and BG/CNBD-k, which say 1 for every one-time buyer (a churn score worse than a coin on CDNOW).
   */
  readonly answersStillCustomer: boolean
  /** Parameters that make the histories most probable; or why there are none. */
  fit<Unit extends TimeUnit>(histories: PurchaseHistories<Unit>): PurchaseFit<Parameters, Unit> | CannotSay
  /** Log-likelihood of the histories under given parameters. */
  logLikelihood(parameters: InUnit<Parameters>, histories: PurchaseHistories): number
  /** Probability, 0–1, that this customer will ever buy again as a customer, not having left for good. */
  stillCustomer(parameters: InUnit<Parameters>, history: PurchaseHistory): number
  /** Purchases to expect of this customer within the horizon from now. */
  expectedPurchases<Unit extends TimeUnit>(
    parameters: InUnit<Parameters, Unit>,
    history: PurchaseHistory,
    horizon: Horizon<NoInfer<Unit>>,
  ): number
  /** Repeat purchases to expect within the horizon of someone who bought for the first time just now. */
  expectedPurchasesOfNewCustomer<Unit extends TimeUnit>(
    parameters: InUnit<Parameters, Unit>,
    horizon: Horizon<NoInfer<Unit>>,
  ): number
  /** Probability that someone who bought for the first time just now makes exactly `count` repeat purchases. */
  purchaseCountProbability<Unit extends TimeUnit>(
    parameters: InUnit<Parameters, Unit>,
    count: number,
    horizon: Horizon<NoInfer<Unit>>,
  ): number
  /** Probability that this customer makes exactly `count` purchases within the horizon from now. */
  futureCountProbability<Unit extends TimeUnit>(
    parameters: InUnit<Parameters, Unit>,
    history: PurchaseHistory,
    count: number,
    horizon: Horizon<NoInfer<Unit>>,
  ): number
  /**
   * All future purchases of this customer, later ones counting for less (DERT, discounted expected residual
   * transactions): the integral of e^(−rate·t) over the purchases expected at time t from now.
   * @param discountRate continuously compounded, per time unit of the parameters, > 0; log(1.15) / 52.1775 is 15 % a year
   *   for weeks
   */
  discountedPurchases(parameters: InUnit<Parameters>, history: PurchaseHistory, discountRate: number): number
  /** `stillCustomer` and `expectedPurchases` of every row; equal histories are computed once. */
  score<Unit extends TimeUnit>(
    parameters: InUnit<Parameters, Unit>,
    histories: PurchaseHistories<NoInfer<Unit>>,
    horizon: Horizon<NoInfer<Unit>>,
  ): PurchaseScores
}
