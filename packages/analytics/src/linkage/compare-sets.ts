import { requireShare } from '../require.ts'
import { type Comparison, comparisonOf } from './comparison.ts'
import { plainText } from './plain-text.ts'

/**
 * Compares sets: the words of a company's name in any order, several telephone numbers, topics.
 * The shopkeeper's question: "Hotel Bel-Air and Bel Air Hotel?"
 *
 * @source Jaccard (1912), New Phytologist 11, 37–50: shared members / members of either
 * @param options `most` and `some`: bounds of that share, 0.75 and 0.4 unless given
 * @returns a field of `linkRecords` for texts (split into words) or arrays (taken as they are), with the levels: the same,
 *   most shared, some shared, different
 * @throws RangeError naming the value and its bound
 * @cost members of both sets per pair
 * @example
 * sharedWords().levels
 * // ['the same', 'most shared', 'some shared', 'different']
 */
export function sharedWords({ most = 0.75, some = 0.4 }: { most?: number; some?: number } = {}): Comparison {
  requireShare('most', most)
  requireShare('some', some)
  return comparisonOf({
    levels: ['the same', 'most shared', 'some shared', 'different'],
    read: readSet,
    label: (members) => [...members].sort().join('\u0000'),
    compare: (one, two) => {
      let shared = 0
      for (const member of one) if (two.has(member)) shared++
      const share = shared / (one.size + two.size - shared)
      if (share >= most) return 1
      return share >= some ? 2 : 3
    },
  })
}

function readSet(value: unknown): ReadonlySet<string> | undefined {
  const members = Array.isArray(value)
    ? value.map((member) => plainText(String(member)))
    : plainText(String(value ?? '')).split(/[^\p{L}\p{N}]+/u)
  const set = new Set(members.filter((member) => member !== ''))
  return set.size === 0 ? undefined : set
}
