import { type Comparison, comparisonOf } from './comparison.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { latinText } from './latin-text.ts'
import { isNickname } from './nicknames.ts'

/** From this similarity on, two words are taken for one with a slip of the pen. */
const alike = 0.88

/**
 * Compares names of people as people write them: given and family name in either order, with or without middle names, short forms, initials.
 * The shopkeeper's question: "Kowalska Anna and Ania Kowalska: one woman?"
 *
 * @source words alike: `jaroWinkler` of .88 and more; short forms: `isNickname`
 * @param options `termFrequency`: agreeing on a rare name counts more than on a frequent one; false unless given
 * @returns a field of `linkRecords` for whole names, with the levels: the same; in another order; spelt alike, or a short form; initials or a
 *   missing name apart the same; alike in one word; different
 * @cost words of one × words of the other, one `jaroWinkler` each at most
 * @example
 * personName().levels[1]
 * // 'the same in another order'
 */
export function personName({ termFrequency = false }: { termFrequency?: boolean } = {}): Comparison {
  return comparisonOf({
    levels: [
      'the same',
      'the same in another order',
      'spelt alike or a short form',
      'the same but for an initial or a missing name',
      'alike in one word',
      'different',
    ],
    termFrequency,
    // Which name comes first is a habit of whoever writes, not of who is meant.
    sameLevels: 2,
    read: readName,
    label: (words) => words.join(' '),
    compare,
  })
}

/** Words of a name; "Kowalska, Anna" is Anna Kowalska. Titles and signs are left out. */
function readName(value: unknown): string[] | undefined {
  const text = latinText(String(value ?? ''))
  const [family = '', given] = text.split(',')
  const turned = given === undefined ? family : `${given} ${family}`
  const words = turned.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !titles.has(word))
  return words.length === 0 ? undefined : words
}

const titles = new Set('mr mrs ms miss dr prof herr frau pan pani mme mlle sr sra ing mag dipl'.split(' '))

/** How two words of names fit: 3 the same, 2 alike, 1 an initial, 0 not at all. */
function wordsFit(one: string, two: string): number {
  if (one === two) return 3
  if (one.length === 1 || two.length === 1) return one[0] === two[0] ? 1 : 0
  return isNickname(one, two) || jaroWinkler(one, two) >= alike ? 2 : 0
}

function compare(one: readonly string[], two: readonly string[]): number {
  const [short, long] = one.length <= two.length ? [one, two] : [two, one]
  const fits = bestFits(short, long)
  const least = Math.min(...fits)
  if (least === 3 && short.length === long.length) return 1
  if (short.length >= 2 && least >= 2) return short.length === long.length || least === 3 ? 2 : 3
  if (short.length === 1 && long.length === 1) return least === 2 ? 2 : 5
  if (least >= 1 && Math.max(...fits) >= 2) return short.length >= 2 ? 3 : 4
  return Math.max(...fits) >= 2 ? 4 : 5
}

/** For each word of the shorter name how well it fits its best word of the longer, each of these used once. */
function bestFits(short: readonly string[], long: readonly string[]): number[] {
  const used = new Set<number>()
  return short.map((word) => {
    let best = 0
    let place = -1
    long.forEach((other, index) => {
      const fit = used.has(index) ? 0 : wordsFit(word, other)
      if (fit > best) [best, place] = [fit, index]
    })
    used.add(place)
    return best
  })
}
