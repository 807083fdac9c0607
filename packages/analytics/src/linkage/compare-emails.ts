import { type Comparison, comparisonOf, readText } from './comparison.ts'
import { damerauLevenshtein } from './damerau-levenshtein.ts'

/**
 * Compares e-mail addresses: typing errors, and the same name at another provider.
 * The shopkeeper's question: "anna.k@gmail.com and anna.k@web.de: has she moved house?"
 *
 * @returns a field of `linkRecords` with the levels: the same; the same name at another provider; a typing error or two; different
 * @cost one `damerauLevenshtein` cut short
 * @example
 * similarEmail().levels[1]
 * // 'of the same name at another provider'
 */
export function similarEmail(): Comparison {
  return comparisonOf({
    levels: ['the same', 'of the same name at another provider', 'a typing error or two', 'different'],
    read: readText,
    label: (text) => text,
    compare: (one, two) => {
      const [name = '', ...host] = one.split('@')
      if (name.length >= 4 && host.length > 0 && two.startsWith(`${name}@`)) return 1
      return damerauLevenshtein(one, two, 2) <= 2 && Math.min(one.length, two.length) >= 6 ? 2 : 3
    },
  })
}
