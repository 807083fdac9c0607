import { requireCount, requirePositive } from '../require.ts'
import { findRoot } from '../special/find-root.ts'
import { normalCdf, normalQuantile } from '../special/normal.ts'
import { crossingProbability } from './crossing-probability.ts'

/** How strict each planned look at a running test must be. */
export type SequentialBound = {
  /** Share of the planned customers seen at this look, 0–1. */
  information: number
  /** Stop when |estimate / standard error| reaches this. */
  z: number
  /** The same as a two-sided p-value of a single look. */
  pValue: number
}

/** More looks than this are no plan; `confidenceSequence` allows any number. */
const mostLooks = 100

/**
 * How clear must the result be at each planned look, so that looking early does not fool me?
 * The shopkeeper's question: "I want to look after each of five weeks: when may I stop?"
 *
 * O'Brien–Fleming asks for overwhelming evidence early and nearly the ordinary at the end, Pocock for the same at every
 * look. The looks must be planned beforehand; for looking whenever one likes use `confidenceSequence`.
 *
 * @source O'Brien & Fleming (1979), Biometrics 35, 549–556; Pocock (1977), Biometrika 64, 191–199
 * Notation: at share t of the information z(t) = C/√t (O'Brien–Fleming) or C (Pocock), C such that crossing at any look
 *   has probability α without an effect
 * @param looks number of equally spaced looks (whole number, 1–100), or the shares of customers seen at each, ascending to 1
 * @param options `kind` of bound; `significance` of the whole test, above 0 and below 1, 0.05 unless given
 * @returns one bound per look
 * @throws RangeError naming the value and its bound
 * @accuracy bounds within 1e-8
 * @cost a dozen recursive integrations: 2 ms for 5 looks, 0.2 s for 20
 * @example groupSequentialBounds(5, { kind: 'obrien-fleming' }).map(({ z }) => z) // ≈ [4.562, 3.226, 2.634, 2.281, 2.040]
 */
export function groupSequentialBounds(
  looks: number | readonly number[],
  { kind, significance = 0.05 }: { kind: 'obrien-fleming' | 'pocock'; significance?: number },
): SequentialBound[] {
  if (!(significance > 0 && significance < 1)) {
    throw new RangeError(`significance must be above 0 and below 1, but is ${significance}`)
  }
  const information = plannedLooks(looks)
  const shape = information.map((share) => (kind === 'pocock' ? 1 : 1 / Math.sqrt(share)))
  const single = normalQuantile(1 - significance / 2)
  const excess = (constant: number) =>
    crossingProbability(
      shape.map((factor) => constant * factor),
      information,
    ) - significance
  // One look needs `single`; spreading the chance over all looks evenly (Bonferroni) is always enough.
  const highest = normalQuantile(1 - significance / (2 * information.length))
  const constant = information.length === 1 ? single : findRoot(excess, single, highest + 1e-9, 1e-12)
  return information.map((share, look) => {
    const z = constant * shape[look]!
    return { information: share, z, pValue: 2 * normalCdf(-z) }
  })
}

/**
 * How often does a test without any effect look like a success, if I check it this many times?
 * The shopkeeper's question: "What harm is there in peeking?"
 *
 * @source Armitage, McPherson & Rowe (1969), J. Royal Statistical Society A 132, 235–244
 * @param looks number of equally spaced looks (whole number, 1–100), or the shares of customers seen at each, ascending to 1
 * @param bound |z| at which one would stop, > 0; 1.96 is "significant at 5 %"
 * @returns probability of at least one false alarm, 0–1
 * @throws RangeError naming the value and its bound
 * @accuracy absolute error < 1e-10
 * @cost one recursive integration: under a millisecond for 5 looks
 * @example falseAlarmRate(5, 1.96) // ≈ 0.142, not 0.05
 */
export function falseAlarmRate(looks: number | readonly number[], bound: number): number {
  requirePositive('bound', bound)
  const information = plannedLooks(looks)
  return crossingProbability(
    information.map(() => bound),
    information,
  )
}

function plannedLooks(looks: number | readonly number[]): number[] {
  const count = typeof looks === 'number' ? requireCount('looks', looks, 1) : looks.length
  if (count < 1 || count > mostLooks)
    throw new RangeError(`looks must be from 1 to ${mostLooks}, but is ${count}`)
  if (typeof looks === 'number') return Array.from({ length: count }, (_, look) => (look + 1) / count)
  looks.forEach((share, look) => {
    if (!(share > (looks[look - 1] ?? 0) && share <= 1)) {
      throw new RangeError(`looks[${look}] must be above the look before and at most 1, but is ${share}`)
    }
  })
  if (looks.at(-1) !== 1) throw new RangeError(`looks must end with 1, but end with ${looks.at(-1)}`)
  return [...looks]
}
