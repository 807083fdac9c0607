import type { Matrix } from '../linear-algebra/matrix.ts'
import type { BoostedTrees } from './boosted-trees/fit-boosted-trees.ts'
import { boostedScore } from './boosted-trees/tree.ts'
import { encodeFeatures, type FeatureEncoding } from './encode-features.ts'
import { columnsOf, type FeatureTable } from './feature-table.ts'
import type { LogisticModel } from './logistic/fit-logistic.ts'
import { scoreOf } from './logistic/newton.ts'

/** Any fitted score. */
export type ScoreModel = LogisticModel | BoostedTrees

/**
 * How likely is each of these customers to do it?
 * The shopkeeper's question: "Whom do I call first?"
 *
 * @source see the model: `fitLogistic`, `fitBoostedTrees`
 * @param model what the fit returned
 * @param table rows or columns of the same features; columns the model does not know are passed over, those it misses and
 *   categories it never saw count as not known
 * @returns a probability per row, 0–1
 * @throws RangeError naming feature, row and value when a number is not one
 * @cost rows × columns (logistic) or rows × trees × depth
 * @example
 * const model = fitLogistic([{ visits: 1 }, { visits: 2 }, { visits: 3 }, { visits: 9 }], [0, 1, 0, 1], { penalty: 0.1 })
 * if (model.ok) scoreCustomers(model, [{ visits: 5 }])[0]
 * // ≈ 0.664
 */
export function scoreCustomers(model: ScoreModel, table: FeatureTable): Float64Array {
  const design = designFor(model, table)
  const logOdds = logOddsOf(model)
  const probabilities = new Float64Array(design.rows)
  for (let row = 0; row < design.rows; row++) probabilities[row] = 1 / (1 + Math.exp(-logOdds(design, row)))
  return probabilities
}

/** The table as the model wants it. */
export function designFor(
  model: { kind: ScoreModel['kind']; features: readonly FeatureEncoding[] },
  table: FeatureTable,
): Matrix {
  const names = model.features.map(({ name }) => name)
  return encodeFeatures(
    model.features,
    columnsOf(table, names),
    model.kind === 'logistic' ? 'standard' : 'raw',
  )
}

function logOddsOf(model: ScoreModel): (design: Matrix, row: number) => number {
  if (model.kind === 'boosted-trees') return (design, row) => boostedScore(model, design, row)
  const coefficients = Float64Array.of(model.intercept, ...model.terms.map(({ coefficient }) => coefficient))
  return (design, row) => scoreOf(design, row, coefficients)
}
