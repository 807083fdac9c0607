/**
 * A set of basket numbers as bits of 32-bit words: whether two items share baskets is one AND per 32 baskets.
 */
export type BitSet = Int32Array<ArrayBuffer>

/** An empty set that can hold the numbers 0 to `length` − 1. */
export function emptyBitSet(length: number): BitSet {
  return new Int32Array(Math.ceil(length / 32))
}

/** Puts `index` into the set. */
export function include(set: BitSet, index: number): void {
  set[index >>> 5]! |= 1 << (index & 31)
}

/** Writes what both sets hold into `target` and says how many that are. */
export function intersect(one: BitSet, two: BitSet, target: BitSet): number {
  let count = 0
  for (let word = 0; word < target.length; word++) {
    const both = one[word]! & two[word]!
    target[word] = both
    if (both !== 0) count += countBits(both)
  }
  return count
}

/**
 * Number of ones in a 32-bit word.
 *
 * @source Warren, Hacker's Delight, 2nd ed., figure 5–2
 */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
