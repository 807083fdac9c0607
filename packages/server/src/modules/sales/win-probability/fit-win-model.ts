import {
  evaluateOverTime,
  explainScore,
  type FeatureValue,
  fitLogistic,
  type LogisticModel,
  type ScoreReport,
  scoreCustomers,
} from '@regulars/analytics'
import type { SeenRecords } from './seen-records.ts'
import { type WinWords, wordsOfDeals } from './win-words.ts'

/** What is asked: closed deals (or leads) to learn from, open ones to score. */
export interface WinQuestion {
  closed: SeenRecords
  open: SeenRecords
  /** How they are called where nothing can be said; deals when absent. */
  words?: WinWords
}

/** One reason for a score. */
export interface WinReason {
  feature: string
  value: FeatureValue
  /** Change of the log-odds against the average deal: +0.7 doubles the odds. */
  effect: number
}

/** What the model says of itself and of the open deals. */
export interface WinAnswer {
  model: LogisticModel
  /** First day of the deals it was tested on, after learning from those before. */
  testFrom: string
  trainedOn: number
  report: ScoreReport
  /** Features that were refused, since they were recorded only after the score, with the number of such deals. */
  refused: Array<{ feature: string; rows: number }>
  /** How many more were left out, since nothing of them was written down in time. */
  tooLate: number
  /** Whether it told the later deals apart better than the plain share; if not, no deal is scored. */
  isBetter: boolean
  scores: Array<{ id: string; probability: number; reasons: WinReason[] }>
}

/** Fewer won or lost deals than this say nothing. */
const fewest = 50
/** The latest deals, by the day they began, on which it is tested. */
const testShare = 0.3
const mostReasons = 4

/**
 * Learns from won and lost deals what makes them won. It is tested on deals that began later than those it learnt from; what was recorded only after the
 * day of the score is refused by name. A model that does no better on them than the plain share scores nothing.
 */
export function fitWinModel({
  closed,
  open,
  words = wordsOfDeals,
}: WinQuestion): WinAnswer | { ok: false; reason: string } {
  const won = closed.outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const fewer = Math.min(won, closed.outcomes.length - won)
  if (fewer < fewest)
    return {
      ok: false,
      reason: `${won} ${words.many} ${words.won} and ${closed.outcomes.length - won} ${words.lost}; at least ${fewest} of each are needed.${saidTooLate(closed, words)}`,
    }
  const testFrom = closed.scoredOn[Math.floor(closed.scoredOn.length * (1 - testShare))]!
  const { evaluation, features, refused } = evaluateWithoutLeaks(closed, testFrom)
  if (features.length === 0)
    return {
      ok: false,
      reason: `All that is said of ${words.many} was written down only after the day they are judged by, of ${Math.max(...refused.map(({ rows }) => rows))} of them.`,
    }
  if (!evaluation.ok) return evaluation
  const table = pick(closed.table, features)
  const model = fitLogistic(table, closed.outcomes)
  if (!model.ok) return model
  const { report, trainedOn } = evaluation
  const isBetter = report.logLoss < report.baseline.logLoss && report.auc > 0.5
  return {
    model,
    testFrom,
    trainedOn,
    report,
    refused,
    tooLate: closed.tooLate ?? 0,
    isBetter,
    scores: isBetter ? scoresOf(model, open) : [],
  }
}

/** A sentence on those that are left out, with a blank before it; nothing when there are none. */
export const saidTooLate = ({ tooLate = 0 }: Pick<SeenRecords, 'tooLate'>, { many }: WinWords): string =>
  tooLate > 0
    ? ` Left out, since nobody wrote them down before they were closed: ${tooLate} of the ${many}.`
    : ''

/** Asks once with everything; what is refused as a leak is left out, and told. */
function evaluateWithoutLeaks(closed: SeenRecords, testFrom: string) {
  const ask = (features: readonly string[]) =>
    evaluateOverTime(
      {
        table: pick(closed.table, features),
        outcomes: closed.outcomes,
        scoredOn: closed.scoredOn,
        recordedOn: pick(closed.recordedOn, features),
        outcomeKnownOn: closed.closedOn,
      },
      { testFrom, fit: (table, outcomes) => fitLogistic(table, outcomes) },
    )
  const all = Object.keys(closed.table)
  const first = ask(all)
  if (first.ok || !('leaks' in first)) return { evaluation: first, features: all, refused: [] }
  const refused = first.leaks
  const features = all.filter((feature) => !refused.some((leak) => leak.feature === feature))
  return { evaluation: features.length > 0 ? ask(features) : first, features, refused }
}

const pick = <V>(columns: Readonly<Record<string, V>>, names: readonly string[]): Record<string, V> =>
  Object.fromEntries(names.map((name) => [name, columns[name]!]))

function scoresOf(model: LogisticModel, open: SeenRecords): WinAnswer['scores'] {
  const probabilities = scoreCustomers(model, open.table)
  return open.ids.map((id, row) => {
    const values = Object.fromEntries(
      Object.entries(open.table).map(([feature, column]) => [feature, column[row]]),
    )
    const reasons = explainScore(model, values)
      .contributions.filter(({ contribution }) => Math.abs(contribution) >= 0.05)
      .slice(0, mostReasons)
      .map(({ feature, value, contribution }) => ({
        feature,
        value,
        effect: Math.round(contribution * 100) / 100,
      }))
    return { id, probability: probabilities[row]!, reasons }
  })
}
