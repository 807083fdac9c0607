import { requireSameLength } from '../require.ts'

/**
 * Do two ways of grouping the same customers agree, beyond what chance would give? (Adjusted Rand index.)
 * The shopkeeper's question: "I grouped them again: did I get the same groups?"
 *
 * Names of groups do not matter, only who is with whom.
 *
 * @source Hubert & Arabie (1985), Journal of Classification 2, 193–218
 * Notation: (Σ_ij C(n_ij, 2) − E) / ((Σ_i C(a_i, 2) + Σ_j C(b_j, 2)) / 2 − E), E = Σ_i C(a_i, 2) · Σ_j C(b_j, 2) / C(n, 2)
 * @param one group of each row, any labels
 * @param two the other grouping of the same rows, at least two rows
 * @returns 1 for the same groups, about 0 for unrelated ones, −0.5 at worst
 * @throws RangeError naming the value and its bound
 * @cost one walk over the rows
 * @example adjustedRand([0, 0, 1, 1], [0, 0, 1, 2]) // ≈ 0.571
 */
export function adjustedRand(one: ArrayLike<number | string>, two: ArrayLike<number | string>): number {
  requireSameLength('one', one, 'two', two)
  if (one.length < 2) throw new RangeError(`one must hold at least 2 rows, but holds ${one.length}`)
  const both = new Map<number | string, Map<number | string, number>>()
  const sizesOne = new Map<number | string, number>()
  const sizesTwo = new Map<number | string, number>()
  for (let row = 0; row < one.length; row++) {
    const [a, b] = [one[row]!, two[row]!]
    const shared = both.get(a) ?? new Map<number | string, number>()
    both.set(a, shared.set(b, (shared.get(b) ?? 0) + 1))
    sizesOne.set(a, (sizesOne.get(a) ?? 0) + 1)
    sizesTwo.set(b, (sizesTwo.get(b) ?? 0) + 1)
  }
  const together = [...both.values()].reduce((sum, shared) => sum + pairsIn(shared), 0)
  const pairsOne = pairsIn(sizesOne)
  const pairsTwo = pairsIn(sizesTwo)
  const expected = (pairsOne * pairsTwo) / ((one.length * (one.length - 1)) / 2)
  const most = (pairsOne + pairsTwo) / 2
  // All in one group twice, or everyone alone twice: the groupings are the same.
  return most === expected ? 1 : (together - expected) / (most - expected)
}

/** Pairs of rows that share a cell. */
function pairsIn(sizes: ReadonlyMap<unknown, number>): number {
  let pairs = 0
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2
  return pairs
}
