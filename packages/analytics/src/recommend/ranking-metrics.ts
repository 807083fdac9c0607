import type { Item } from '../baskets/frequent-item-sets.ts'
import { requireCount } from '../require.ts'
import { recommendItems } from './recommend-items.ts'
import type { RecommenderModel } from './score-items.ts'

/** How good a list of offers was, 0 (nothing right) to 1; for several customers, the mean over them. */
export type RankingMetrics = {
  /** Was anything on the list right? */
  hitRate: number
  /** Share of the list that was right, of `cutoff` places. */
  precision: number
  /** Share of what was right that the list found. */
  recall: number
  /** Precision at each right place, averaged over min(right items, cutoff): early hits count more. */
  averagePrecision: number
  /** 1 / place of the first right item; 0 when there is none. */
  reciprocalRank: number
  /** Gain 1/log₂(place + 1) of each right item, relative to the best possible order. */
  ndcg: number
}

/**
 * How good is this list of offers, now that we know what was bought?
 * The shopkeeper's question: "Of what I would have offered, what did she take?"
 *
 * @source Järvelin & Kekäläinen (2002), ACM TOIS 20, 422–446 (nDCG); Manning, Raghavan & Schütze (2008), Introduction to
 * Information Retrieval, chapter 8
 * Notation: rel_k = 1 when place k is right, c = cutoff, R = right items; AP = Σ_k rel_k · precision@k / min(R, c),
 * nDCG = Σ_k rel_k / log₂(k + 1) ÷ Σ_{k ≤ min(R, c)} 1 / log₂(k + 1)
 * @param ranked offers, best first, without repeats
 * @param relevant what turned out right, at least one item, repeats count once
 * @param cutoff places looked at, whole ≥ 1
 * @returns all measures, each 0–1
 * @throws RangeError naming the value and its bound
 * @cost one look-up per place
 * @example
 * rankingMetrics(['tea', 'jam', 'milk'], ['milk'], 3)
 * // { hitRate: 1, precision: 1 / 3, recall: 1, averagePrecision: 1 / 3, reciprocalRank: 1 / 3, ndcg: 0.5 }
 */
export function rankingMetrics<T extends Item>(
  ranked: readonly T[],
  relevant: Iterable<T>,
  cutoff: number,
): RankingMetrics {
  requireCount('cutoff', cutoff, 1)
  const right = new Set(relevant)
  if (right.size === 0) throw new RangeError('relevant must hold at least 1 item, but is empty')
  const reachable = Math.min(right.size, cutoff)
  let [hits, precisions, gain, idealGain, reciprocalRank] = [0, 0, 0, 0, 0]
  for (let place = 1; place <= cutoff; place++) {
    if (place <= reachable) idealGain += 1 / Math.log2(place + 1)
    if (place > ranked.length || !right.has(ranked[place - 1]!)) continue
    hits++
    precisions += hits / place
    gain += 1 / Math.log2(place + 1)
    if (hits === 1) reciprocalRank = 1 / place
  }
  return {
    hitRate: hits > 0 ? 1 : 0,
    precision: hits / cutoff,
    recall: hits / right.size,
    averagePrecision: precisions / reachable,
    reciprocalRank,
    ndcg: gain / idealGain,
  }
}

/** One customer of a back-test: what she had, and what she then bought. */
export type RankingCase<T extends Item> = { history: readonly T[]; bought: readonly T[] }

/**
 * How good would this recommender have been, on purchases it never saw?
 * The shopkeeper's question: "Is it better than just offering my best-sellers?"
 *
 * Run it on the model and on `popularity`, over the same cases, and show both.
 *
 * @source protocol: Cremonesi, Koren & Turrin (2010), RecSys 39–46, ranking against the whole catalogue
 * @param model fitted on earlier purchases, or on other customers
 * @param cases at least one; what is in `history` is never offered
 * @param cutoff places looked at, whole ≥ 1
 * @returns the mean of each measure over the cases
 * @throws RangeError naming the value and its bound
 * @cost one `recommendItems` per case
 * @example
 * const model = popularity([['tea', 'milk'], ['tea'], ['jam']])
 * if (model.ok) evaluateRecommender(model, [{ history: [], bought: ['tea'] }, { history: [], bought: ['jam'] }], 1).hitRate
 * // 0.5
 */
export function evaluateRecommender<T extends Item>(
  model: RecommenderModel<T>,
  cases: readonly RankingCase<T>[],
  cutoff: number,
): RankingMetrics {
  if (cases.length === 0) throw new RangeError('cases must hold at least 1 case, but is empty')
  const mean: RankingMetrics = {
    hitRate: 0,
    precision: 0,
    recall: 0,
    averagePrecision: 0,
    reciprocalRank: 0,
    ndcg: 0,
  }
  for (const { history, bought } of cases) {
    const ranked = recommendItems(model, history, { count: cutoff }).map(({ item }) => item)
    const metrics = rankingMetrics(ranked, bought, cutoff)
    for (const name of Object.keys(mean) as (keyof RankingMetrics)[])
      mean[name] += metrics[name] / cases.length
  }
  return mean
}
