import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { requireCount, requireFinite, requirePositive, requireShare } from '../require.ts'
import { normalCdf, normalQuantile } from '../special/normal.ts'

/** The effect one hopes for: on a share of customers, or on a mean. */
export type HopedEffect =
  /** Share of customers who buy (0–1) when left alone, and when treated. */
  | { shareWithout: number; shareWith: number }
  /** Difference per customer, and how much customers differ (standard deviation), in one unit. */
  | { difference: number; standardDeviation: number }

/** How many customers a test needs. */
export type SampleSize = { ok: true; treated: number; control: number; total: number }

/** Variance of the estimated difference times the number of customers, if there is no effect and if there is. */
type Spread = { difference: number; without: number; with: number }

/**
 * How many customers must a test have to show the effect one hopes for?
 * The shopkeeper's question: "I have 2,000 addresses: is a test worth the trouble?"
 *
 * Two-sided z test of two independent groups. For shares the pooled variance is used under "no effect" and each group's
 * own under the hoped effect; this asks for a handful more than the unpooled formula.
 *
 * @source Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., (4.14) and (4.19)
 * Notation: with w the control share, N = (z_α √V₀ + z_β √V₁)² / δ²; V₀ = p̄q̄ (1/(1−w) + 1/w), p̄ the mean over everyone;
 *   V₁ = p₁q₁/(1−w) + p₂q₂/w; for means V₀ = V₁ = σ² (1/(1−w) + 1/w)
 * @param effect shares 0–1, or a difference and a standard deviation > 0 in one unit
 * @param options `power` chance of seeing the effect if it is there (0.8 unless given); `significance` chance of seeing
 *   one that is not (0.05 unless given); `controlShare` of customers left alone (0.5 unless given): all above 0, below 1
 * @returns whole customers per group, rounded up; cannot say when there is no difference to be seen
 * @throws RangeError naming the value and its bound
 * @accuracy normal approximation: below about 20 buyers per group ask for more
 * @cost constant
 * @example sampleSize({ shareWithout: 0.1, shareWith: 0.12 }) // 3,841 in each group
 */
export function sampleSize(
  effect: HopedEffect,
  {
    power = 0.8,
    significance = 0.05,
    controlShare = 0.5,
  }: { power?: number; significance?: number; controlShare?: number } = {},
): SampleSize | CannotSay {
  requireInside('power', power)
  requireInside('significance', significance)
  const spread = spreadOf(effect, requireInside('controlShare', controlShare))
  if (spread.difference === 0)
    return cannotSay('No number of customers is enough to see a difference of zero.')
  const reach =
    normalQuantile(1 - significance / 2) * Math.sqrt(spread.without) +
    normalQuantile(power) * Math.sqrt(spread.with)
  if (reach <= 0) return { ok: true, treated: 1, control: 1, total: 2 }
  const customers = (reach / spread.difference) ** 2
  const treated = Math.ceil(customers * (1 - controlShare) - 1e-9)
  const control = Math.ceil(customers * controlShare - 1e-9)
  return { ok: true, treated, control, total: treated + control }
}

/**
 * How likely is a test of this size to show the effect one hopes for?
 * The shopkeeper's question: "If the letter really works, will this test notice?"
 *
 * Below 0.8, "no difference seen" says little about whether there is one.
 *
 * @source the same formula as `sampleSize`, solved for the power
 * @param effect shares 0–1, or a difference and a standard deviation > 0 in one unit
 * @param groups customers `treated` and left alone (`control`), whole numbers ≥ 1
 * @param options `significance` of the two-sided test, above 0 and below 1, 0.05 unless given
 * @returns probability 0–1; `significance` itself when there is no effect
 * @throws RangeError naming the value and its bound
 * @accuracy normal approximation
 * @cost constant
 * @example testPower({ shareWithout: 0.1, shareWith: 0.12 }, { treated: 3841, control: 3841 }) // ≈ 0.80
 */
export function testPower(
  effect: HopedEffect,
  { treated, control }: { treated: number; control: number },
  { significance = 0.05 }: { significance?: number } = {},
): number {
  requireCount('treated', treated, 1)
  requireCount('control', control, 1)
  const total = treated + control
  const spread = spreadOf(effect, control / total)
  const bound =
    normalQuantile(1 - requireInside('significance', significance) / 2) * Math.sqrt(spread.without)
  const shift = Math.abs(spread.difference) * Math.sqrt(total)
  const deviation = Math.sqrt(spread.with)
  // Everyone's outcome is certain under the hoped effect: it is either beyond the bound or not.
  if (deviation === 0) return shift > bound ? 1 : 0
  return normalCdf((shift - bound) / deviation) + normalCdf((-shift - bound) / deviation)
}

function spreadOf(effect: HopedEffect, controlShare: number): Spread {
  const perTreated = 1 / (1 - controlShare)
  const perControl = 1 / controlShare
  if ('difference' in effect) {
    const { difference, standardDeviation } = effect
    requireFinite('difference', difference)
    const variance = requirePositive('standardDeviation', standardDeviation) ** 2 * (perTreated + perControl)
    return { difference, without: variance, with: variance }
  }
  const without = requireShare('shareWithout', effect.shareWithout)
  const withIt = requireShare('shareWith', effect.shareWith)
  const pooled = withIt * (1 - controlShare) + without * controlShare
  return {
    difference: withIt - without,
    without: pooled * (1 - pooled) * (perTreated + perControl),
    with: withIt * (1 - withIt) * perTreated + without * (1 - without) * perControl,
  }
}

function requireInside(name: string, value: number): number {
  if (value > 0 && value < 1) return value
  throw new RangeError(`${name} must be above 0 and below 1, but is ${value}`)
}
