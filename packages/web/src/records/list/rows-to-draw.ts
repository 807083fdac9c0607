/** The rows that are drawn: from one to the other, both of them. */
export interface DrawnRows {
  from: number
  to: number
  /** Pixels that their places are less than those of rows which all have room. */
  shift: number
}

/** What one looks at. */
export interface Looking {
  /** Pixels of rows above what is in sight. */
  position: number
  /** Pixels in sight. */
  sight: number
  shift: number
  count: number
  rowHeight: number
  /** Below 0 when one comes from below, above 0 when one goes down. */
  way: number
}

export const noRows: DrawnRows = { from: 0, to: -1, shift: 0 }

/** Rows beyond those in sight that must be there on either side. */
const least = 2
/** Rows that are drawn beyond those in sight where one goes to, when less than `least` of them are left, and where one comes from. */
const ahead = 5
const behind = 3

/** The rows to draw: those that are drawn, the same object, for as long as they do; then a few at once, since what a frame costs hardly depends on how many are new in it. */
export function rowsToDraw(drawn: DrawnRows, looking: Looking): DrawnRows {
  const { position, sight, shift, count, rowHeight, way } = looking
  const first = Math.floor(position / rowHeight)
  const last = Math.ceil((position + sight) / rowHeight) - 1
  const within = (row: number) => Math.min(count - 1, Math.max(0, row))
  const isEnough = drawn.from <= within(first - least) && drawn.to >= within(last + least)
  const isTooMany = drawn.to >= count || drawn.to - drawn.from > last - first + ahead + behind + 1
  if (isEnough && !isTooMany && drawn.shift === shift) return drawn
  const [above, below] = way < 0 ? [ahead, behind] : [behind, ahead]
  return { from: within(first - above), to: count === 0 ? -1 : within(last + below), shift }
}

/** The rows that are drawn, one after the other. */
export const numbersOf = ({ from, to }: Pick<DrawnRows, 'from' | 'to'>): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
