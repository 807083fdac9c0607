import type { Item } from '../baskets/frequent-item-sets.ts'
import { solveFactors } from './als-steps.ts'
import type { Ease } from './ease.ts'
import type { ImplicitAls } from './implicit-als.ts'
import type { ItemKnn } from './item-knn.ts'
import type { Popularity } from './popularity.ts'

/** Any fitted recommender. */
export type RecommenderModel<T extends Item> = Popularity<T> | Ease<T> | ItemKnn<T> | ImplicitAls<T>

/** One customer's score of every item, and what she had when it was made: `addPurchase` carries it on. */
export type ItemScores<T extends Item> = {
  /** In the order of the model's `items`; higher is better, comparable only within one customer and one model. */
  scores: Float64Array
  /** The items she has, as numbers in the model's `items`. */
  owned: ReadonlySet<number>
  model: RecommenderModel<T>
}

/**
 * How well does each item fit this customer, by what she bought so far?
 * The shopkeeper's question: "What would she like, of all I have?"
 *
 * Works for customers the model never saw: nothing is fitted again. Items the model does not know (newer than the fit) are
 * passed over.
 *
 * @source see the model: `popularity`, `fitEase`, `fitItemKnn`, `fitImplicitAls` (folding in)
 * @param model what the fit returned
 * @param history items she bought, repeats count once
 * @returns scores and what they rest on
 * @cost items × history (EASE), pairs of neighbours (item-kNN), (history + factors/3) · factors²/2 + items · factors (ALS)
 * @example
 * const model = fitEase([['tea', 'milk'], ['tea', 'milk'], ['jam']], { regularisation: 1 })
 * if (model.ok) scoreItems(model, ['tea']).scores[1]
 * // ≈ 0.667
 */
export function scoreItems<T extends Item>(model: RecommenderModel<T>, history: readonly T[]): ItemScores<T> {
  const indexes = itemNumbers(model)
  const owned = new Set<number>()
  for (const item of history) {
    const index = indexes.get(item)
    if (index !== undefined) owned.add(index)
  }
  return { scores: scoresOf(model, owned), owned, model }
}

/**
 * The scores of a customer after one more purchase, without going through her history again.
 * The shopkeeper's question: "She just took tea: what now?"
 *
 * @param before what `scoreItems` or an earlier `addPurchase` gave; stays unchanged
 * @param item what she bought; unknown or already owned items change nothing
 * @returns the same scores as `scoreItems` on the longer history, to rounding
 * @cost one row of the model: items additions (EASE), neighbours of one item (item-kNN); ALS folds in afresh
 * @example
 * const model = fitEase([['tea', 'milk'], ['tea', 'milk'], ['jam']], { regularisation: 1 })
 * if (model.ok) addPurchase(scoreItems(model, []), 'tea').scores[1]
 * // ≈ 0.667
 */
export function addPurchase<T extends Item>(before: ItemScores<T>, item: T): ItemScores<T> {
  const { model } = before
  const index = itemNumbers(model).get(item)
  if (index === undefined || before.owned.has(index)) return before
  const owned = new Set(before.owned).add(index)
  if (model.kind === 'implicit-als') return { scores: scoresOf(model, owned), owned, model }
  const scores = before.scores.slice()
  addItem(model, index, scores)
  return { scores, owned, model }
}

function scoresOf<T extends Item>(model: RecommenderModel<T>, owned: ReadonlySet<number>): Float64Array {
  if (model.kind === 'implicit-als') return foldedIn(model, owned)
  const scores =
    model.kind === 'popularity' ? model.buyerCounts.slice() : new Float64Array(model.items.length)
  for (const index of owned) addItem(model, index, scores)
  return scores
}

/** What owning one item adds to every score. */
function addItem<T extends Item>(
  model: Popularity<T> | Ease<T> | ItemKnn<T>,
  index: number,
  scores: Float64Array,
): void {
  if (model.kind === 'popularity') return
  if (model.kind === 'ease') {
    const row = index * scores.length
    for (let item = 0; item < scores.length; item++) scores[item]! += model.weights[row + item]!
    return
  }
  for (let at = model.starts[index]!; at < model.starts[index + 1]!; at++) {
    const item = model.neighbours[at]!
    const similarity = model.similarities[at]!
    scores[item] = model.combine === 'sum' ? scores[item]! + similarity : Math.max(scores[item]!, similarity)
  }
}

function foldedIn<T extends Item>(model: ImplicitAls<T>, owned: ReadonlySet<number>): Float64Array {
  const { factors, itemFactors, gram, items } = model
  const point = new Float64Array(factors)
  solveFactors([...owned], itemFactors, gram, items.length, model, new Float64Array(factors * factors), point)
  return Float64Array.from(items, (_, item) => {
    let sum = 0
    for (let k = 0; k < factors; k++) sum += point[k]! * itemFactors[item * factors + k]!
    return sum
  })
}

/** Item → number, made once per catalogue and forgotten with it. */
const numbersByCatalogue = new WeakMap<readonly Item[], ReadonlyMap<Item, number>>()

function itemNumbers<T extends Item>(model: RecommenderModel<T>): ReadonlyMap<Item, number> {
  let numbers = numbersByCatalogue.get(model.items)
  if (!numbers) {
    numbers = new Map(model.items.map((item, index) => [item, index]))
    numbersByCatalogue.set(model.items, numbers)
  }
  return numbers
}
