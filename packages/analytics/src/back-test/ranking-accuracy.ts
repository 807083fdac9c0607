import { requireSameLength, requireShare } from '../require.ts'

/**
 * Share of what came that the best-ranked customers brought in.
 * The shopkeeper's question: "Had I written only to the top fifth, how much of the sales would I have reached?"
 *
 * @param ranking the higher the better
 * @param gain what each customer brought, for example purchases or money, ≥ 0
 * @param share of customers picked, 0–1; rounded down to whole customers
 * @param tieBreak second key, the higher the better; without it equal ranks keep the order of the rows
 * @returns 0–1; undefined when nothing came at all
 * @throws RangeError when lengths differ or share is out of range
 * @example shareCaught([3, 1, 2, 0], [5, 5, 0, 0], 0.5) // 0.5
 */
export function shareCaught(
  ranking: ArrayLike<number>,
  gain: ArrayLike<number>,
  share: number,
  tieBreak?: ArrayLike<number>,
): number | undefined {
  requireSameLength('ranking', ranking, 'gain', gain)
  const picked = Math.floor(requireShare('share', share) * ranking.length)
  const order = Uint32Array.from({ length: ranking.length }, (_, row) => row).sort(
    (i, j) => ranking[j]! - ranking[i]! || (tieBreak ? tieBreak[j]! - tieBreak[i]! : 0) || i - j,
  )
  let caught = 0
  let all = 0
  for (let place = 0; place < order.length; place++) {
    all += gain[order[place]!]!
    if (place < picked) caught += gain[order[place]!]!
  }
  return all > 0 ? caught / all : undefined
}

/**
 * Probability that a customer who came ranks above one who did not (area under the ROC curve), ties counting half.
 * The shopkeeper's question: "Does this score tell those who return from those who do not?" ½ is a coin, 1 is perfect.
 *
 * @source Hanley & McNeil (1982), Radiology 143, 29–36 (as the Mann–Whitney statistic)
 * @param score the higher the likelier
 * @param came whether the customer came: above 0 is yes
 * @param tieBreak second key, the higher the likelier
 * @returns 0–1; undefined when all came or none
 * @throws RangeError when lengths differ
 * @cost one sort
 * @example returnRanking([0.9, 0.2, 0.4], [1, 0, 0]) // 1
 */
export function returnRanking(
  score: ArrayLike<number>,
  came: ArrayLike<number>,
  tieBreak?: ArrayLike<number>,
): number | undefined {
  requireSameLength('score', score, 'came', came)
  const compare = (i: number, j: number) =>
    score[i]! - score[j]! || (tieBreak ? tieBreak[i]! - tieBreak[j]! : 0)
  const order = Uint32Array.from({ length: score.length }, (_, row) => row).sort(compare)
  let positives = 0
  let rankSum = 0
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && compare(order[end]!, order[start]!) === 0) end++
    for (let place = start; place < end; place++) {
      if (!(came[order[place]!]! > 0)) continue
      positives++
      rankSum += (start + 1 + end) / 2
    }
    start = end
  }
  const negatives = order.length - positives
  if (positives === 0 || negatives === 0) return undefined
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}
