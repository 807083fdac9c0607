/** A source of chance: each call gives the next number, uniform on 0 (included) to 1 (excluded). */
export type Random = () => number

/**
 * Chance that can be repeated: the same seed gives the same draws on every machine.
 * The shopkeeper's question: "If I run this again tomorrow, do I get the same answer?"
 *
 * @source xoshiro128** by Blackman & Vigna (2021), ACM TOMS 47(4), seeded by the 32-bit finaliser of MurmurHash3
 * (Appleby); two 32-bit outputs make the 53 bits of one draw
 * @param seed whole number, 0 to 2³² − 1
 * @returns a function whose calls give independent draws from [0, 1)
 * @throws RangeError naming the value and its bound
 * @cost constant, no allocation per draw; period 2¹²⁷ draws
 * @example
 * seededRandom(1)() === seededRandom(1)()
 * // true
 */
export function seededRandom(seed: number): Random {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    throw new RangeError(`seed must be a whole number from 0 to 2^32 - 1, but is ${seed}`)
  }
  const state = new Uint32Array(4)
  for (let word = 0; word < 4; word++) state[word] = scramble(seed + Math.imul(word + 1, 0x9e3779b9))
  // 2^-53 times an integer below 2^53: 21 high bits of one output, all 32 of the next.
  return () => ((nextWord(state) >>> 11) * 2 ** 32 + nextWord(state)) * 2 ** -53
}

function nextWord(state: Uint32Array): number {
  const second = state[1]!
  const result = Math.imul(rotateLeft(Math.imul(second, 5), 7), 9) >>> 0
  state[2]! ^= state[0]!
  state[3]! ^= second
  state[1]! ^= state[2]!
  state[0]! ^= state[3]!
  state[2]! ^= second << 9
  state[3] = rotateLeft(state[3]!, 11)
  return result
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}

/** The avalanche step of MurmurHash3: neighbouring seeds give unrelated words. */
function scramble(word: number): number {
  let mixed = word | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
