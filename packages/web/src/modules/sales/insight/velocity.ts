import type { Funnel } from './insight-queries.ts'

/**
 * What the open deals bring in a day, as they went so far, in minor units: number of open deals × win rate × mean value of won deals ÷ days from
 * beginning to won (sales velocity). Null when nothing was won, or all on the day it began.
 */
export function velocityOf({ open, won, lost, wonValue, cycleDays }: Funnel): number | null {
  if (won === 0 || !cycleDays) return null
  return Math.round((open * (won / (won + lost)) * (wonValue / won)) / cycleDays)
}
