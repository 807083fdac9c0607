import type { Item } from '../baskets/frequent-item-sets.ts'
import { requireCount } from '../require.ts'
import { type ItemScores, type RecommenderModel, scoreItems } from './score-items.ts'

/** An item to offer, and how well it fits. */
export type Recommendation<T extends Item> = { item: T; score: number }

/**
 * What to offer this customer next, best first?
 * The shopkeeper's question: "Which three things do I show her?"
 *
 * What she already has is left out. Ties go to the item that comes first in the model's catalogue. With `popularity` as the
 * model this is the best-seller list without what she has: show its hit rate beside that of the model in use.
 *
 * @source see the model
 * @param model a fitted recommender
 * @param history what she bought, or the `ItemScores` made of it
 * @param options `count` of offers, whole ≥ 1; `exclude` further items never to offer (out of stock, not for her)
 * @returns at most `count` items
 * @throws RangeError naming the value and its bound
 * @cost scoring, plus items · log(count)
 * @example
 * const model = fitItemKnn([['tea', 'milk'], ['tea', 'milk'], ['tea', 'jam']])
 * if (model.ok) recommendItems(model, ['tea'], { count: 2 }).map(({ item }) => item)
 * // ['milk', 'jam']
 */
export function recommendItems<T extends Item>(
  model: RecommenderModel<T>,
  history: readonly T[] | ItemScores<T>,
  { count, exclude = [] }: { count: number; exclude?: Iterable<T> },
): Recommendation<T>[] {
  const { scores, owned } = 'scores' in history ? history : scoreItems(model, history)
  const excluded = new Set<T>(exclude)
  const offered = (item: number) => !owned.has(item) && !excluded.has(model.items[item]!)
  return bestIndexes(scores, count, offered).map((item) => ({
    item: model.items[item]!,
    score: scores[item]!,
  }))
}

/**
 * The positions of the `count` highest scores among those allowed, best first, ties by position.
 *
 * @throws RangeError naming the value and its bound
 * @cost one comparison per score, and a short insertion for each of the few that enter the list
 */
export function bestIndexes(
  scores: ArrayLike<number>,
  count: number,
  allowed: (index: number) => boolean = () => true,
): number[] {
  requireCount('count', count, 1)
  const best: number[] = []
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index]!
    if (best.length === count && !(score > scores[best[count - 1]!]!)) continue
    if (!allowed(index)) continue
    if (best.length === count) best.pop()
    best.splice(insertionPoint(best, scores, score), 0, index)
  }
  return best
}

/** First position whose score is lower: equal scores keep their order. */
function insertionPoint(best: readonly number[], scores: ArrayLike<number>, score: number): number {
  let low = 0
  let high = best.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (scores[best[middle]!]! >= score) low = middle + 1
    else high = middle
  }
  return low
}
