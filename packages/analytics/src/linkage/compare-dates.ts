import { type Comparison, comparisonOf } from './comparison.ts'
import { damerauLevenshtein } from './damerau-levenshtein.ts'

/**
 * Compares calendar days with the mistakes people make in them.
 * The shopkeeper's question: "Born 3 July or 7 March: a slip, or somebody else?"
 *
 * @param options `termFrequency`: agreeing on a rare day counts more than on a frequent one (1 January); false unless given
 * @returns a field of `linkRecords` for values 'YYYY-MM-DD' or 'YYYYMMDD' (others count as missing; the day need not exist),
 *   with the levels: the same day; day and month swapped; one digit wrong or two swapped; two of day, month and year the
 *   same; different
 * @cost one `damerauLevenshtein` of eight digits per pair
 * @example
 * similarDate().levels[1]
 * // 'day and month swapped'
 */
export function similarDate({ termFrequency = false }: { termFrequency?: boolean } = {}): Comparison {
  return comparisonOf({
    levels: [
      'the same day',
      'day and month swapped',
      'one digit off',
      'two of day, month and year the same',
      'different',
    ],
    termFrequency,
    read: readDay,
    label: (digits) => digits,
    compare: (one, two) => {
      const [year, month, day] = parts(one)
      const [otherYear, otherMonth, otherDay] = parts(two)
      if (year === otherYear && month === otherDay && day === otherMonth) return 1
      if (damerauLevenshtein(one, two, 1) === 1) return 2
      const same = Number(year === otherYear) + Number(month === otherMonth) + Number(day === otherDay)
      return same === 2 ? 3 : 4
    },
  })
}

function readDay(value: unknown): string | undefined {
  const match = /^\s*(\d{4})-?(\d{2})-?(\d{2})\s*$/.exec(typeof value === 'string' ? value : '')
  return match ? `${match[1]}${match[2]}${match[3]}` : undefined
}

function parts(digits: string): [string, string, string] {
  return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
}
