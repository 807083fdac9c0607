import { type CannotSay, cannotSay } from '../../cannot-say.ts'
import { requireCount } from '../../require.ts'
import { forEachTie, rankScores } from './rank-scores.ts'

/** One slice of the list, best scores first. */
export type LiftSlice = {
  /** 1 for the best tenth. */
  slice: number
  /** Customers in the slice; may be a fraction, since the slices are equally large. */
  customers: number
  /** Share of them that did it. */
  rate: number
  /** Rate divided by that of all customers. */
  lift: number
  /** Share of all who did it that are found in this and the better slices. */
  found: number
}

/**
 * How much better is it to call the best tenth than to call at random?
 * The shopkeeper's question: "I have time for one in ten: how many more buyers do I reach?"
 *
 * @source gain and lift charts: Ling & Li (1998), KDD 73–79
 * @param scores finite, higher = likelier
 * @param outcomes 0 or 1, one per score
 * @param slices whole ≥ 1, 10 unless given
 * @returns `slices` equally large, best first; cannot say when nobody did it
 * @throws RangeError naming the value and its bound
 * @accuracy equal scores share their outcomes evenly, so their order does not matter
 * @cost one sort
 * @example liftByDecile([4, 3, 2, 1], [1, 1, 0, 0], 2).slices[0].lift // 2
 */
export function liftByDecile(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<boolean | number>,
  slices = 10,
): { ok: true; slices: LiftSlice[] } | CannotSay {
  requireCount('slices', slices, 1)
  const ranked = rankScores(scores, outcomes)
  if (ranked.positives === 0) return cannotSay('Nobody did it, so nothing could be found.')
  const size = ranked.scores.length / slices
  const positivesIn = new Float64Array(slices)
  let start = 0
  forEachTie(ranked, (rows, positives) => {
    for (
      let slice = Math.min(slices - 1, Math.floor(start / size));
      slice < slices && slice * size < start + rows;
      slice++
    ) {
      const overlap = Math.min(start + rows, (slice + 1) * size) - Math.max(start, slice * size)
      positivesIn[slice]! += (positives * Math.max(0, overlap)) / rows
    }
    start += rows
  })
  const overall = ranked.positives / ranked.scores.length
  let found = 0
  return {
    ok: true,
    slices: Array.from(positivesIn, (positives, index) => {
      found += positives
      const rate = positives / size
      return {
        slice: index + 1,
        customers: size,
        rate,
        lift: rate / overall,
        found: found / ranked.positives,
      }
    }),
  }
}
