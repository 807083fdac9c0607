/** A cell by its line and its column. */
export interface CellPlace {
  row: number
  column: number
}

/** Cells from one corner to the other, both of them in it. */
export interface CellRange {
  top: number
  bottom: number
  start: number
  end: number
}

/** The cells between two corners, wherever these lie. */
export function rangeBetween(one: CellPlace, other: CellPlace): CellRange {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    start: Math.min(one.column, other.column),
    end: Math.max(one.column, other.column),
  }
}

/** Tells whether a range is more than one cell. */
export const isWide = ({ top, bottom, start, end }: CellRange): boolean => top !== bottom || start !== end

/** The columns of a range that lie in a row, as text so that rows can compare them; undefined when none do. */
export function columnsIn(range: CellRange | undefined, row: number): string | undefined {
  if (!range || !isWide(range) || row < range.top || row > range.bottom) return undefined
  return `${range.start}-${range.end}`
}

/** Tells whether a column lies in what `columnsIn` said. */
export function isInColumns(columns: string | undefined, column: number): boolean {
  if (columns === undefined) return false
  const [start, end] = columns.split('-').map(Number) as [number, number]
  return column >= start && column <= end
}
