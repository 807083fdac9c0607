import { readSpreadsheetRows } from './read-spreadsheet-rows.ts'
import { readTextRows } from './read-text-rows.ts'
import type { TableFormat, TableRow } from './table-format.ts'

/** Reads the rows of a file in a known format, without the `skipRows` first ones; the header, when there is one, comes first. */
export async function* readRows(path: string, format: TableFormat): AsyncGenerator<TableRow> {
  const rows = format.container === 'xlsx' ? readSpreadsheetRows(path) : readTextRows(path, format)
  let skipped = 0
  for await (const row of rows) {
    if (skipped++ < format.skipRows) continue
    yield row
  }
}
