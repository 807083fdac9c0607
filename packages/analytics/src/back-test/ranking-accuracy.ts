import { requireSameLength, requireShare } from '../require.ts'
import { areaUnderCurve } from '../scores/metrics/auc.ts'

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
 * Probability that a customer who came ranks above one who did not; what still ties counts half.
 * The shopkeeper's question: "Does this score tell those who return from those who do not?" ½ is a coin, 1 is perfect.
 *
 * The area under the ROC curve ({@link areaUnderCurve}) of a ranking by two keys and of counts instead of yes and no.
 * @param score the higher the likelier
 * @param came whether the customer came: above 0 is yes
 * @param tieBreak second key, the higher the likelier
 * @returns 0–1; undefined when all came or none
 * @throws RangeError when lengths differ or a score is not finite
 * @cost two sorts
 * @example returnRanking([0.9, 0.2, 0.4], [1, 0, 0]) // 1
 */
export function returnRanking(
  score: ArrayLike<number>,
  came: ArrayLike<number>,
  tieBreak?: ArrayLike<number>,
): number | undefined {
  requireSameLength('score', score, 'came', came)
  const area = areaUnderCurve(
    tieBreak ? ranksByTwo(score, tieBreak) : score,
    Array.from(came, (count) => count > 0),
  )
  return area.ok ? area.value : undefined
}

/** Places in the order by both keys, equal ones sharing a place. */
function ranksByTwo(first: ArrayLike<number>, second: ArrayLike<number>): Uint32Array {
  const compare = (i: number, j: number) => first[i]! - first[j]! || second[i]! - second[j]!
  const order = Uint32Array.from({ length: first.length }, (_, row) => row).sort(compare)
  const rank = new Uint32Array(order.length)
  for (let place = 1; place < order.length; place++) {
    const before = order[place - 1]!
    rank[order[place]!] = compare(before, order[place]!) === 0 ? rank[before]! : place
  }
  return rank
}
