import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { criticalZ, usualConfidence } from '../interval.ts'
import { requireNotNegative } from '../require.ts'
import { type Lifetimes, longestFirst, requireLifetimes } from './lifetimes.ts'

/** Share of customers still here after each time at which somebody left. All arrays have one entry per such time. */
export type SurvivalCurve = {
  ok: true
  /** Times at which somebody left, ascending, in the unit of the durations. */
  times: Float64Array
  /** Customers still here and watched just before each time. */
  atRisk: Uint32Array
  /** Customers who left at each time. */
  leaving: Uint32Array
  /** Share still here just after each time, 0–1, falling. */
  survival: Float64Array
  /** Ends of the interval for that share, 0–1. */
  low: Float64Array
  high: Float64Array
  /** Greenwood's standard error of that share. */
  standardError: Float64Array
  /** Longest time anybody was watched; beyond it the curve says nothing. */
  longest: number
}

/**
 * What share of customers is still here after so long, although most have not left yet?
 * The shopkeeper's question: "Of ten who sign up, how many are left after a year?"
 *
 * Kaplan–Meier: those still here count for as long as they were watched, neither as lost nor as kept for ever. Assumes
 * that when we stopped watching has nothing to do with whether someone was about to leave.
 *
 * @source Kaplan & Meier (1958), J. American Statistical Association 53, 457–481; error: Greenwood (1926); interval on the
 *   scale of log(−log S): Kalbfleisch & Prentice (1980), The Statistical Analysis of Failure Time Data, section 1.3
 * Notation: S(t) = Π_{tᵢ ≤ t} (1 − dᵢ/nᵢ); G = Σ dᵢ / (nᵢ (nᵢ − dᵢ)); se = S √G; interval S^exp(± z √G / ln S)
 * @param lifetimes durations ≥ 0 in any unit, and who left
 * @param options `confidence` of the interval at each single time, above 0 and below 1, 0.95 unless given
 * @returns a step curve, read with `survivalAt`; where S reaches 0 the error is 0, the low end 0 and the high end stays as
 *   it was; cannot say when nobody has left
 * @throws RangeError naming the value and its bound
 * @accuracy 1e-12 relative
 * @cost one sort of the customers
 * @example kaplanMeier({ durations: [1, 2, 2, 3], left: [1, 1, 0, 0] }).survival // [0.75, 0.5]
 */
export function kaplanMeier(
  lifetimes: Lifetimes,
  { confidence = usualConfidence }: { confidence?: number } = {},
): SurvivalCurve | CannotSay {
  const z = criticalZ(confidence)
  requireLifetimes(lifetimes)
  const steps = leavingSteps(lifetimes)
  if (steps.length === 0) return cannotSay('Nobody has left yet, so how long customers stay is not known.')
  const size = steps.length
  const curve: SurvivalCurve = {
    ok: true,
    times: Float64Array.from(steps, ({ time }) => time),
    atRisk: Uint32Array.from(steps, ({ atRisk }) => atRisk),
    leaving: Uint32Array.from(steps, ({ leaving }) => leaving),
    survival: new Float64Array(size),
    low: new Float64Array(size),
    high: new Float64Array(size),
    standardError: new Float64Array(size),
    longest: lifetimes.durations[longestFirst(lifetimes.durations)[0]!]!,
  }
  let survival = 1
  let greenwood = 0
  for (let i = 0; i < size; i++) {
    const { atRisk, leaving } = steps[i]!
    survival *= (atRisk - leaving) / atRisk
    greenwood += leaving / (atRisk * (atRisk - leaving))
    writeStep(curve, i, survival, greenwood, z)
  }
  return curve
}

function writeStep(curve: SurvivalCurve, i: number, survival: number, greenwood: number, z: number): void {
  curve.survival[i] = survival
  if (survival === 0) {
    curve.high[i] = i === 0 ? 1 : curve.high[i - 1]!
    return
  }
  curve.standardError[i] = survival * Math.sqrt(greenwood)
  const reach = (z * Math.sqrt(greenwood)) / Math.log(survival)
  curve.low[i] = survival ** Math.exp(-reach)
  curve.high[i] = survival ** Math.exp(reach)
}

function leavingSteps({ durations, left }: Lifetimes): { time: number; atRisk: number; leaving: number }[] {
  const order = longestFirst(durations)
  const steps: { time: number; atRisk: number; leaving: number }[] = []
  let leaving = 0
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank]!
    if (left[row]) leaving++
    const time = durations[row]!
    if (rank + 1 < order.length && durations[order[rank + 1]!] === time) continue
    if (leaving > 0) steps.push({ time, atRisk: rank + 1, leaving })
    leaving = 0
  }
  return steps.reverse()
}

/** Share still here at one time, with its interval. */
export type SurvivalAt = { ok: true; survival: number; low: number; high: number }

/**
 * Reads a survival curve: what share is still here after this time?
 * The shopkeeper's question: "And after two years?"
 *
 * @source `kaplanMeier`: the value of the last step at or before the time
 * @param curve from `kaplanMeier`
 * @param time ≥ 0, in the unit of the durations
 * @returns share 0–1 with its interval (1, without width, before anybody left); cannot say beyond the longest time watched
 * @throws RangeError naming the value and its bound
 * @cost logarithm of the number of steps
 * @example survivalAt(curve, 12) // of Telco customers, in months: { ok: true, survival: 0.8432, … }
 */
export function survivalAt(curve: SurvivalCurve, time: number): SurvivalAt | CannotSay {
  requireNotNegative('time', time)
  if (time > curve.longest) return cannotSay(`Nobody has been watched for longer than ${curve.longest}.`)
  const step = lastAtOrBefore(curve.times, time)
  if (step < 0) return { ok: true, survival: 1, low: 1, high: 1 }
  return { ok: true, survival: curve.survival[step]!, low: curve.low[step]!, high: curve.high[step]! }
}

/**
 * After how long has this share of customers left?
 * The shopkeeper's question: "How long does the typical customer stay?" (share 0.5: the median)
 *
 * @source the smallest time with S(t) ≤ 1 − share
 * @param curve from `kaplanMeier`
 * @param share of customers gone, above 0 and at most 1, 0.5 unless given
 * @returns a time in the unit of the durations; cannot say when fewer have left so far
 * @throws RangeError naming the value and its bound
 * @cost one walk over the steps
 * @example timeUntilGone(kaplanMeier({ durations: [1, 2, 2, 3], left: [1, 1, 0, 0] })) // { ok: true, time: 2 }
 */
export function timeUntilGone(curve: SurvivalCurve, share = 0.5): { ok: true; time: number } | CannotSay {
  if (!(share > 0 && share <= 1)) throw new RangeError(`share must be above 0 and at most 1, but is ${share}`)
  // A rounding error in the product of shares must not push the median one step on.
  const step = curve.survival.findIndex((survival) => survival <= 1 - share + 1e-12)
  if (step >= 0) return { ok: true, time: curve.times[step]! }
  const gone = 1 - curve.survival.at(-1)!
  return cannotSay(`Only ${(100 * gone).toFixed(0)} % have left so far.`)
}

/** Index of the last value at or before `wanted` in ascending values, −1 when all are later. */
export function lastAtOrBefore(ascending: Float64Array, wanted: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! <= wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}
