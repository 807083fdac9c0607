import type { Random } from '@regulars/analytics'

const hour = 3_600_000

/**
 * By how much a clock is set wrong: half a minute to six hours, either way. Not by days: an `Idempotency-Key` counts for one day, so a request repeated after a
 * longer jump is rightly taken for a new one.
 */
export function chosenOffset(random: Random): { ms: number; words: string } {
  const size = Math.round(30_000 * (6 * 120) ** random())
  const ms = Math.min(size, 6 * hour) * (random() < 0.5 ? -1 : 1)
  return { ms, words: `clock set ${Math.abs(Math.round(ms / 1000))} s ${ms < 0 ? 'back' : 'ahead'}` }
}
