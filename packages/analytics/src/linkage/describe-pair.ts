import type { LinkedPair } from './link-records.ts'
import type { FieldWeight } from './pair-scorer.ts'

/**
 * Why are these two the same, in a sentence?
 * The shopkeeper's question: "How does it know?"
 *
 * @source the weights of `linkRecords`; ±1 means twice or half as likely
 * @param pair what `linkRecords` gave
 * @param options `name` writes a field for people, its own name unless given
 * @returns what speaks for, strongest first, then what speaks against; fields that say next to nothing (below half a doubling)
 *   and missing ones are left out
 * @cost one sort of the fields
 * @example
 * const weights = [{ field: 'born', agreement: 'the same day', weight: 13, rarity: 0 }, { field: 'town', agreement: 'different', weight: -2, rarity: 0 }]
 * describePair({ left: 0, right: 1, probability: 0.5, startingWeight: -11, weights })
 * // '50 % the same: born the same day (+13.0); against: town different (−2.0).'
 */
export function describePair(
  pair: LinkedPair,
  { name = (field) => field }: { name?: (field: string) => string } = {},
): string {
  const telling = pair.weights.filter(({ weight }) => Math.abs(weight) >= 0.5)
  const written = (weights: FieldWeight[]) =>
    weights
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .map(({ field, agreement, weight }) => `${name(field)} ${agreement} (${signed(weight)})`)
      .join(', ')
  const speaksFor = written(telling.filter(({ weight }) => weight > 0))
  const speaksAgainst = written(telling.filter(({ weight }) => weight < 0))
  const sides = [speaksFor, speaksAgainst && `against: ${speaksAgainst}`].filter(Boolean)
  const percent = percentOf(pair.probability)
  return sides.length === 0 ? `${percent} the same.` : `${percent} the same: ${sides.join('; ')}.`
}

/** Never "100 %" for what is only nearly certain. */
function percentOf(probability: number): string {
  const percent = 100 * probability
  if (percent > 99.9) return 'more than 99.9 %'
  if (percent < 0.1) return 'less than 0.1 %'
  return `${Number(percent.toPrecision(3))} %`
}

function signed(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`
}
