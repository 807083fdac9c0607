import { csvLine, safeText } from '../table-file/write-csv.ts'
import type { ExportValue } from './export-column.ts'
import type { ExportFormat } from './export-format.ts'
import { textOfValue } from './text-of-value.ts'

/** CSV with a byte-order mark, so that spreadsheet programs read it as UTF-8. */
export const csvFormat: ExportFormat = {
  key: 'csv',
  label: 'CSV',
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  async *write({ columns, records }) {
    yield `\ufeff${csvLine(columns.map(({ header }) => safeText(header)))}`
    for await (const some of records)
      yield some.map((record) => csvLine(columns.map(({ valueIn }) => cellOf(valueIn(record))))).join('')
  },
}

/** Figures are no formulas, also below zero. */
const cellOf = (value: ExportValue): string =>
  typeof value === 'number' ? String(value) : safeText(textOfValue(value))
