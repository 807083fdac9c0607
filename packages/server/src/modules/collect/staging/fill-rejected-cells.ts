import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'
import type { ImportPlan } from '../plan/plan-import.ts'
import { plannedRows } from './planned-rows.ts'
import { withoutCard } from './without-card.ts'

/** Without card numbers, and without what PostgreSQL's text cannot hold. */
const keepable = (cell: string): string => withoutCard(cell.replaceAll('\0', '').toWellFormed())

interface RejectedBy {
  id: string
  path: string
  plan: ImportPlan
}

const atOnce = 1000

/**
 * Gives rows that were rejected while being written the cells that stand in the file, so that they can be mended and sent again like those that could
 * not be read. Goes through file and rejected rows side by side; memory stays flat.
 */
export async function fillRejectedCells(ctx: Ctx, { id, path, plan }: RejectedBy): Promise<void> {
  let wanted = await rejectedAfter(ctx, id, -1)
  let found: Array<{ rowNumber: number; cells: string[] }> = []
  for await (const rows of plannedRows(path, plan)) {
    for (const row of rows) {
      if (!wanted.numbers.has(row.rowNumber)) continue
      found.push(row)
      if (row.rowNumber < wanted.last) continue
      await writeCells(ctx, id, found)
      found = []
      wanted = await rejectedAfter(ctx, id, wanted.last)
    }
    if (wanted.numbers.size === 0) break
  }
  await writeCells(ctx, id, found)
}

/** The next rejected rows. The header of a file may have the number of none of them. */
async function rejectedAfter({ db }: Ctx, id: string, after: number) {
  const { rows } = await sql<{ rowNumber: number }>`
    select row_number from import_rejected where import_id = ${id} and row_number > ${after} order by row_number limit ${atOnce}
  `.execute(db)
  return { numbers: new Set(rows.map(({ rowNumber }) => rowNumber)), last: rows.at(-1)?.rowNumber ?? after }
}

async function writeCells(
  { db }: Ctx,
  id: string,
  rows: ReadonlyArray<{ rowNumber: number; cells: string[] }>,
) {
  if (rows.length === 0) return
  const numbers = rows.map(({ rowNumber }) => rowNumber)
  const cells = rows.map(({ cells }) => JSON.stringify(cells.map(keepable)))
  await sql`
    update import_rejected as rejected
    set cells = array(select value from jsonb_array_elements_text(found.cells::jsonb) with ordinality as cell (value, place) order by place)
    from unnest(${numbers}::integer[], ${cells}::text[]) as found (row_number, cells)
    where rejected.import_id = ${id} and rejected.row_number = found.row_number
  `.execute(db)
}
