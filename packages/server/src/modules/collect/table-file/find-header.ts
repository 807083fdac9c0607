import type { TableRow } from './table-format.ts'

/** Rows above the table: those with clearly fewer filled cells than the table is wide. */
export function titleRows(rows: readonly TableRow[]): number {
  const widths = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length)
  const usual = median(widths)
  if (usual < 3) return 0
  const first = widths.findIndex((width) => width >= Math.max(2, usual * 0.6))
  return first > 0 && first <= 20 ? first : 0
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/**
 * A header has words where the rows below have figures or dates, or words that no row below repeats. A first row that itself holds
 * a figure is data.
 */
export function looksLikeHeader(rows: readonly TableRow[]): boolean {
  const [first, ...rest] = rows
  if (!first) return false
  const cells = first.cells.map((cell) => cell.trim())
  if (cells.some((cell) => looksLikeValue(cell)) && !namesYears(cells, rest)) return false
  if (rest.length === 0) return cells.length > 1
  const filled = cells.filter((cell) => cell !== '')
  if (new Set(filled).size !== filled.length) return false
  const contrast = cells.some((_, column) =>
    rest.slice(0, 50).some(({ cells }) => looksLikeValue(cells[column]?.trim() ?? '')),
  )
  return contrast || cells.every((cell, column) => rest.every((row) => row.cells[column]?.trim() !== cell))
}

/** `Year, 2000, 2001, 2002`: years one after the other name columns, unless the rows below hold years there too. */
function namesYears(cells: readonly string[], rest: readonly TableRow[]): boolean {
  const places = cells.flatMap((cell, column) => (looksLikeValue(cell) ? column : []))
  const isRow = places.every(
    (column, index) => isYear(cells[column]!) && Number(cells[column]) === Number(cells[places[0]!]) + index,
  )
  return (
    isRow &&
    places.length > 1 &&
    rest.length > 0 &&
    !rest.every(({ cells: below }) => places.every((column) => isYear(below[column] ?? '')))
  )
}

const isYear = (cell: string): boolean => /^(19|20)\d\d$/.test(cell)

const looksLikeValue = (cell: string): boolean =>
  cell !== '' &&
  (/^[-+(]?[\p{Sc}\s]*[\d.,' ]*\d[\d.,' ]*[\p{Sc}%)]?$/u.test(cell) ||
    /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/.test(cell) ||
    /^\S+@\S+\.\S+$/.test(cell))
