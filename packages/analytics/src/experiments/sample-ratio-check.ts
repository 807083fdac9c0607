import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { requireCount, requirePositive, requireSameLength } from '../require.ts'
import { chiSquareSurvival } from '../special/chi-square.ts'

/** Whether the groups are as large as the draw should have made them. */
export type SampleRatioCheck = {
  ok: true
  /** False when groups this uneven would come up by chance less often than `threshold`. */
  balanced: boolean
  /** Chance of groups at least this uneven under a fair draw, 0–1. */
  pValue: number
  chiSquare: number
  /** Number of groups minus 1. */
  degreesOfFreedom: number
}

/**
 * Was the draw fair: are treated and left-alone groups as large as they should be?
 * The shopkeeper's question: "May I trust this test at all?"
 *
 * Groups of the wrong size mean that something besides chance decided who was counted (bounced mails dropped from one
 * group, say); every comparison of such groups is worthless, however small its p-value.
 *
 * @source Pearson's chi-square; its use as a check of experiments: Fabijan et al. (2019), KDD, 2156–2164
 * Notation: X² = Σ (nᵢ − n·wᵢ)² / (n·wᵢ), compared with chi-square on groups − 1 degrees of freedom
 * @param counts customers counted in each group, whole numbers ≥ 0, at least two groups
 * @param options `weights` the proportions meant, each > 0, equal unless given; `threshold` for `balanced`, 0.001 unless
 *   given, so that a fair test is hardly ever thrown away
 * @returns p-value 0–1; cannot say when nobody was counted
 * @throws RangeError naming the value and its bound
 * @accuracy the chi-square approximation holds from about five expected customers a group
 * @cost one walk over the groups
 * @example sampleRatioCheck([21307, 21387, 21306]) // X² 0.2025, p 0.9037: balanced
 */
export function sampleRatioCheck(
  counts: readonly number[],
  { weights, threshold = 0.001 }: { weights?: readonly number[]; threshold?: number } = {},
): SampleRatioCheck | CannotSay {
  if (counts.length < 2) throw new RangeError(`counts must have at least 2 groups, but has ${counts.length}`)
  for (const [group, count] of counts.entries()) requireCount(`counts[${group}]`, count)
  const meant = weights ?? counts.map(() => 1)
  requireSameLength('weights', meant, 'counts', counts)
  for (const [group, weight] of meant.entries()) requirePositive(`weights[${group}]`, weight)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return cannotSay('Nobody has been counted in any group yet.')
  const whole = meant.reduce((sum, weight) => sum + weight, 0)
  const chiSquare = counts.reduce((sum, count, group) => {
    const expected = (total * meant[group]!) / whole
    return sum + (count - expected) ** 2 / expected
  }, 0)
  const degreesOfFreedom = counts.length - 1
  const pValue = chiSquareSurvival(chiSquare, degreesOfFreedom)
  return { ok: true, balanced: pValue >= threshold, pValue, chiSquare, degreesOfFreedom }
}
