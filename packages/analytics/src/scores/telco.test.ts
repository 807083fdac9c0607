import { beforeAll, expect, test } from 'vitest'
import type { CannotSay } from '../cannot-say.ts'
import { drawIndex } from '../random/draw.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { describeWithDataSets } from '../testing/data-sets.ts'
import { telcoCustomers } from '../testing/telco.ts'
import { fitBoostedTrees } from './boosted-trees/fit-boosted-trees.ts'
import type { FeatureRow } from './feature-table.ts'
import { fitLogistic } from './logistic/fit-logistic.ts'
import { evaluateScores, type ScoreReport } from './metrics/evaluate-scores.ts'
import { type ScoreModel, scoreCustomers } from './score-customers.ts'

type Fit = (rows: FeatureRow[], outcomes: number[]) => ScoreModel | CannotSay

/** ANALYTICS A13, computed independently; folds drawn at random, so to the tolerance of cross-validation. */
describeWithDataSets('Telco churn, cross-validated', () => {
  let rows: FeatureRow[]
  let churned: number[]
  beforeAll(() => {
    ;({ rows, churned } = telcoCustomers())
  })

  /** Scores every customer by a model fitted on the other folds. */
  function crossValidated(fit: Fit, foldCount = 10): ScoreReport {
    const random = seededRandom(1)
    const folds = rows.map((_, row) => row % foldCount)
    for (let row = folds.length - 1; row > 0; row--) {
      const other = drawIndex(random, row + 1)
      ;[folds[row], folds[other]] = [folds[other]!, folds[row]!]
    }
    const probabilities = new Float64Array(rows.length)
    for (let fold = 0; fold < foldCount; fold++) {
      const isTraining = (_: unknown, row: number) => folds[row] !== fold
      const model = fit(rows.filter(isTraining), churned.filter(isTraining))
      if (!model.ok) throw new Error(model.reason)
      const held = rows.map((_, row) => row).filter((row) => folds[row] === fold)
      const scores = scoreCustomers(
        model,
        held.map((row) => rows[row]!),
      )
      held.forEach((row, place) => {
        probabilities[row] = scores[place]!
      })
    }
    const report = evaluateScores(probabilities, churned)
    if (!report.ok) throw new Error(report.reason)
    return report
  }

  test('7,043 customers, 26.537 % of whom left', () => {
    expect(rows).toHaveLength(7043)
    expect(churned.reduce((sum, left) => sum + left, 0)).toBe(1869)
    expect(rows.filter(({ TotalCharges }) => TotalCharges === null)).toHaveLength(11)
  })

  test('logistic regression: AUC .8455, average precision .6529, Brier .1353, top-decile lift 2.87', () => {
    const report = crossValidated((table, outcomes) => fitLogistic(table, outcomes))
    expect(report.baseRate).toBeCloseTo(0.26537, 5)
    expect(Math.abs(report.auc - 0.8455)).toBeLessThan(0.003)
    expect(Math.abs(report.averagePrecision - 0.6529)).toBeLessThan(0.003)
    expect(Math.abs(report.brier - 0.1353)).toBeLessThan(0.001)
    expect(Math.abs(report.deciles[0]!.lift - 2.87)).toBeLessThan(0.06)
    expect(report.calibration.error).toBeLessThan(0.02)
  })

  test('boosting with large trees does not beat the simple model, as published (.8352 against .8455)', () => {
    // The settings behind .8352 are not recorded; these are scikit-learn's for histogram boosting, at half the trees.
    const settings = { trees: 50, learningRate: 0.2, maxLeaves: 31, penalty: 0, maxBins: 63 }
    const report = crossValidated((table, outcomes) => fitBoostedTrees(table, outcomes, settings), 5)
    expect(report.auc).toBeLessThan(0.8425)
    expect(Math.abs(report.auc - 0.8352)).toBeLessThan(0.006)
  })
})
