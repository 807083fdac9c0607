import { type CannotSay, cannotSay } from '../cannot-say.ts'
import {
  columnsOf,
  type FeatureColumns,
  type FeatureTable,
  type FeatureValue,
  isUnknown,
} from './feature-table.ts'
import { evaluateScores, type ScoreReport } from './metrics/evaluate-scores.ts'
import { outcomesOf } from './outcomes.ts'
import { type ScoreModel, scoreCustomers } from './score-customers.ts'

/** Customers as they were on the day they were (or would have been) scored, and what came of it. */
export type ScoredExamples = {
  table: FeatureTable
  /** 0 or 1, one per row. */
  outcomes: ArrayLike<boolean | number>
  /** Day of the score, 'YYYY-MM-DD', one per row. */
  scoredOn: ArrayLike<string>
  /**
   * Day on which each feature was recorded: for every feature one day per row, or one for all rows. A value without a day
   * counts as recorded too late, a row without a value needs none.
   */
  recordedOn: Readonly<Record<string, string | ArrayLike<string | null | undefined>>>
  /** Day on which each outcome was certain, one per row; the day of the score unless given. */
  outcomeKnownOn?: ArrayLike<string>
}

/** A feature that the score could not have known. */
export type Leak = {
  feature: string
  /** Rows in which it was recorded after the score, or nobody knows when. */
  rows: number
}

/** A refusal that names the features to take out. */
export type LeakRefusal = CannotSay & { leaks: Leak[] }

/** What the score would have been worth. */
export type TimeEvaluation = {
  ok: true
  /** Fitted on the earlier customers only. */
  model: ScoreModel
  /** On the later customers. */
  report: ScoreReport
  trainedOn: number
  /** Earlier customers left out because their outcome was not yet certain when testing starts. */
  leftOut: number
}

/**
 * How good would this score have been, had we used it from that day on?
 * The shopkeeper's question: "Would it have worked, honestly?"
 *
 * Learns from customers scored before `testFrom` whose outcome was certain by then, and tests on those scored later. Folds drawn
 * at random let a score peep at its own future (about .1 of AUC on bank calls). Features recorded after the score are refused,
 * not ignored: the length of a sales call predicts the sale at AUC .93 and is known only after it.
 *
 * @source leakage: Kaufman, Rosset, Perlich & Stitelman (2012), ACM TKDD 6(4), 15; evaluation in time order: Bergmeir & Benítez
 * (2012), Information Sciences 191, 192–213
 * @param examples one row per customer and score
 * @param options `testFrom` 'YYYY-MM-DD'; `fit` makes a model of rows and outcomes, e.g. `fitLogistic`
 * @returns model and report; a refusal with `leaks` when a feature came too late; cannot say when either part is empty or has only
 *   one kind of outcome
 * @throws RangeError naming the value and its bound: bad days, columns of different length, a feature without `recordedOn`
 * @cost one fit, one scoring
 * @example
 * const examples = {
 *   table: [{ visits: 1 }, { visits: 8 }, { visits: 2 }, { visits: 9 }],
 *   outcomes: [0, 1, 0, 1],
 *   scoredOn: ['2025-01-01', '2025-01-01', '2025-06-01', '2025-06-01'],
 *   recordedOn: { visits: '2024-12-31' },
 * }
 * const evaluation = evaluateOverTime(examples, { testFrom: '2025-03-01', fit: fitLogistic })
 * if (evaluation.ok) evaluation.report.auc
 * // 1
 */
export function evaluateOverTime(
  examples: ScoredExamples,
  {
    testFrom,
    fit,
  }: { testFrom: string; fit: (table: FeatureTable, outcomes: Uint8Array) => ScoreModel | CannotSay },
): TimeEvaluation | CannotSay | LeakRefusal {
  requireDay('testFrom', testFrom)
  const columns = columnsOf(examples.table)
  const outcomes = outcomesOf(examples.outcomes, columns.rows)
  const scoredOn = daysOf('scoredOn', examples.scoredOn, columns.rows)
  const knownOn = daysOf('outcomeKnownOn', examples.outcomeKnownOn ?? examples.scoredOn, columns.rows)
  const leaks = leaksIn(columns, examples.recordedOn, scoredOn)
  if (leaks.length > 0) return refusalOf(leaks, columns.rows)
  const rows = scoredOn.map((_, row) => row)
  const training = rows.filter((row) => scoredOn[row]! < testFrom && knownOn[row]! <= testFrom)
  const testing = rows.filter((row) => scoredOn[row]! >= testFrom)
  if (training.length === 0)
    return cannotSay(`No outcome was certain before ${testFrom}, so there is nothing to learn from.`)
  if (testing.length === 0)
    return cannotSay(`Nobody was scored from ${testFrom} on, so there is nothing to test on.`)
  const model = fit(
    pick(columns, training),
    Uint8Array.from(training, (row) => outcomes[row]!),
  )
  if (!model.ok) return model
  const probabilities = scoreCustomers(model, pick(columns, testing))
  const report = evaluateScores(
    probabilities,
    testing.map((row) => outcomes[row]!),
  )
  if (!report.ok) return report
  const leftOut = columns.rows - training.length - testing.length
  return { ok: true, model, report, trainedOn: training.length, leftOut }
}

function leaksIn(
  { columns, rows }: FeatureColumns,
  recordedOn: ScoredExamples['recordedOn'],
  scoredOn: readonly string[],
): Leak[] {
  const leaks: Leak[] = []
  for (const [feature, values] of columns) {
    const recorded = Object.hasOwn(recordedOn, feature) ? recordedOn[feature] : undefined
    if (recorded === undefined) throw new RangeError(`recordedOn must say when ${feature} was recorded`)
    let late = 0
    for (let row = 0; row < rows; row++) {
      const day = typeof recorded === 'string' ? recorded : recorded[row]
      if (day) requireDay(`recordedOn.${feature}[${row}]`, day)
      if (!isUnknown(values[row]) && !(day && day.slice(0, 10) <= scoredOn[row]!)) late++
    }
    if (late > 0) leaks.push({ feature, rows: late })
  }
  return leaks
}

function refusalOf(leaks: Leak[], rows: number): LeakRefusal {
  const parts = leaks.map(({ feature, rows: late }) => `${feature} (${late} of ${rows} rows)`)
  return {
    ...cannotSay(`Recorded only after the score, so it could not have been used: ${parts.join(', ')}.`),
    leaks,
  }
}

function pick({ columns }: FeatureColumns, rows: readonly number[]): Record<string, FeatureValue[]> {
  return Object.fromEntries([...columns].map(([name, values]) => [name, rows.map((row) => values[row])]))
}

/** Days without their time of day. */
function daysOf(name: string, days: ArrayLike<string>, rows: number): string[] {
  if (days.length !== rows)
    throw new RangeError(`${name} must have ${rows} rows like the table, but has ${days.length}`)
  return Array.from(days, (day, row) => {
    requireDay(`${name}[${row}]`, day)
    return day.slice(0, 10)
  })
}

function requireDay(name: string, day: string): void {
  if (!/^\d{4}-\d{2}-\d{2}(T|$)/.test(day))
    throw new RangeError(`${name} must be a day like 2026-01-31, but is ${day}`)
}
