import { requireShare } from '../require.ts'
import type { Comparison, ReadValue } from './comparison.ts'
import type { LinkageModel } from './linkage-model.ts'
import { type PairScore, pairScorer } from './pair-scorer.ts'
import { followedFields } from './prepare-linkage.ts'

export type PairLinkerOptions = {
  /** How each field is compared. */
  fields: Readonly<Record<string, Comparison>>
  /** Fields that follow from others, as in `fitLinkage`. */
  follows?: Readonly<Record<string, readonly string[]>>
  /** What `fitLinkage` or `fitCandidates` learnt of these fields. */
  model: LinkageModel
  /** Least probability of a pair to be returned, 0–1. */
  threshold: number
}

/** A record ready to be compared, its values in the order of the fields. */
export type ReadRecord = readonly (ReadValue | undefined)[]

export type PairLinker = {
  /** Makes a record ready; once for all the pairs that it is in. Undefined, null and empty values are missing. */
  read: (values: readonly unknown[]) => ReadRecord
  /** What is said of a pair; undefined when it is less likely than the threshold. */
  link: (one: ReadRecord, two: ReadRecord) => PairScore | undefined
}

/**
 * Are these two the same person, asked pair by pair while more records than fit into memory go by?
 * The shopkeeper's question: "And these two? And those?"
 *
 * Scores as `linkRecords` with `candidates` does, and keeps nothing. A pair is left as soon as the fields that were not compared yet could not make up for those
 * that were.
 *
 * @source as `linkRecords`
 * @throws RangeError naming the value and its bound
 * @accuracy as `linkRecords`
 * @cost at most one comparison per field for each pair
 * @example
 * const fields = { name: exactValue() }
 * const model = fitLinkage([{ name: 'Ann Lee' }, { name: 'Ann Lee' }, { name: 'Bo' }], { fields, blocking: [['name']] })
 * const { read, link } = pairLinker({ fields, model, threshold: 0 })
 * link(read(['Bo']), read(['Ann Lee'])).weights[0].agreement
 * // 'different'
 */
export function pairLinker({ fields, follows = {}, model, threshold }: PairLinkerOptions): PairLinker {
  requireShare('threshold', threshold)
  const names = Object.keys(fields)
  const comparisons = Object.values(fields)
  const scorer = pairScorer(names, comparisons, model)
  const followed = followedFields(names, follows)
  const order = names.map((_, field) => field).sort((a, b) => scorer.mostApart[b]! - scorer.mostApart[a]!)
  const levels = new Int8Array(names.length)
  let [left, right]: ReadRecord[] = [[], []]
  const labelAt = (field: number) => left![field]!.label
  const areEqual = (field: number) =>
    left![field] !== undefined && left![field].label === right![field]?.label
  /** Notes which fields are missing or equal; answers with what the pair can come to at most. */
  const compareRoughly = () => {
    let most = scorer.startingWeight
    for (let field = 0; field < levels.length; field++) {
      const isSilent = !left![field] || !right![field] || followed[field]!.some(areEqual)
      levels[field] = isSilent ? missing : areEqual(field) ? 0 : notCompared
      most +=
        levels[field] === notCompared
          ? scorer.mostApart[field]!
          : scorer.weightAt(field, levels[field]!, labelAt)
    }
    return most
  }
  const least = leastWeight(threshold)
  return {
    read: (values) => comparisons.map(({ read }, field) => read(values[field])),
    link(one, two) {
      left = one
      right = two
      let most = compareRoughly()
      for (const field of order) {
        if (most < least) return undefined
        if (levels[field] !== notCompared) continue
        levels[field] = comparisons[field]!.compare(one[field]!, two[field]!)
        most += scorer.weightAt(field, levels[field]!, labelAt) - scorer.mostApart[field]!
      }
      return scorer.probability(levels, labelAt) >= threshold ? scorer.explain(levels, labelAt) : undefined
    },
  }
}

const missing = -1
const notCompared = -2

/** Below this weight a pair is certainly below the threshold: rounding loses none that stands at it, and from 53 on a probability is 1. */
const leastWeight = (threshold: number): number => Math.min(53, Math.log2(threshold / (1 - threshold))) - 1e-6
