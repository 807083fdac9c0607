/** The compared values of a record as one text, since a text goes through COPY and from thread to thread at a fraction of the cost of a row. */

/** Parts values; `valueSql` lets none of them have it. */
const partedBy = '\x1f'

/** SQL of the line of a record, of the columns that hold its values. */
export const lineSql = (columns: readonly string[]): string =>
  columns.map((column) => `coalesce(${column}, '')`).join(` || E'\\x1f' || `)

/** The values in a line, null where there is none. */
export const valuesIn = (line: string): (string | null)[] =>
  line.split(partedBy).map((value) => (value === '' ? null : value))
