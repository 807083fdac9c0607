import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { requireFinite, requireSameLength } from '../require.ts'
import { type Lifetimes, longestFirst, requireLifetimes } from './lifetimes.ts'

/** How often a ranking by risk gets the order of leaving right. */
export type Concordance = {
  ok: true
  /** Share of comparable pairs ordered rightly (equal risks count half), 0–1; 0.5 is guessing. */
  concordance: number
  /** Number of pairs of which it is known who left first. */
  comparablePairs: number
}

/** Pairs counted so far. */
type Pairs = { right: number; tied: number; comparable: number }

/**
 * Does the model rank those who leave sooner as more at risk?
 * The shopkeeper's question: "Of two customers, does it know which one goes first?"
 *
 * Harrell's C. A pair can be compared when one left while the other was still here afterwards, or was last seen then; two
 * who left at the same time cannot. With strata only pairs within a stratum count.
 *
 * @source Harrell, Califf, Pryor, Lee & Rosati (1982), JAMA 247, 2543–2546
 * @param lifetimes durations and who left
 * @param risk predicted risk, finite, higher = leaves sooner; only its order counts
 * @param strata label of each customer's stratum; all in one unless given
 * @returns concordance 0–1; cannot say when no pair can be compared
 * @throws RangeError naming the value and its bound
 * @accuracy exact
 * @cost one sort and a walk with a binary indexed tree: customers × log(customers)
 * @example concordance({ durations: [1, 2, 3], left: [1, 1, 0] }, [0.9, 0.1, 0.3]).concordance // 2 of 3 pairs: ≈ 0.667
 */
export function concordance(
  lifetimes: Lifetimes,
  risk: ArrayLike<number>,
  strata?: ArrayLike<string | number>,
): Concordance | CannotSay {
  requireLifetimes(lifetimes)
  requireSameLength('risk', risk, 'durations', lifetimes.durations)
  if (strata) requireSameLength('strata', strata, 'durations', lifetimes.durations)
  const levels = levelsOf(risk)
  const pairs: Pairs = { right: 0, tied: 0, comparable: 0 }
  for (const rows of rowsByStratum(longestFirst(lifetimes.durations), strata)) {
    countPairs(lifetimes, rows, levels, pairs)
  }
  if (pairs.comparable === 0) return cannotSay('Of no two customers is it known who left first.')
  const concordance = (pairs.right + pairs.tied / 2) / pairs.comparable
  return { ok: true, concordance, comparablePairs: pairs.comparable }
}

/** Each risk as its rank among the distinct ones, 1 for the lowest. */
function levelsOf(risk: ArrayLike<number>): Uint32Array {
  for (let row = 0; row < risk.length; row++) requireFinite(`risk[${row}]`, risk[row]!)
  const order = longestFirst(risk).reverse()
  const levels = new Uint32Array(risk.length)
  let level = 0
  for (let rank = 0; rank < order.length; rank++) {
    if (rank === 0 || risk[order[rank]!] !== risk[order[rank - 1]!]) level++
    levels[order[rank]!] = level
  }
  return levels
}

function rowsByStratum(
  order: Uint32Array,
  strata: ArrayLike<string | number> | undefined,
): Iterable<number[]> {
  const rowsOf = new Map<string | number, number[]>()
  for (const row of order) {
    const stratum = strata?.[row] ?? 0
    const rows = rowsOf.get(stratum)
    if (rows) rows.push(row)
    else rowsOf.set(stratum, [row])
  }
  return rowsOf.values()
}

/** Walks from the longest stay to the shortest; the tree holds the risks of all who stayed longer. */
function countPairs(
  { durations, left }: Lifetimes,
  rows: readonly number[],
  levels: Uint32Array,
  pairs: Pairs,
) {
  const tree = new RankTree(rows.reduce((most, row) => Math.max(most, levels[row]!), 0))
  let start = 0
  while (start < rows.length) {
    let end = start
    while (end < rows.length && durations[rows[end]!] === durations[rows[start]!]) end++
    const together = rows.slice(start, end)
    // Those last seen still here at this very time stayed longer than those who left at it.
    for (const row of together) if (!left[row]) tree.add(levels[row]!)
    for (const row of together) {
      if (!left[row]) continue
      const below = tree.countUpTo(levels[row]! - 1)
      pairs.right += below
      pairs.tied += tree.countUpTo(levels[row]!) - below
      pairs.comparable += tree.size
    }
    for (const row of together) if (left[row]) tree.add(levels[row]!)
    start = end
  }
}

/** Counts of ranks, with the number at or below any rank in logarithmic time (Fenwick 1994). */
class RankTree {
  size = 0
  readonly #counts: Uint32Array

  constructor(highest: number) {
    this.#counts = new Uint32Array(highest + 1)
  }

  add(rank: number): void {
    this.size++
    for (let at = rank; at < this.#counts.length; at += at & -at) this.#counts[at]! += 1
  }

  countUpTo(rank: number): number {
    let count = 0
    for (let at = rank; at > 0; at -= at & -at) count += this.#counts[at]!
    return count
  }
}
