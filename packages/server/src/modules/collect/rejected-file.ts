import { Readable } from 'node:stream'
import type { Pool } from '../../platform/database/connect.ts'

const pageRows = 2000

/** The rejected rows of an import as CSV: number of the row, reasons, and its cells, to be mended and sent again. */
export function rejectedFile(pool: Pool, importId: string): Readable {
  return Readable.from(lines(pool, importId))
}

async function* lines(pool: Pool, importId: string): AsyncGenerator<string> {
  yield '\ufeffrow,reason,cells\r\n'
  let after = -1
  for (;;) {
    const { rows } = await pool.query<{ row_number: number; problems: string[]; cells: string[] }>(
      `select row_number, problems, cells from import_rejected
       where import_id = $1 and row_number > $2 order by row_number limit ${pageRows}`,
      [importId, after],
    )
    for (const row of rows)
      yield `${[String(row.row_number), row.problems.join('; '), ...row.cells].map(csvCell).join(',')}\r\n`
    if (rows.length < pageRows) return
    after = rows.at(-1)!.row_number
  }
}

/** Quoted where needed; a cell that a spreadsheet would take for a formula is made text, unless it is a figure. */
function csvCell(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+$/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
