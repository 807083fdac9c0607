import { type Comparison, comparisonOf } from './comparison.ts'
import { damerauLevenshtein } from './damerau-levenshtein.ts'
import { latinText } from './latin-text.ts'
import { isCode, numbersAgree } from './numbers-agree.ts'

/**
 * Compares texts of several words: streets, names of companies and things. Words may be typed wrong, in another order, or missing.
 * The shopkeeper's question: "Bel-Air Hotel, Stone Canyon Rd. and Hotel Bel Air, 701 Stone Canyon Road?"
 *
 * @source typing errors: `damerauLevenshtein`; words shared: Jaccard (1912), New Phytologist 11, 37–50
 * @param options `ignore`: words that say nothing here, plain (legal forms, "street"), they count only when there are no others; `exactNumbers`:
 *   texts are different where their numbers do not agree (`numbersAgree`), as those of things that are counted through; `termFrequency`
 * @returns a field of `linkRecords` with the levels: the same; a typing error or two; shares most words; shares some words; different
 * @cost one `damerauLevenshtein` cut short, and the words of both
 * @example
 * similarPhrase().levels
 * // ['the same', 'a typing error or two', 'shares most words', 'shares some words', 'different']
 */
export function similarPhrase(
  options: { ignore?: ReadonlySet<string>; exactNumbers?: boolean; termFrequency?: boolean } = {},
): Comparison {
  const { ignore = new Set(), exactNumbers = false, termFrequency = false } = options
  return comparisonOf({
    levels: ['the same', 'a typing error or two', 'shares most words', 'shares some words', 'different'],
    termFrequency,
    read: (value) => readPhrase(value, ignore),
    label: ({ whole, text, sorted }) => (exactNumbers && isCode(whole) ? text : sorted),
    compare: (one, two) => {
      if (exactNumbers && !numbersAgree(one.whole, two.whole)) return 4
      const errors = damerauLevenshtein(one.text, two.text, 2)
      if (errors <= 2 && Math.min(one.text.length, two.text.length) >= 3 * errors && sameNumbers(one, two))
        return 1
      const share = sharedShare(one.words, two.words)
      if (share >= 0.66) return 2
      return share >= 0.33 ? 3 : 4
    },
  })
}

/** `whole` as it was written, but plain. */
type Phrase = { whole: string; text: string; sorted: string; words: readonly string[] }

function readPhrase(value: unknown, ignore: ReadonlySet<string>): Phrase | undefined {
  const whole = latinText(String(value ?? ''))
  const all = wordsOf(whole)
  const telling = all.filter((word) => !ignore.has(word))
  const words = telling.length > 0 ? telling : all
  if (words.length === 0) return undefined
  return { whole, text: words.join(' '), sorted: [...words].sort().join(' '), words }
}

/** Dots and apostrophes within a word part nothing: S.A. is SA, O'Neill is ONeill. */
const wordsOf = (text: string): string[] => {
  const joined = /[.'’]/.test(text) ? text.replace(/(?<=\p{L})[.'’](?=\p{L})/gu, '') : text
  return joined.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/** In numbers every digit tells: number 12 is not number 13. */
const sameNumbers = (one: Phrase, two: Phrase): boolean => numbersIn(one) === numbersIn(two)

const numbersIn = ({ words }: Phrase): string => words.filter((word) => /^\d/.test(word)).join(' ')

/** Words that both have, of all that either has; each counts once. */
function sharedShare(one: readonly string[], two: readonly string[]): number {
  const [of, others] = [new Set(one), new Set(two)]
  let shared = 0
  for (const word of of) if (others.has(word)) shared++
  return shared / (of.size + others.size - shared)
}
