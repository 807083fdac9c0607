import { type Random, seededRandom } from '../random/seeded-random.ts'
import { requireCount, requireShare } from '../require.ts'
import { countPatterns } from './agreement-patterns.ts'
import { chanceAgreement } from './chance-agreement.ts'
import { type Comparison, type LinkColumn, levelOf } from './comparison.ts'
import { learnFromEvidence, passOver } from './fit-linkage.ts'
import type { LinkageModel } from './linkage-model.ts'
import { type PreparedLinkage, prepareFields } from './prepare-linkage.ts'

/** Pairs that were found elsewhere (by SQL), to be learnt from. */
export type LinkageCandidates<R> = {
  /** How each field is compared: property of the record → comparison. */
  fields: Readonly<Record<string, Comparison>>
  /** Fields that follow from others, as in `fitLinkage`. */
  follows?: Readonly<Record<string, readonly string[]>>
  /** Records drawn at random from all: pairs of them show what agrees by accident. */
  strangers: readonly R[]
  /** Pairs of records that some rule gives, drawn at random from all such; `rules` has bit i set when rule i gives it; 0 teaches nothing but how many there are. */
  pairs: readonly { left: R; right: R; rules: number }[]
  /** What each rule makes equal by itself, so that nothing is learnt about it from its pairs. At most 31. */
  rules: readonly { fixes: readonly string[] }[]
  /** Which share of all pairs that rules give those are, 0–1. */
  pairShare: number
  /** How many records there are in all. */
  recordCount: number
  /** What agrees by accident in such fields in general, by level: of few strangers nearly nothing can be learnt. */
  knownChance?: Readonly<Record<string, readonly number[]>>
  random?: Random
  /** How many random pairs are looked at; 300,000 unless given. */
  randomPairs?: number
}

/**
 * What does agreeing in a field say about being the same, learnt from samples of more records than fit into memory?
 * The shopkeeper's question: "How much is the same birthday worth, how much the same first name?"
 *
 * `fitLinkage` for records that stay in a database: it draws the samples, finds the pairs, and scores them in pieces with the model (`linkRecords`
 * with `candidates`). Given all records and all pairs, both learn the same.
 *
 * @source as `fitLinkage`
 * @returns a model for `linkRecords`, its `valueCounts` those of the strangers
 * @throws RangeError naming the value and its bound
 * @accuracy as `fitLinkage`; the prior has the sampling error of the matches among `pairs`
 * @cost randomPairs + pairs × rules comparisons per field
 * @example
 * const [ann, twin, bo] = [{ name: 'Ann Lee' }, { name: 'Ann Lee' }, { name: 'Bo' }]
 * const rules = [{ fixes: ['name'] }]
 * fitCandidates({ fields: { name: exactValue() }, strangers: [ann, twin, bo], pairs: [{ left: ann, right: twin, rules: 1 }], rules, pairShare: 1, recordCount: 3 }).fields[0].name
 * // 'name'
 */
export function fitCandidates<R extends object>(candidates: LinkageCandidates<R>): LinkageModel {
  const { fields, follows, strangers, pairs, rules, pairShare, recordCount } = candidates
  const { random = seededRandom(1), randomPairs = 300_000, knownChance = {} } = candidates
  requireCount('randomPairs', randomPairs, 1)
  requireCount('recordCount', recordCount)
  requireShare('pairShare', pairShare)
  if (rules.length > 31) throw new RangeError(`rules must be at most 31, but are ${rules.length}`)
  const known = Object.keys(fields).map((name) => knownChance[name])
  const chance = chanceAgreement(prepareFields(strangers, fields, follows), randomPairs, random, known)
  const prepared = comparedOnce(
    prepareFields(
      pairs.flatMap(({ left, right }) => [left, right]),
      fields,
      follows,
    ),
  )
  const visitThose =
    (given: (rules: number) => boolean) => (visit: (left: number, right: number) => void) => {
      pairs.forEach((pair, index) => {
        if (given(pair.rules)) visit(2 * index, 2 * index + 1)
      })
    }
  const seen = countPatterns(
    prepared.space,
    visitThose(() => true),
  )
  const model = learnFromEvidence(prepared, {
    chance,
    passes: rules.map(({ fixes }, rule) =>
      passOver(
        prepared,
        fixes,
        visitThose((given) => ((given >> rule) & 1) === 1),
      ),
    ),
    candidates: { ...seen, counts: seen.counts.map((count) => count / (pairShare || 1)) },
    pairTotal: (recordCount * (recordCount - 1)) / 2,
  })
  return {
    ...model,
    fields: model.fields.map((field) => ({ ...field, ...countsOf(field.name, candidates) })),
  }
}

/** Each pass looks at the same pairs, records 2i and 2i + 1; each is compared once. */
function comparedOnce(prepared: PreparedLinkage): PreparedLinkage {
  const columns = prepared.columns.map((column): LinkColumn => {
    const levels = Int8Array.from({ length: column.ids.length / 2 }, (_, pair) =>
      levelOf(column, 2 * pair, 2 * pair + 1),
    )
    const ids = column.ids.map((id, record) => (id < 0 ? -1 : record))
    return { ids, labels: [], compareIds: (one) => levels[one >> 1]! }
  })
  return { ...prepared, columns, space: { ...prepared.space, columns } }
}

function countsOf<R extends object>(
  name: string,
  { fields, strangers }: LinkageCandidates<R>,
): { valueCounts?: Record<string, number> } {
  if (!fields[name]!.termFrequency) return {}
  const { ids, labels } = fields[name]!.prepare(
    strangers.map((one) => (one as Record<string, unknown>)[name]),
  )
  const counts = new Float64Array(labels.length)
  for (const id of ids) if (id >= 0) counts[id]!++
  return { valueCounts: Object.fromEntries(labels.map((label, id) => [label, counts[id]!])) }
}
