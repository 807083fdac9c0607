import { requireNotNegative, requireSameLength } from '../require.ts'

/** How long customers have stayed so far, and whether they have left. */
export type Lifetimes = {
  /** Time from start to leaving, or to the last look at those still here; finite, ≥ 0, any unit. */
  durations: ArrayLike<number>
  /** True or 1 where the customer left at that time, false or 0 where she was still here. */
  left: ArrayLike<boolean | number>
}

/** Refuses lifetimes that cannot be. */
export function requireLifetimes({ durations, left }: Lifetimes): void {
  requireSameLength('left', left, 'durations', durations)
  for (let row = 0; row < durations.length; row++) requireNotNegative(`durations[${row}]`, durations[row]!)
}

/** Rows in order of time, the longest first. */
export function longestFirst(durations: ArrayLike<number>): Uint32Array {
  const rows = Uint32Array.from({ length: durations.length }, (_, row) => row)
  return rows.sort((a, b) => durations[b]! - durations[a]!)
}
