import { requireCount, requireShare } from '../require.ts'
import { type Comparison, comparisonOf, readText } from './comparison.ts'
import { damerauLevenshtein } from './damerau-levenshtein.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { numbersAgree } from './numbers-agree.ts'
import { soundex } from './soundex.ts'

/** What every comparison of texts may be told. */
export type TextOptions = {
  /** Agreeing on a rare value (a rare surname) counts more than on a frequent one; false unless given. */
  termFrequency?: boolean
}

/**
 * Compares values that are right or wrong: customer numbers, postcodes, sex.
 * The shopkeeper's question: "The same code, yes or no?"
 *
 * @returns a field of `linkRecords` with the levels: the same, different; case, accents and outer blanks do not count
 * @cost constant per pair
 * @example
 * exactValue().levels
 * // ['the same', 'different']
 */
export function exactValue({ termFrequency = false }: TextOptions = {}): Comparison {
  return comparisonOf({
    levels: ['the same', 'different'],
    termFrequency,
    read: readText,
    label: (text) => text,
    compare: () => 1,
  })
}

/**
 * Compares names, spelling allowed to differ, the beginning counting most.
 * The shopkeeper's question: "Jon Smyth and John Smith: one man?"
 *
 * @source `jaroWinkler`; bounds .92 and .8 as usual in Splink's templates
 * @param options `veryAlike` and `alike` bounds of similarity, 0–1, .92 and .8 unless given; `termFrequency`
 * @returns a field of `linkRecords` with the levels: the same, spelt much alike, spelt alike, different
 * @throws RangeError naming the value and its bound
 * @cost one `jaroWinkler` per pair
 * @example similarName({ termFrequency: true }).levels.length // 4
 */
export function similarName(options: TextOptions & { veryAlike?: number; alike?: number } = {}): Comparison {
  const { termFrequency = false, veryAlike = 0.92, alike = 0.8 } = options
  requireShare('veryAlike', veryAlike)
  requireShare('alike', alike)
  return comparisonOf({
    levels: ['the same', 'spelt much alike', 'spelt alike', 'different'],
    termFrequency,
    read: readText,
    label: (text) => text,
    compare: (one, two) => {
      const similarity = jaroWinkler(one, two)
      if (similarity >= veryAlike) return 1
      return similarity >= alike ? 2 : 3
    },
  })
}

/**
 * Compares texts and codes with typing errors: streets, e-mail addresses, telephone numbers.
 * The shopkeeper's question: "One wrong digit: still the same telephone?"
 *
 * @source `damerauLevenshtein`
 * @param options `fewErrors` still counted as alike, whole ≥ 2, 3 unless given; `exactNumbers`: texts are different where their numbers do
 *   not agree (`numbersAgree`); `termFrequency`
 * @returns a field of `linkRecords` with the levels: the same, one typing error, few typing errors, different; in texts
 *   shorter than twice the errors found nothing but equality counts
 * @throws RangeError naming the value and its bound
 * @cost one `damerauLevenshtein` per pair, cut short beyond `fewErrors`
 * @example
 * similarText().levels[1]
 * // 'one typing error'
 */
export function similarText(
  options: TextOptions & { fewErrors?: number; exactNumbers?: boolean } = {},
): Comparison {
  const { termFrequency = false, fewErrors = 3, exactNumbers = false } = options
  requireCount('fewErrors', fewErrors, 2)
  return comparisonOf({
    levels: ['the same', 'one typing error', 'a few typing errors', 'different'],
    termFrequency,
    read: readText,
    label: (text) => text,
    compare: (one, two) => {
      if (exactNumbers && !numbersAgree(one, two)) return 3
      const errors = damerauLevenshtein(one, two, fewErrors)
      if (errors > fewErrors || Math.min(one.length, two.length) < 2 * errors) return 3
      return errors === 1 ? 1 : 2
    },
  })
}

/**
 * Compares names by their sound.
 * The shopkeeper's question: "She spelt it on the telephone: Meyer, Mayer, Meier?"
 *
 * @source `soundex`
 * @returns a field of `linkRecords` with the levels: the same, sounds the same, different
 * @cost constant per pair
 * @example
 * soundsAlike().levels
 * // ['the same', 'sounds the same', 'different']
 */
export function soundsAlike({ termFrequency = false }: TextOptions = {}): Comparison {
  return comparisonOf({
    levels: ['the same', 'sounds the same', 'different'],
    termFrequency,
    read: (value) => {
      const text = readText(value)
      return text === undefined ? undefined : { text, sound: soundex(text) }
    },
    label: ({ text }) => text,
    compare: (one, two) => (one.sound !== '' && one.sound === two.sound ? 1 : 2),
  })
}
