import { readerOf } from './readers.ts'
import type { TableFormat, TableRow } from './table-format.ts'

/**
 * Reads the rows of a file in a known format, some at a time, without the `skipRows` first ones; the header, when there is one, comes first.
 */
export async function* readRows(path: string, format: TableFormat): AsyncGenerator<TableRow[]> {
  let toSkip = format.skipRows
  for await (const rows of readerOf(format.container).rows(path, format)) {
    const kept = toSkip > 0 ? rows.slice(toSkip) : rows
    toSkip = Math.max(0, toSkip - rows.length)
    if (kept.length > 0) yield kept
  }
}
