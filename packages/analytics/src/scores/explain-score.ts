import { addContributions } from './boosted-trees/tree.ts'
import { widthOf } from './encode-features.ts'
import type { FeatureRow, FeatureValue } from './feature-table.ts'
import { designFor, type ScoreModel, scoreCustomers } from './score-customers.ts'

/** What one feature did to one customer's score. */
export type FeatureContribution = {
  feature: string
  value: FeatureValue
  /** Change of the log-odds against the average customer: +0.7 doubles the odds, −0.7 halves them. */
  contribution: number
}

/** Why a customer has the score she has. */
export type ScoreExplanation = {
  probability: number
  /** Log-odds of the average customer; with all contributions it adds up to those of this one. */
  baseLogOdds: number
  /** Strongest first. */
  contributions: FeatureContribution[]
}

/**
 * Why does this customer have this score?
 * The shopkeeper's question: "What makes you think she is leaving?"
 *
 * Contributions say what the score rests on, not what would happen if a feature were changed.
 *
 * @source logistic: β_j·(x_j − mean_j), summed over the columns of a feature; trees: change of the expected value along the
 * path (Palczewska et al. 2014, Advances in Intelligent Systems and Computing 263, 193–218)
 * @param model what the fit returned
 * @param row what is known of the customer
 * @returns contributions that add up with `baseLogOdds` to the log-odds of `probability`
 * @throws RangeError when a number is not one
 * @cost columns (logistic) or trees × depth
 * @example
 * const model = fitLogistic([{ visits: 1 }, { visits: 2 }, { visits: 3 }, { visits: 9 }], [0, 1, 0, 1], { penalty: 0.1 })
 * if (model.ok) explainScore(model, { visits: 9 }).contributions[0].contribution > 0
 * // true
 */
export function explainScore(model: ScoreModel, row: FeatureRow): ScoreExplanation {
  const design = designFor(model, [row])
  const { base, byColumn } =
    model.kind === 'logistic' ? logisticParts(model, design.values) : treeParts(model, design)
  let first = 0
  const contributions = model.features.map((feature): FeatureContribution => {
    const columns = byColumn.subarray(first, first + widthOf(feature))
    first += widthOf(feature)
    return {
      feature: feature.name,
      value: row[feature.name],
      contribution: columns.reduce((sum, part) => sum + part, 0),
    }
  })
  contributions.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  return { probability: scoreCustomers(model, [row])[0]!, baseLogOdds: base, contributions }
}

type Parts = { base: number; byColumn: Float64Array }

function logisticParts(
  { intercept, terms }: Extract<ScoreModel, { kind: 'logistic' }>,
  values: Float64Array,
): Parts {
  return {
    base: terms.reduce((sum, { coefficient, mean }) => sum + coefficient * mean, intercept),
    byColumn: values.map((value, at) => terms[at]!.coefficient * (value - terms[at]!.mean)),
  }
}

function treeParts(
  { baseLogOdds, trees }: Extract<ScoreModel, { kind: 'boosted-trees' }>,
  design: ReturnType<typeof designFor>,
): Parts {
  const byColumn = new Float64Array(design.columns)
  for (const tree of trees) addContributions(tree, design, 0, byColumn)
  return { base: trees.reduce((sum, tree) => sum + tree.value[0]!, baseLogOdds), byColumn }
}
