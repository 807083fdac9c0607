/**
 * Repeat purchases expected of a whole cohort by the end of a week, counted from the first day of its oldest customer:
 * the tracking curve of the papers.
 */
export function cumulativeRepeats(
  ages: Float64Array,
  week: number,
  expected: (weeks: number) => number,
): number {
  const oldest = Math.max(...ages)
  const expectedByTime = new Map<number, number>()
  let total = 0
  for (const age of ages) {
    const time = Math.round((week - (oldest - age)) * 7) / 7
    if (time <= 0) continue
    if (!expectedByTime.has(time)) expectedByTime.set(time, expected(time))
    total += expectedByTime.get(time)!
  }
  return total
}
