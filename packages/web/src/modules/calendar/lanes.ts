/** A stretch of a day in minutes after midnight on the reader's clock. */
export interface Stretch {
  from: number
  until: number
}

/** Where a stretch stands beside others that overlap it: the how-manieth of how many lanes. */
export interface Lane {
  lane: number
  lanes: number
}

/**
 * Puts stretches that overlap side by side. Each goes into the first lane that is free; those that hang together share the width evenly.
 *
 * @returns in the order in which they came
 */
export function lanesOf(stretches: readonly Stretch[]): Lane[] {
  const order = stretches.map((_, at) => at).sort((a, b) => compare(stretches[a]!, stretches[b]!))
  const found: Lane[] = stretches.map(() => ({ lane: 0, lanes: 1 }))
  let [group, ends] = [[] as number[], [] as number[]]
  const close = () => {
    for (const at of group) found[at]!.lanes = ends.length
    ;[group, ends] = [[], []]
  }
  for (const at of order) {
    const { from, until } = stretches[at]!
    if (ends.every((end) => end <= from)) close()
    const free = ends.findIndex((end) => end <= from)
    const lane = free < 0 ? ends.length : free
    ends[lane] = until
    found[at]!.lane = lane
    group.push(at)
  }
  close()
  return found
}

const compare = (a: Stretch, b: Stretch): number => a.from - b.from || b.until - a.until
