import { requireCount } from '../require.ts'

/** Two records that belong together. */
export type RecordPair = { left: number; right: number }

/**
 * Which records are one and the same, once pairs have been found?
 * The shopkeeper's question: "So how many different people is that?"
 *
 * Whoever is linked to somebody belongs to the same person as all whom that one is linked to. One wrong pair joins two people:
 * choose the threshold of `linkRecords` for clusters higher than for single pairs (.95 rather than .5), and let somebody look
 * at clusters that are larger than expected.
 *
 * @source connected components by union–find with path halving: Tarjan & van Leeuwen (1984), Journal of the ACM 31, 245–281
 * @param recordCount whole ≥ 0
 * @param pairs numbers of records, 0 to recordCount − 1
 * @returns for each record the smallest number of a record in its cluster (its own when it stands alone)
 * @throws RangeError naming the value and its bound
 * @accuracy exact
 * @cost practically one step per record and pair
 * @example
 * [...clusterPairs(4, [{ left: 0, right: 2 }])]
 * // [0, 1, 0, 3]
 */
export function clusterPairs(recordCount: number, pairs: Iterable<RecordPair>): Int32Array {
  requireCount('recordCount', recordCount)
  const parent = Int32Array.from({ length: recordCount }, (_, record) => record)
  const rootOf = (record: number): number => {
    if (!(Number.isInteger(record) && record >= 0 && record < recordCount)) {
      throw new RangeError(`pairs must name records from 0 to ${recordCount - 1}, but name ${record}`)
    }
    let root = record
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!
      root = parent[root]!
    }
    return root
  }
  for (const { left, right } of pairs) {
    const one = rootOf(left)
    const two = rootOf(right)
    // The smaller number stays the root, so that the cluster keeps the name of its first record.
    parent[Math.max(one, two)] = Math.min(one, two)
  }
  return parent.map((_, record) => rootOf(record))
}
