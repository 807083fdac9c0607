import { Readable } from 'node:stream'
import type { Pool } from '../../platform/database/connect.ts'
import { csvLine, safeText } from './table-file/write-csv.ts'

const pageRows = 2000

/**
 * The rejected rows of an import as CSV: number of the row, reasons, and its cells under the names of their columns, so that the mended file is read
 * in as the first one was.
 */
export function rejectedFile(pool: Pool, importId: string): Readable {
  return Readable.from(lines(pool, importId))
}

async function* lines(pool: Pool, importId: string): AsyncGenerator<string> {
  const header = await columnsOf(pool, importId)
  yield `\ufeff${csvLine(['Row', 'Reason', ...header].map(safeText))}`
  let after = -1
  for (;;) {
    const { rows } = await pool.query<{ row_number: number; problems: string[]; cells: string[] }>(
      `select row_number, problems, cells from import_rejected
       where import_id = $1 and row_number > $2 order by row_number limit ${pageRows}`,
      [importId, after],
    )
    for (const { row_number, problems, cells } of rows) {
      const kept = header.length > 0 ? cells.slice(0, header.length) : cells
      yield csvLine([String(row_number), problems.join('; '), ...kept].map(safeText))
    }
    if (rows.length < pageRows) return
    after = rows.at(-1)!.row_number
  }
}

/** Names of the columns of the file itself, as they were noted when the import was started. */
async function columnsOf(pool: Pool, importId: string): Promise<string[]> {
  const { rows } = await pool.query<{ names: string[] | null }>(
    `select options -> 'fileColumns' as names from import where id = $1`,
    [importId],
  )
  return rows[0]?.names ?? []
}
