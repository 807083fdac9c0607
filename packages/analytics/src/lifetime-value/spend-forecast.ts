import { expectedSpend } from '../gamma-gamma/expected-spend.ts'
import type { GammaGammaFit } from '../gamma-gamma/fit.ts'
import type { GammaGammaParameters } from '../gamma-gamma/gamma-gamma.ts'
import { type Interval, upperProbability } from '../interval.ts'
import type { PurchaseHistory } from '../purchase-histories/purchase-history.ts'
import type { Horizon, TimeUnit } from '../purchase-histories/time-unit.ts'
import { drawParameters } from '../purchase-models/draw-parameters.ts'
import type { InUnit, PurchaseFit, PurchaseModel } from '../purchase-models/purchase-model.ts'
import { drawGamma } from '../random/draw-gamma.ts'
import type { Random } from '../random/seeded-random.ts'
import { requireCount } from '../require.ts'
import { quantileOfSorted } from '../special/quantile-of-sorted.ts'

/** The two fits that together say what a customer will spend. */
export interface SpendModels<Parameters, Unit extends TimeUnit> {
  readonly model: PurchaseModel<Parameters>
  readonly purchases: PurchaseFit<Parameters, Unit>
  readonly spend: GammaGammaFit
}

/** What one customer will spend within the horizon. */
export interface SpendForecast {
  /** Money to expect on average. */
  readonly estimate: number
  /**
   * Money between which her spend will lie with the stated confidence: parameters, number of purchases and amounts all
   * unknown. Wide, and often from 0 on: that is what one customer's future is like.
   */
  readonly spend: Interval
}

/** Counts beyond this are not drawn. */
const MOST_PURCHASES = 100_000

/**
 * What one customer will spend within the horizon, undiscounted, with the range that is left open.
 * The shopkeeper's question: "What will she bring in this year, and how sure is that?"
 *
 * Each draw takes plausible parameters of both models, then a number of purchases n, then her own level
 * ν ~ Gamma(px+q, v+xz) and the sum Gamma(pn, ν) of n purchases.
 *
 * @source as `customerForecast`, with Fader & Hardie (2013), brucehardie.com/notes/025, for the money
 * @param models fits of both models
 * @param history with `meanSpend`, the mean amount of her repeat purchases
 * @param options `confidence` 0–1; `draws` ≥ 100, 1,000 unless given
 * @throws RangeError when a value is out of range, or the mean spend is infinite (see `expectedSpend`)
 * @accuracy ends of the range to about 3 % of its width at 1,000 draws
 * @cost draws × (one count probability per purchase drawn): about 10 ms, 100 ms for Pareto/NBD
 * @example spendForecast({ model, purchases: fit, spend: fitGammaGamma(histories) }, history, weeks(52),
 *   { random: seededRandom(1), confidence: 0.8 })
 */
export function spendForecast<Parameters, Unit extends TimeUnit>(
  { model, purchases, spend }: SpendModels<Parameters, Unit>,
  history: PurchaseHistory & { readonly meanSpend: number },
  horizon: Horizon<NoInfer<Unit>>,
  { random, confidence, draws = 1000 }: { random: Random; confidence: number; draws?: number },
): SpendForecast {
  const upper = upperProbability(confidence)
  requireCount('draws', draws, 100)
  const money = drawParameters({ ...spend, estimated: ['p', 'q', 'v'] }, draws, random)
  const totals = drawParameters(purchases, draws, random).map((parameters, draw) => {
    const count = drawCount(model, parameters, history, horizon, random)
    return count === 0 ? 0 : drawTotal(money[draw]!, history, count, random)
  })
  const sorted = Float64Array.from(totals).sort()
  const expected = model.expectedPurchases(purchases.parameters, history, horizon)
  return {
    estimate: expected * expectedSpend(spend.parameters, history),
    spend: { low: quantileOfSorted(sorted, 1 - upper), high: quantileOfSorted(sorted, upper) },
  }
}

/** A number of purchases, by running up the distribution function. */
function drawCount<Parameters, Unit extends TimeUnit>(
  model: PurchaseModel<Parameters>,
  parameters: InUnit<Parameters, Unit>,
  history: PurchaseHistory,
  horizon: Horizon<NoInfer<Unit>>,
  random: Random,
): number {
  let left = random()
  for (let count = 0; count < MOST_PURCHASES; count++) {
    left -= model.futureCountProbability(parameters, history, count, horizon)
    // The sum of all probabilities may end a rounding error below 1.
    if (left < 1e-12) return count
  }
  throw new RangeError(`a draw must stay below ${MOST_PURCHASES} purchases; shorten the horizon`)
}

/** What `count` purchases cost together. */
function drawTotal(
  { p, q, v }: GammaGammaParameters,
  { frequency, meanSpend }: { readonly frequency: number; readonly meanSpend: number },
  count: number,
  random: Random,
): number {
  const past = frequency === 0 ? 0 : frequency * meanSpend
  const rate = drawGamma(random, p * frequency + q, v + past)
  return drawGamma(random, p * count, rate)
}
