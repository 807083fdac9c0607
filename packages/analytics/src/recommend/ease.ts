import type { Item } from '../baskets/frequent-item-sets.ts'
import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { invertPositiveDefinite } from '../linear-algebra/invert-positive-definite.ts'
import { requirePositive } from '../require.ts'
import { type PurchaseMatrix, purchaseMatrix } from './purchase-matrix.ts'

/** How strongly owning one item speaks for each other. */
export type Ease<T extends Item> = {
  ok: true
  kind: 'ease'
  items: readonly T[]
  regularisation: number
  /** items × items, row after row: `weights[i · items + j]` is what owning item i adds to the score of item j. */
  weights: Float64Array
}

/** 20,000 × 20,000 numbers are 3.2 GB and 40 minutes: beyond that another method serves better. */
const maxItems = 20_000

/**
 * What goes with what somebody already has, all items weighed against each other?
 * The shopkeeper's question: "Knowing her basket, what do I put next to it?"
 *
 * The recommender to start with for shops of up to some 10,000 items: one matrix inverse, one parameter, and on baskets
 * of groceries better than popularity, nearest neighbours, pair rules and hand-tuned factorisation. A weight can be
 * negative: tea may speak against coffee. Assumes that what was bought together before will be again; knows nothing of
 * season or price, and cannot say anything about an item nobody bought.
 *
 * @source Steck (2019), "Embarrassingly shallow autoencoders for sparse data", WWW 3251–3257, algorithm 1
 * Notation: X = purchases (0/1), λ = regularisation; P = (XᵀX + λI)⁻¹, B_ij = −P_ij / P_jj, B_jj = 0; scores x·B
 * @param rows one array of items per customer (or per basket), repeats count once
 * @param options `regularisation` > 0, in purchases: the more, the closer to plain counting of pairs; 500 unless given.
 *   `items` fixes the catalogue and its order, else the items bought, in order of first appearance
 * @returns a model for `recommendItems`, or cannot say when nothing was bought or the items are more than 20,000
 * @throws RangeError naming the value and its bound
 * @accuracy weights to about 1e-16 × (most frequent item + regularisation) / regularisation
 * @cost items³/2 multiply-adds and items² numbers of memory: 5,000 items 36 s and 200 MB, 1,000 items 0.4 s
 * @example
 * const model = fitEase([['tea', 'milk'], ['tea', 'milk'], ['jam']], { regularisation: 1 })
 * if (model.ok) recommendItems(model, ['tea'], { count: 1 })[0].item
 * // 'milk'
 */
export function fitEase<T extends Item>(
  rows: readonly (readonly T[])[],
  { regularisation = 500, items }: { regularisation?: number; items?: readonly T[] } = {},
): Ease<T> | CannotSay {
  requirePositive('regularisation', regularisation)
  const matrix = purchaseMatrix(rows, items)
  if (matrix.columns.length === 0) return cannotSay('Nothing has been bought yet.')
  const size = matrix.items.length
  if (size > maxItems) {
    return cannotSay(
      `${size} items are more than the ${maxItems} that EASE can weigh against each other; use item-kNN.`,
    )
  }
  const weights = boughtTogether(matrix)
  for (let item = 0; item < size; item++) weights[item * size + item]! += regularisation
  if (!invertPositiveDefinite(weights, size)) {
    throw new RangeError(
      `regularisation must be large enough to tell the items apart, but is ${regularisation}`,
    )
  }
  becomeWeights(weights, size)
  return { ok: true, kind: 'ease', items: matrix.items, regularisation, weights }
}

/** XᵀX in the lower triangle: how many bought both items, on the diagonal how many bought the item. */
function boughtTogether<T extends Item>({ items, starts, columns }: PurchaseMatrix<T>): Float64Array {
  const size = items.length
  const counts = new Float64Array(size * size)
  for (let row = 0; row + 1 < starts.length; row++) {
    const end = starts[row + 1]!
    for (let later = starts[row]!; later < end; later++) {
      const at = columns[later]! * size
      for (let earlier = starts[row]!; earlier <= later; earlier++) counts[at + columns[earlier]!]!++
    }
  }
  return counts
}

/** P becomes B in place: each column divided by minus its diagonal, and the diagonal zero. */
function becomeWeights(inverse: Float64Array, size: number): void {
  const scale = Float64Array.from({ length: size }, (_, item) => -1 / inverse[item * size + item]!)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) inverse[row * size + column]! *= scale[column]!
    inverse[row * size + row] = 0
  }
}
