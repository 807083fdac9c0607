/** A set of basket numbers as bits of 32-bit words: a question whether a basket is in it is one look at one word. */
export type BitSet = Int32Array<ArrayBuffer>

/** An empty set that can hold the numbers 0 to `length` − 1. */
export function emptyBitSet(length: number): BitSet {
  return new Int32Array(Math.ceil(length / 32))
}

/** Puts `index` into the set. */
export function include(set: BitSet, index: number): void {
  set[index >>> 5]! |= 1 << (index & 31)
}

/** Writes those of `indexes` that the set holds to the front of `target`, in their order; says how many they are. */
export function intersect(indexes: Int32Array, set: BitSet, target: Int32Array): number {
  let count = 0
  for (let at = 0; at < indexes.length; at++) {
    const index = indexes[at]!
    // Written in any case and kept only when the bit is set: no branch to mispredict.
    target[count] = index
    count += (set[index >>> 5]! >>> (index & 31)) & 1
  }
  return count
}
