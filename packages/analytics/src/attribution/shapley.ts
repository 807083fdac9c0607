import type { Credit } from './by-position.ts'
import type { NumberedJourneys } from './journeys.ts'

/**
 * Shapley value of each channel in the game "how many conversions need no other channels than these".
 *
 * That game is a sum of unanimity games, one per path: a path pays out only to coalitions that hold all its
 * channels. The Shapley value of a unanimity game is an equal split among its members, so the exact answer is
 * what each path brought, shared equally by its different channels: no walk over 2ⁿ coalitions, no sampling.
 *
 * @source Shapley (1953), Contributions to the Theory of Games II, 307–317; for channels without order:
 *   Zhao, Mahboobi & Bagheri (2018), arXiv 1804.05327
 * Notation: v(S) = Σ of conversions over paths whose channels ⊆ S; φ_c = Σ over paths with c of conversions / |channels|
 * @cost one walk over all steps
 */
export function creditByShapley(journeys: NumberedJourneys): Credit {
  const conversions = new Float64Array(journeys.channels.length)
  const values = new Float64Array(journeys.channels.length)
  journeys.paths.forEach((path, row) => {
    const members = new Set(path)
    for (const channel of members) {
      conversions[channel]! += journeys.conversions[row]! / members.size
      values[channel]! += journeys.values[row]! / members.size
    }
  })
  return { conversions, values }
}
