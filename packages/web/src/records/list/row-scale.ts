/**
 * Rows of one height in an element that scrolls. Browsers draw no element of more than some million pixels (Firefox 17.9 million; Chromium 33.5 million of
 * the device's own pixels, which on a zoomed telephone are 8 million of the page's), and say nothing about it: the rows beyond just are not there.
 *
 * *Offset* is what the browser calls `scrollTop`. *Position* is how many pixels of rows lie above what is in sight, if they all had room. Their
 * difference is the *shift*, 0 as long as all rows have room.
 */
export interface RowScale {
  /** The greatest offset. */
  reach: number
  /** Pixels of rows for which there is no room; 0 when all have room. */
  hidden: number
}

/** Where one is. */
export interface RowPlace {
  offset: number
  /** What position is more than offset; whole pixels, so that rows are drawn sharp. */
  shift: number
}

/** The greatest height that every browser draws, in pixels. */
export const mostHeight = 8_000_000

/** Pixels at either end in which offset and position go along with each other, wherever one takes hold of the scroll bar. */
const plainEnd = 1_000_000

/** The scale of rows that are `full` pixels high in sum, with `around` pixels of head and foot, in a window of `sight` pixels. */
export function scaleOf(full: number, around: number, sight: number, most = mostHeight): RowScale {
  const height = Math.min(full, most)
  return { reach: Math.max(0, height + around - sight), hidden: full - height }
}

/** The position in pixels for an offset that was jumped to: one for one at the ends, stretched between. */
export function positionAt({ reach, hidden }: RowScale, offset: number): number {
  const end = Math.min(plainEnd, reach / 4)
  if (hidden === 0 || offset <= end) return offset
  if (offset >= reach - end) return offset + hidden
  return offset + (hidden * (offset - end)) / (reach - 2 * end)
}

/** The offset in pixels that `positionAt` puts at a position. */
export function offsetAt({ reach, hidden }: RowScale, position: number): number {
  const end = Math.min(plainEnd, reach / 4)
  if (hidden === 0 || position <= end) return position
  if (position >= reach + hidden - end) return position - hidden
  const middle = reach - 2 * end
  return end + ((position - end) * middle) / (middle + hidden)
}

/** Where one is at a new offset: a step of at most `step` pixels moves the rows by just as much; what is farther is a jump. */
export function follow(scale: RowScale, from: RowPlace, offset: number, step: number): RowPlace {
  if (scale.hidden === 0) return { offset, shift: 0 }
  const isStep = Math.abs(offset - from.offset) <= step
  const position = isStep ? offset + from.shift : positionAt(scale, offset)
  return placeAt(scale, offset, position)
}

/** The same rows at the offset at which they belong: after steps one would else reach an end of the scroll bar before that of the rows, or after it. */
export function settled(scale: RowScale, { offset, shift }: RowPlace): RowPlace {
  const position = offset + shift
  return placeAt(scale, Math.round(offsetAt(scale, position)), position)
}

/** The place at an offset with a position, this one kept within the rows. */
export function placeAt(scale: RowScale, offset: number, position: number): RowPlace {
  const within = Math.min(scale.reach + scale.hidden, Math.max(0, position))
  return { offset, shift: scale.hidden === 0 ? 0 : Math.round(within - offset) }
}

/** Pixels that steps may lead away from where the scroll bar belongs before it is put right amid them. */
export const mostDrift = plainEnd / 2
