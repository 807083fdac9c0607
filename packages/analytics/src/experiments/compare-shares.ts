import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { criticalZ, type Interval, scaled, usualConfidence } from '../interval.ts'
import { requireCount } from '../require.ts'
import { normalCdf } from '../special/normal.ts'
import type { SampleSummary } from './sample-summary.ts'

/** How many of a group did the thing in question (bought, came, answered). */
export type ShareCount = {
  /** Number of customers who did it, whole number, 0 ≤ successes ≤ count. */
  successes: number
  /** Number of customers in the group, whole number ≥ 0. */
  count: number
}

/** How much larger the share of buyers is among the treated, and how many buyers that makes together. */
export type ShareComparison = {
  ok: true
  /** Share among the treated minus share among the control group, −1 to 1. */
  difference: number
  /** Where the true difference of the shares lies, within −1 to 1. */
  interval: Interval
  /** Standard error of the difference, from each group's own share. */
  standardError: number
  /** Two-sided p-value of "no difference" (pooled z test), 0–1. */
  pValue: number
  /** The effect on all treated customers together, in customers: difference × number treated. */
  totalEffect: { estimate: number; interval: Interval }
}

/**
 * Did a larger share of the treated customers buy (or come, or answer), and how sure is that?
 * The shopkeeper's question: "How many more came because of the letter?"
 *
 * Newcombe's hybrid score interval, right also for rare events and small groups, where the usual ± 1.96 standard
 * errors is not. Assumes that chance decided who was treated and that customers decide independently.
 *
 * @source Newcombe (1998), Statistics in Medicine 17, 873–890, method 10
 * Notation: pᵢ = xᵢ/nᵢ with Wilson limits lᵢ, uᵢ; d = p₁ − p₂;
 *   from d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²)
 * @param treated successes and count of the treated customers
 * @param control the same for the randomised holdout
 * @param options `confidence` of the intervals, above 0 and below 1, 0.95 unless given
 * @returns shares 0–1 and their difference; cannot say when a group is empty
 * @throws RangeError naming the value and its bound
 * @accuracy relative error < 1e-12 against 30-digit figures (fixtures/comparisons.json)
 * @cost constant
 * @example compareShares({ successes: 3894, count: 21307 }, { successes: 2262, count: 21306 })
 *   // visits: difference 0.0766, interval 0.0699 to 0.0832: about 1,632 visitors more
 */
export function compareShares(
  treated: ShareCount,
  control: ShareCount,
  { confidence = usualConfidence }: { confidence?: number } = {},
): ShareComparison | CannotSay {
  const z = criticalZ(confidence)
  requireShareCount('treated', treated)
  requireShareCount('control', control)
  if (treated.count === 0 || control.count === 0) {
    const counts = `${treated.count} treated, ${control.count} left alone`
    return cannotSay(`Each group needs at least one customer (${counts}).`)
  }
  const p1 = treated.successes / treated.count
  const p2 = control.successes / control.count
  const difference = p1 - p2
  const interval = newcombeInterval(treated, control, z)
  return {
    ok: true,
    difference,
    interval,
    standardError: Math.sqrt((p1 * (1 - p1)) / treated.count + (p2 * (1 - p2)) / control.count),
    pValue: pooledPValue(treated, control),
    totalEffect: { estimate: difference * treated.count, interval: scaled(interval, treated.count) },
  }
}

function newcombeInterval(treated: ShareCount, control: ShareCount, z: number): Interval {
  const p1 = treated.successes / treated.count
  const p2 = control.successes / control.count
  const one = shareInterval(treated, z)
  const two = shareInterval(control, z)
  return {
    low: p1 - p2 - Math.hypot(p1 - one.low, two.high - p2),
    high: p1 - p2 + Math.hypot(one.high - p1, p2 - two.low),
  }
}

/** Wilson's score interval of one share, `z` standard errors to each side; within 0–1 by construction. */
export function shareInterval({ successes, count }: ShareCount, z: number): Interval {
  const share = successes / count
  const shrink = 1 + (z * z) / count
  const middle = (share + (z * z) / (2 * count)) / shrink
  const reach = (z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))) / shrink
  return {
    low: successes === 0 ? 0 : Math.max(0, middle - reach),
    high: successes === count ? 1 : Math.min(1, middle + reach),
  }
}

function pooledPValue(treated: ShareCount, control: ShareCount): number {
  const pooled = (treated.successes + control.successes) / (treated.count + control.count)
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / treated.count + 1 / control.count))
  if (spread === 0) return 1
  const difference = treated.successes / treated.count - control.successes / control.count
  return 2 * normalCdf(-Math.abs(difference) / spread)
}

/**
 * Writes a count of yes and no as count, mean and variance, so that it fits `relativeLift` and the like.
 *
 * @param share successes and count
 * @returns the summary of a column of ones and zeros (variance with divisor count − 1)
 * @throws RangeError naming the value and its bound
 * @example summaryOfShare({ successes: 1, count: 4 }) // { count: 4, mean: 0.25, variance: 0.25 }
 */
export function summaryOfShare(share: ShareCount): SampleSummary {
  requireShareCount('share', share)
  const { successes, count } = share
  const mean = successes / count
  return { count, mean, variance: (mean * (count - successes)) / (count - 1) }
}

/** Refuses counts that no group could have: negative, broken, or more successes than customers. */
export function requireShareCount(name: string, { successes, count }: ShareCount): void {
  requireCount(`${name}.count`, count)
  requireCount(`${name}.successes`, successes)
  if (successes > count) {
    throw new RangeError(`${name}.successes must be at most ${name}.count = ${count}, got ${successes}`)
  }
}
