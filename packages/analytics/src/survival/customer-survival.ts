import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { requireFinite, requireNotNegative, requireSameLength } from '../require.ts'
import type { CoxModel } from './fit-cox.ts'
import { lastAtOrBefore } from './kaplan-meier.ts'

/** A single customer as the model sees her. */
export type CoxCustomer = {
  /** Her features, in the order of the model's effects. */
  features: ArrayLike<number>
  /** Label of her stratum; needed when the model has strata. */
  stratum?: string | number
  /** How long she has stayed already (≥ 0, unit of the durations); 0 unless given. */
  stayed?: number
}

/** Chances of still being here at each time asked for. */
export type CustomerSurvival = {
  ok: true
  /** Share 0–1 for each time, given that she is still here now. */
  survival: Float64Array
  /** Her risk relative to a customer with average features: 2 is twice the risk at any time; > 0. */
  relativeRisk: number
}

/**
 * How likely is this customer still here so much later?
 * The shopkeeper's question: "She has been with us for a year: will she stay another?"
 *
 * @source Cox (1972); S(t | x) = exp(−Λ₀(t) · exp(β·(x − x̄))), divided by S at the time already stayed
 * @param model from `fitCox`
 * @param customer features, stratum, and how long she has stayed already
 * @param times at which to answer, counted from her start, each ≥ `stayed`, in the unit of the durations
 * @returns shares 0–1, not rising; cannot say for a stratum the model has not seen, or once the baseline has run out
 *   (nobody was left at risk)
 * @throws RangeError naming the value and its bound
 * @accuracy as the fit; no interval: `SurvivalCurve` of similar customers shows how uncertain such a share is
 * @cost features + times × log(steps)
 * @example customerSurvival(model, { features: [1, 0, 29.85], stayed: 12 }, [24, 36]).survival
 */
export function customerSurvival(
  model: CoxModel,
  customer: CoxCustomer,
  times: ArrayLike<number>,
): CustomerSurvival | CannotSay {
  const { features, stratum = 0, stayed = 0 } = customer
  requireSameLength('features', features, 'effects', model.effects)
  requireNotNegative('stayed', stayed)
  const baseline = model.baselines.get(stratum)
  if (!baseline) return cannotSay(`The model has seen no customer of stratum "${stratum}".`)
  let score = 0
  for (const [i, { name, coefficient }] of model.effects.entries()) {
    score += coefficient * (requireFinite(name, features[i]!) - model.means[i]!)
  }
  const relativeRisk = Math.exp(score)
  const hazardAt = (time: number) => {
    const step = lastAtOrBefore(baseline.times, time)
    return step < 0 ? 0 : baseline.cumulativeHazard[step]!
  }
  const before = hazardAt(stayed)
  const survival = Float64Array.from(times, (time, i) => {
    if (!(time >= stayed))
      throw new RangeError(`times[${i}] must be at least stayed = ${stayed}, but is ${time}`)
    return Math.exp(-relativeRisk * (hazardAt(time) - before))
  })
  return { ok: true, survival, relativeRisk }
}
