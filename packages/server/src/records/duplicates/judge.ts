import {
  type Comparison,
  type FieldWeight,
  fitCandidates,
  type LinkageModel,
  pairLinker,
  type ReadRecord,
  type ReadValue,
} from '@regulars/analytics'
import type { Comparing, FieldEvidence } from '@regulars/model'
import { comparingKinds } from './comparing-kinds.ts'
import type { ScanSamples } from './scan-samples.ts'

/** A compared field as threads hand it to each other. */
export interface JudgedField {
  key: string
  comparing: Comparing
}

/** Values of a record in the order of the fields. */
export type Values = readonly (string | null)[]

type Named = Record<string, string | null>

const named = (fields: readonly JudgedField[], values: Values): Named =>
  Object.fromEntries(fields.map(({ key }, place) => [key, values[place] ?? null]))

const comparisons = (fields: readonly JudgedField[]) =>
  Object.fromEntries(fields.map(({ key, comparing }) => [key, comparingKinds[comparing].comparison]))

/** Of each field those from which it follows; of its own kind those before it. */
function followsOf(fields: readonly JudgedField[]): Record<string, string[]> {
  const fromOf = ({ comparing }: JudgedField, place: number) =>
    fields
      .filter((other, at) => {
        const follows = comparingKinds[comparing].follows?.includes(other.comparing) ?? false
        return follows && (other.comparing !== comparing || at < place)
      })
      .map(({ key }) => key)
  return Object.fromEntries(fields.map((field, place) => [field.key, fromOf(field, place)]))
}

/** So many pairs of strangers tell what agrees by accident: a level that one in 50,000 shows is seen three times. */
const randomPairs = 150_000

/** Learns from samples what agreeing in each field says. */
export function learnModel(
  fields: readonly JudgedField[],
  rules: readonly { fixes: string[] }[],
  recordCount: number,
  { strangers, pairs, pairShare, counts }: ScanSamples,
): LinkageModel {
  const model = fitCandidates({
    fields: comparisons(fields),
    follows: followsOf(fields),
    strangers: strangers.map((values) => named(fields, values)),
    pairs: pairs.map((pair) => ({
      ...pair,
      left: named(fields, pair.left),
      right: named(fields, pair.right),
    })),
    rules,
    pairShare,
    recordCount,
    randomPairs,
    knownChance: Object.fromEntries(
      fields.map(({ key, comparing }) => [key, comparingKinds[comparing].guess.chance]),
    ),
  })
  const counted = model.fields.map((field, place) => {
    const known = counts[place]
    if (!known) return field
    return { ...field, valueTotal: known.total, valueCounts: labelled(fields[place]!, known.values) }
  })
  return { ...model, fields: counted }
}

/** Counts by what values are compared as: "Łódź" and "LODZ" are one. */
function labelled({ comparing }: JudgedField, values: readonly [string, number][]): Record<string, number> {
  const { ids, labels } = comparingKinds[comparing].comparison.prepare(values.map(([value]) => value))
  const counts = new Float64Array(labels.length)
  ids.forEach((id, index) => {
    if (id >= 0) counts[id]! += values[index]![1]
  })
  return Object.fromEntries(labels.map((label, id) => [label, counts[id]!]))
}

/** What one would think before any scan: the guesses of each way of comparing. */
export function guessedModel(fields: readonly JudgedField[], recordCount: number): LinkageModel {
  return {
    // One new record in five is known already, of so many that it could be.
    prior: Math.min(0.1, 0.2 / Math.max(1, recordCount)),
    passes: [],
    fields: fields.map(({ key, comparing }) => {
      const { comparison, guess } = comparingKinds[comparing]
      return {
        name: key,
        levels: comparison.levels.map((meaning, level) => ({
          meaning,
          matchRate: guess.match[level]!,
          chanceRate: guess.chance[level]!,
        })),
        ...(comparison.termFrequency ? { valueCounts: {}, valueTotal: recordCount } : {}),
      }
    }),
  }
}

/** What was said of a pair that is likely one. */
export interface Judgement {
  probability: number
  evidence: FieldEvidence[]
}

/** Judges pairs that go by. */
export interface PairJudge {
  /** Makes a record ready to be judged; once for all the pairs that it is in. */
  read: (values: Values) => ReadRecord
  /** Why two records are likely one and the same; undefined where they are not. */
  judge: (one: ReadRecord, two: ReadRecord) => Judgement | undefined
}

/** Which pairs are likely one and the same by a model, and why: those of at least `threshold`. */
export function pairJudge(fields: readonly JudgedField[], model: LinkageModel, threshold: number): PairJudge {
  const compared = comparisons(fields)
  const { read, link } = pairLinker({ fields: compared, follows: followsOf(fields), model, threshold })
  return {
    read,
    judge(one, two) {
      const linked = link(one, two)
      return (
        linked && {
          probability: linked.probability,
          evidence: linked.weights.map((weight, place) =>
            evidenceOf(weight, compared[weight.field]!, one[place], two[place]),
          ),
        }
      )
    },
  }
}

function evidenceOf(
  { field, agreement, weight }: FieldWeight,
  { levels, compare }: Comparison,
  one: ReadValue | undefined,
  two: ReadValue | undefined,
): FieldEvidence {
  const weighed = levels.indexOf(agreement)
  // What follows from another field weighs nothing, but people want to read of it all the same.
  const level = weighed >= 0 ? weighed : one && two ? compare(one, two) : -1
  const verdict =
    level < 0 ? 'missing' : level === 0 ? 'agrees' : level === levels.length - 1 ? 'differs' : 'nearly'
  return { field, verdict, agreement: levels[level] ?? agreement, weight: Math.round(weight * 10) / 10 }
}
