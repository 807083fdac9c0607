import type { TableRow } from '../table-format.ts'
import type { BaseFormat } from '../table-reader.ts'
import { lines } from './lines.ts'
import { readText } from './read-text.ts'

/** Rows of cells with white space between. */
export const spacedRows = (path: string, format: BaseFormat) =>
  rowsOfLines(path, format, (line) => line.trim().split(/\s+/))

/** Rows of cells that always stand at the same place in the line. */
export function fixedRows(path: string, format: BaseFormat): AsyncGenerator<TableRow[]> {
  const starts = [...new Set([0, ...(format.columnsAt ?? [])])].sort((a, b) => a - b)
  return rowsOfLines(path, format, (line) =>
    starts.map((from, index) => line.slice(from, starts[index + 1]).trim()),
  )
}

async function* rowsOfLines(
  path: string,
  format: BaseFormat,
  cut: (line: string) => string[],
): AsyncGenerator<TableRow[]> {
  let rowNumber = 0
  for await (const some of lines(readText(path, format))) {
    const rows: TableRow[] = []
    for (const line of some) {
      rowNumber++
      if (line.trim()) rows.push({ rowNumber, cells: cut(line) })
    }
    yield rows
  }
}
