import type { LinkColumn } from './comparison.ts'

/**
 * Which records are worth comparing: those that agree in all the fields named, or that have the same key; `fixes` then names
 * the fields that records with the same key agree in anyway, so that nothing is learnt about them from these pairs.
 */
export type BlockingRule<R> =
  | readonly string[]
  | { key: (record: R) => string | undefined; fixes: readonly string[] }

/** Records of equal key under one rule. */
export type Blocks = {
  /** Fields in which the records of a block agree by construction. */
  fixes: readonly string[]
  /** Block of each record, −1 when it has no key. */
  blockOf: Int32Array
  /** Records of each block that has at least two. */
  members: Int32Array[]
}

/** Sorts the records into blocks by one rule. */
export function blocksBy<R>(
  rule: BlockingRule<R>,
  records: readonly R[],
  columns: ReadonlyMap<string, LinkColumn>,
): Blocks {
  const keyOf = 'key' in rule ? (record: number) => rule.key(records[record]!) : fieldKeys(rule, columns)
  const blockByKey = new Map<string, number[]>()
  records.forEach((_, record) => {
    const key = keyOf(record)
    if (key === undefined) return
    const block = blockByKey.get(key)
    if (block) block.push(record)
    else blockByKey.set(key, [record])
  })
  const blockOf = new Int32Array(records.length).fill(-1)
  const members: Int32Array[] = []
  for (const block of blockByKey.values()) {
    if (block.length < 2) continue
    for (const record of block) blockOf[record] = members.length
    members.push(Int32Array.from(block))
  }
  return { fixes: 'key' in rule ? rule.fixes : rule, blockOf, members }
}

/** A key from the values of all fields; none when one of them is missing. */
function fieldKeys(
  names: readonly string[],
  columns: ReadonlyMap<string, LinkColumn>,
): (record: number) => string | undefined {
  const chosen = names.map((name) => columns.get(name)!)
  return (record) => {
    const ids = chosen.map((column) => column.ids[record]!)
    return ids.includes(-1) ? undefined : ids.join()
  }
}

/** How many pairs the blocks hold, before any of them is made. */
export function pairCount({ members }: Blocks): number {
  return members.reduce((sum, block) => sum + (block.length * (block.length - 1)) / 2, 0)
}

/**
 * Visits every pair of the blocks once, the smaller record number first.
 *
 * @param earlier blocks already visited: their pairs are passed over
 * @param sources when given, pairs within one source are passed over
 */
export function forEachPair(
  blocks: Blocks,
  earlier: readonly Blocks[],
  sources: ArrayLike<string | number> | undefined,
  visit: (left: number, right: number) => void,
): void {
  for (const block of blocks.members) {
    for (let later = 1; later < block.length; later++) {
      const right = block[later]!
      for (let first = 0; first < later; first++) {
        const left = block[first]!
        if (sources && sources[left] === sources[right]) continue
        if (!earlier.some(({ blockOf }) => blockOf[left]! >= 0 && blockOf[left] === blockOf[right]))
          visit(left, right)
      }
    }
  }
}
