import { minimise } from '../../optimise/minimise.ts'
import type { RankedScores } from '../metrics/rank-scores.ts'
import { logit } from './logit.ts'

/**
 * The line through the log-odds that comes closest to the outcomes, these drawn a little away from 0 and 1 so that few
 * customers cannot make it steep without bound.
 *
 * @source Platt (1999): targets (n₊ + 1)/(n₊ + 2) and 1/(n₋ + 2)
 * @accuracy about 1e-8
 * @cost some ten walks over the scores
 */
export function plattLine({ scores, outcomes, positives }: RankedScores): { slope: number; offset: number } {
  const rows = scores.length
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (rows - positives + 2)
  const logOdds = scores.map(logit)
  const found = minimise(
    (point, gradient) => {
      gradient.fill(0)
      let loss = 0
      for (let row = 0; row < rows; row++) {
        const target = outcomes[row] === 1 ? high : low
        const score = point[0]! * logOdds[row]! + point[1]!
        const probability = 1 / (1 + Math.exp(-score))
        loss += (Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - target * score) / rows
        gradient[0]! += ((probability - target) * logOdds[row]!) / rows
        gradient[1]! += (probability - target) / rows
      }
      return loss
    },
    [1, 0],
  )
  return { slope: found.point[0]!, offset: found.point[1]! }
}
