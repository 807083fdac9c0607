/** How a file of rows and columns is written, so that it can be read the same way twice. */
export interface TableFormat {
  /** Which reader reads it: its `container`. */
  container: Container
  gzip: boolean
  /** WHATWG encoding label: `utf-8`, `windows-1252`, `utf-16le`. */
  encoding: string
  delimiter: Delimiter
  hasHeader: boolean
  /** Rows before the header (or before the first row of data): titles, remarks. */
  skipRows: number
  /** Where columns begin in a file of fixed width, in characters from 0. */
  columnsAt?: readonly number[] | undefined
  /** Names of the columns of a file whose records name their own fields (vCard, JSON lines). */
  columns?: readonly string[] | undefined
}

export const containers = ['text', 'xlsx', 'ods', 'vcard', 'json'] as const
export type Container = (typeof containers)[number]

export const delimiters = [',', ';', '\t', '|', 'whitespace', 'fixed'] as const
export type Delimiter = (typeof delimiters)[number]

/** One row as read: its number in the file (1 = first row), the cells as text. */
export interface TableRow {
  rowNumber: number
  cells: string[]
}

/** No file has more columns that mean something; a row beyond this is a broken quote or an attack. */
export const mostColumns = 2000
/** Longest row accepted, in characters; longer ones come from a quote that was never closed. */
export const longestRow = 1_000_000
