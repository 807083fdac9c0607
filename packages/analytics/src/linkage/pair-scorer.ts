import type { Comparison } from './comparison.ts'
import type { LinkageField, LinkageModel } from './linkage-model.ts'

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

/** What all fields say about a pair together. */
export type PairScore = {
  /** Probability that both are the same, 0–1. */
  probability: number
  /** Weight before any field was looked at: log₂ of the prior odds, strongly negative. */
  startingWeight: number
  /** One per field; with `startingWeight` they add up to log₂ of the odds. */
  weights: FieldWeight[]
}

/** The value that both of a pair have in a field, by its label; asked only where they agree. */
export type LabelAt = (field: number) => string

/** Scores pairs by the level of each field, −1 = missing. */
export type PairScorer = {
  startingWeight: number
  weightAt: (field: number, level: number, labelAt: LabelAt) => number
  /** What each field says at most of two values that are not equal. */
  mostApart: readonly number[]
  probability: (levels: ArrayLike<number>, labelAt: LabelAt) => number
  explain: (levels: ArrayLike<number>, labelAt: LabelAt) => PairScore
}

/** Turns a model into weights by field and level, once for all pairs. @throws RangeError when the model lacks a field */
export function pairScorer(
  names: readonly string[],
  comparisons: readonly Comparison[],
  model: LinkageModel,
): PairScorer {
  const fields = names.map((name) => fieldOf(model, name))
  const sameLevels = comparisons.map(({ sameLevels: levels = 1 }) => levels)
  const weights = fields.map(({ levels }, field) => weightsOf(levels, sameLevels[field]!))
  const rarities = fields.map(raritiesOf)
  const startingWeight = Math.log2(model.prior / (1 - model.prior))
  const rarityAt = (field: number, level: number, labelAt: LabelAt) =>
    level < sameLevels[field]! ? (rarities[field]?.of(labelAt(field)) ?? 0) : 0
  const weightAt = (field: number, level: number, labelAt: LabelAt) =>
    level < 0 ? 0 : weights[field]![level]! + rarityAt(field, level, labelAt)
  const probability = (levels: ArrayLike<number>, labelAt: LabelAt) => {
    let total = startingWeight
    for (let field = 0; field < fields.length; field++) total += weightAt(field, levels[field]!, labelAt)
    return 1 / (1 + 2 ** -total)
  }
  const said = (field: number, level: number, labelAt: LabelAt): FieldWeight => {
    const { name, levels } = fields[field]!
    if (level < 0) return { field: name, agreement: 'missing', weight: 0, rarity: 0 }
    const rarity = rarityAt(field, level, labelAt)
    return {
      field: name,
      agreement: levels[level]!.meaning,
      weight: weights[field]![level]! + rarity,
      rarity,
    }
  }
  return {
    startingWeight,
    weightAt,
    mostApart: weights.map((levels, field) => {
      const mostRarity = (level: number) => (level < sameLevels[field]! ? (rarities[field]?.most ?? 0) : 0)
      return Math.max(...levels.subarray(1).map((weight, place) => weight + mostRarity(place + 1)))
    }),
    probability,
    explain: (levels, labelAt) => ({
      probability: probability(levels, labelAt),
      startingWeight,
      weights: fields.map((_, field) => said(field, levels[field]!, labelAt)),
    }),
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
 * By how much equality in each value weighs more than equality in an average one, and the most that can be.
 *
 * The chance that somebody else has value v too, after the two of a pair were seen with it: (f − 1) / (n − 2 + 1/u) with f of n
 * records having v. That is the predictive share of Ewens' sampling formula, when a random record's value has the mean share u.
 * The plain f/n counts the pair itself as evidence against it and hides every duplicate of a rare name.
 */
function raritiesOf({
  levels,
  valueCounts,
  valueTotal,
}: LinkageField): { of: (label: string) => number; most: number } | undefined {
  if (!valueCounts) return undefined
  const average = levels[0]!.chanceRate
  const counts = new Map(Object.entries(valueCounts))
  const known = valueTotal ?? Object.values(valueCounts).reduce((sum, count) => sum + count, 0)
  const ofCount = (count: number) =>
    Math.log2((average * (Math.max(0, known - 2) + 1 / average)) / (Math.max(2, count) - 1))
  return { of: (label) => ofCount(counts.get(label) ?? 0), most: ofCount(0) }
}
