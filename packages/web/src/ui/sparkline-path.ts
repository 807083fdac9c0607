/** The line through evenly spaced values, in a box of `width` × `height` with room for the stroke. Gaps (null) break it. */
export function sparklinePath(values: readonly (number | null)[], width: number, height: number): string {
  const point = sparklinePoint(values, width, height)
  let path = ''
  let drawing = false
  for (const index of values.keys()) {
    const at = point(index)
    if (at) path += `${drawing ? 'L' : 'M'}${at.x} ${at.y}`
    drawing = at !== null
  }
  return path
}

/** Where the value at an index lies; null where there is none. Equal values lie in the middle. */
export function sparklinePoint(values: readonly (number | null)[], width: number, height: number) {
  const known = values.filter((value) => value !== null)
  const low = Math.min(...known)
  const spread = Math.max(...known) - low
  const step = values.length > 1 ? (width - 4) / (values.length - 1) : 0
  return (index: number): { x: number; y: number } | null => {
    const value = values[index] ?? null
    if (value === null) return null
    const share = spread === 0 ? 0.5 : (value - low) / spread
    return { x: round(2 + index * step), y: round(2 + (1 - share) * (height - 4)) }
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
