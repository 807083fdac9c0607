import type { Random } from './seeded-random.ts'

/** A whole number from 0 to `below` − 1, each equally likely. */
export function drawIndex(random: Random, below: number): number {
  return Math.floor(random() * below)
}

/** A draw from the standard normal distribution (Box & Muller 1958). */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/**
 * `count` different indices below `length`, in ascending order, every choice equally likely.
 *
 * @source selection sampling: Knuth, The Art of Computer Programming 2, algorithm 3.4.2 S
 * @cost one draw per index passed over, `length` at most
 */
export function drawSample(random: Random, length: number, count: number): Uint32Array {
  const chosen = new Uint32Array(Math.min(count, length))
  let taken = 0
  for (let index = 0; taken < chosen.length; index++) {
    if (random() * (length - index) < chosen.length - taken) chosen[taken++] = index
  }
  return chosen
}
