import { requireShare } from '../require.ts'
import { forEachPair } from './blocks.ts'
import { levelOf } from './comparison.ts'
import { type FitLinkageOptions, learn } from './fit-linkage.ts'
import type { LinkageField, LinkageModel } from './linkage-model.ts'
import { type PreparedLinkage, prepareLinkage } from './prepare-linkage.ts'

/** What one field says about a pair. */
export type FieldWeight = {
  field: string
  /** The level of agreement in words, or 'missing' when either value is, or when it follows from what is equal. */
  agreement: string
  /** Evidence in doublings of the odds: +1 makes "the same person" twice as likely against the opposite, −1 half. */
  weight: number
  /** The part of `weight` that comes from the value being rarer (+) or commoner (−) than usual. */
  rarity: number
}

/** Two records that are probably the same person or thing, and why. */
export type LinkedPair = {
  /** Number of the earlier record. */
  left: number
  /** Number of the later record. */
  right: number
  /** Probability that both are the same, 0–1. */
  probability: number
  /** Weight before any field was looked at: log₂ of the prior odds, strongly negative. */
  startingWeight: number
  /** One per field; with `startingWeight` they add up to log₂ of the odds. */
  weights: FieldWeight[]
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
  const scorer = pairScorer(prepared, model)
  const linked: LinkedPair[] = []
  const visit = (left: number, right: number): void => {
    if (scorer.probability(left, right) >= options.threshold) linked.push(scorer.explain(left, right))
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

/** Turns the model into weights by field and level, once for all pairs. */
function pairScorer({ columns, comparisons, names }: PreparedLinkage, model: LinkageModel) {
  const fields = names.map((name) => fieldOf(model, name))
  const sameLevels = comparisons.map(({ sameLevels: levels = 1 }) => levels)
  const weights = fields.map(({ levels }, field) => weightsOf(levels, sameLevels[field]!))
  const rarities = fields.map((field, index) => raritiesOf(field, columns[index]!.labels))
  const startingWeight = Math.log2(model.prior / (1 - model.prior))
  const rarityOf = (field: number, level: number, record: number): number => {
    return level < sameLevels[field]! ? (rarities[field]?.[columns[field]!.ids[record]!] ?? 0) : 0
  }
  return {
    probability(left: number, right: number): number {
      let total = startingWeight
      for (let field = 0; field < columns.length; field++) {
        const level = levelOf(columns[field]!, left, right)
        if (level >= 0) total += weights[field]![level]! + rarityOf(field, level, left)
      }
      return 1 / (1 + 2 ** -total)
    },
    explain(left: number, right: number): LinkedPair {
      const said = fields.map((field, index): FieldWeight => {
        const level = levelOf(columns[index]!, left, right)
        if (level < 0) return { field: field.name, agreement: 'missing', weight: 0, rarity: 0 }
        const rarity = rarityOf(index, level, left)
        const weight = weights[index]![level]! + rarity
        return { field: field.name, agreement: field.levels[level]!.meaning, weight, rarity }
      })
      return { left, right, probability: this.probability(left, right), startingWeight, weights: said }
    },
  }
}

function weightsOf(levels: LinkageField['levels'], sameLevels: number): Float64Array {
  const weights = Float64Array.from(levels, ({ matchRate, chanceRate }) => Math.log2(matchRate / chanceRate))
  return weights.map((weight, level) => (level < sameLevels ? Math.min(weight, weights[0]!) : weight))
}

function fieldOf(model: LinkageModel, name: string): LinkageField {
  const field = model.fields.find((one) => one.name === name)
  if (!field) throw new RangeError(`model must know every field, but not ${name}`)
  return field
}

/**
 * By how much equality in each value weighs more than equality in an average one.
 *
 * The chance that somebody else has value v too, after the two of a pair were seen with it: (f − 1) / (n − 2 + 1/u) with f of n
 * records having v. That is the predictive share of Ewens' sampling formula, when a random record's value has the mean share u.
 * The plain f/n counts the pair itself as evidence against it and hides every duplicate of a rare name.
 */
function raritiesOf(
  { levels, valueCounts, valueTotal }: LinkageField,
  labels: readonly string[],
): Float64Array | undefined {
  if (!valueCounts) return undefined
  const average = levels[0]!.chanceRate
  const known = valueTotal ?? Object.values(valueCounts).reduce((sum, count) => sum + count, 0)
  return Float64Array.from(labels, (label) => {
    const count = Math.max(2, Object.hasOwn(valueCounts, label) ? valueCounts[label]! : 0)
    return Math.log2((average * (Math.max(0, known - 2) + 1 / average)) / (count - 1))
  })
}
