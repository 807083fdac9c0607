import { requireShare } from '../require.ts'
import { forEachPair } from './blocks.ts'
import { levelOf } from './comparison.ts'
import { type FitLinkageOptions, learn } from './fit-linkage.ts'
import type { LinkageModel } from './linkage-model.ts'
import { type PairScore, pairScorer } from './pair-scorer.ts'
import { type PreparedLinkage, prepareLinkage } from './prepare-linkage.ts'

/** Two records that are probably the same person or thing, and why. */
export type LinkedPair = PairScore & {
  /** Number of the earlier record. */
  left: number
  /** Number of the later record. */
  right: number
}

export type LinkRecordsOptions<R> = FitLinkageOptions<R> & {
  /** Least probability of a pair to be returned, 0–1. */
  threshold: number
  /** Pairs to look at instead of those of `blocking`, which then serves for learning only (candidates found by SQL). */
  candidates?: Iterable<readonly [left: number, right: number]>
  /** What `fitLinkage` learnt earlier from the same fields; learnt from these records unless given. */
  model?: LinkageModel
}

/**
 * Which records are the same person, and why do we think so?
 * The shopkeeper's question: "Are these two one customer?"
 *
 * Each pair comes with its probability and with what every field contributed, so that a person can check it. Learns from the
 * records themselves (`fitLinkage`). On FEBRL 1 and 2 (1,000 and 5,000
 * invented Australians with typing errors, swapped fields and gaps) it finds every true pair and no false one; where two
 * different things share most fields, as restaurants in one hotel do, one pair in nine is false.
 *
 * @source Fellegi & Sunter (1969), JASA 64, 1183–1210; term frequencies: Winkler (2000), US Bureau of the
 * Census RR2000/06; their smoothing: Ewens (1972), Theoretical Population Biology 3, 87–112
 * Notation: odds = λ/(1 − λ) · Π m/u over the fields with both values; for equal values with term frequency u is that of the value
 * @param records one object per record; undefined, null and empty values are missing
 * @param options `fields`, `blocking`, `threshold`, and what may be left to its default
 * @returns pairs of at least `threshold`, most probable first; empty when no candidate pair reaches it
 * @throws RangeError naming the value and its bound
 * @accuracy probabilities are as good as the assumption that fields agree independently: near 0 and 1 they are too sure
 * @cost `fitLinkage`, plus candidate pairs × fields: 10,000 records × 9 fields in about 3 s
 * @example
 * const people = [{ name: 'Ann Lee', born: '1980-02-01' }, { name: 'Anne Lee', born: '1980-02-01' }, { name: 'Bo', born: '1990-05-05' }]
 * const options = { fields: { name: similarName(), born: similarDate() }, blocking: [['name'], ['born']], threshold: 0.5 }
 * linkRecords(people, options).map(({ left, right }) => [left, right])
 * // [[0, 1]]
 */
export function linkRecords<R extends object>(
  records: readonly R[],
  options: LinkRecordsOptions<R>,
): LinkedPair[] {
  requireShare('threshold', options.threshold)
  const prepared = prepareLinkage(records, options)
  if (records.length < 2) return []
  const model = options.model ?? learn(prepared, options)
  const score = scorerOf(prepared, model, options.threshold)
  const linked: LinkedPair[] = []
  const visit = (left: number, right: number): void => {
    const found = score(left, right)
    if (found) linked.push({ left, right, ...found })
  }
  if (options.candidates) visitCandidates(options.candidates, records.length, visit)
  else
    prepared.blocks.forEach((blocks, index) => {
      forEachPair(blocks, prepared.blocks.slice(0, index), prepared.sources, visit)
    })
  return linked.sort((a, b) => b.probability - a.probability || a.left - b.left || a.right - b.right)
}

function visitCandidates(
  candidates: Iterable<readonly [number, number]>,
  recordCount: number,
  visit: (left: number, right: number) => void,
): void {
  for (const [one, two] of candidates) {
    const [left, right] = one < two ? [one, two] : [two, one]
    if (!(Number.isInteger(left) && left >= 0 && right < recordCount && left < right)) {
      throw new RangeError(
        `candidates must be two different records from 0 to ${recordCount - 1}, but are ${one}, ${two}`,
      )
    }
    visit(left, right)
  }
}

/** Scores pairs by the numbers of their records; undefined for those below the threshold. */
function scorerOf({ names, comparisons, columns }: PreparedLinkage, model: LinkageModel, threshold: number) {
  const scorer = pairScorer(names, comparisons, model)
  const levels = new Int8Array(columns.length)
  let one = 0
  const labelAt = (field: number) => columns[field]!.labels[columns[field]!.ids[one]!]!
  return (left: number, right: number): PairScore | undefined => {
    one = left
    for (let field = 0; field < columns.length; field++) levels[field] = levelOf(columns[field]!, left, right)
    return scorer.probability(levels, labelAt) >= threshold ? scorer.explain(levels, labelAt) : undefined
  }
}
