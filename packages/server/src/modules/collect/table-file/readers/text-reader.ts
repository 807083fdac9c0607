import type { TableReader } from '../table-reader.ts'
import { delimitedRows } from './delimited-rows.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { findColumns } from './fixed-columns.ts'
import { fixedRows, spacedRows } from './spaced-rows.ts'

/** Text with a sign, white space or nothing but the place in the line between the cells. */
export const textReader: TableReader = {
  container: 'text',
  recognises: () => true,
  settle(_path, { text }, base, given) {
    const delimiter = given.delimiter ?? (given.columnsAt ? 'fixed' : detectDelimiter(text))
    if (delimiter !== 'fixed') return { ...base, delimiter }
    return { ...base, delimiter, columnsAt: given.columnsAt ?? findColumns(text) ?? [0] }
  },
  rows(path, format) {
    if (format.delimiter === 'whitespace') return spacedRows(path, format)
    return format.delimiter === 'fixed' ? fixedRows(path, format) : delimitedRows(path, format)
  },
}
