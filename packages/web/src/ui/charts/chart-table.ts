/** The figures behind a picture, already written for people; `raw` keeps them exact for the CSV. */
export interface ChartTable {
  columns: readonly { label: string; align?: 'start' | 'end' }[]
  rows: readonly (readonly ChartCell[])[]
}

export type ChartCell = string | number | null | { text: string; raw: string | number }

export function cellText(cell: ChartCell): string {
  if (cell === null) return '–'
  return typeof cell === 'object' ? cell.text : String(cell)
}

/** RFC 4180, with CRLF. Text that a spreadsheet would take for a formula is kept from being one by a leading apostrophe. */
export function csvOf(table: ChartTable): string {
  const lines = [table.columns.map(({ label }) => label), ...table.rows.map((row) => row.map(rawOf))]
  return `${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function rawOf(cell: ChartCell): string | number {
  if (cell === null) return ''
  return typeof cell === 'object' ? cell.raw : cell
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
