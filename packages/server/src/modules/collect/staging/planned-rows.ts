import type { ImportPlan } from '../plan/plan-import.ts'
import { readRows } from '../table-file/read-rows.ts'
import type { TableRow } from '../table-file/table-format.ts'

/** The rows of a file as the plan wants them: mended where something is to be mended, else just as they are read. The header passes unchanged. */
export function plannedRows(
  path: string,
  { format, preparation }: Pick<ImportPlan, 'format' | 'preparation'>,
): AsyncGenerator<TableRow[]> {
  const rows = readRows(path, format)
  return preparation.prepare ? mended(rows, preparation.prepare) : rows
}

async function* mended(rows: AsyncGenerator<TableRow[]>, prepare: (row: TableRow) => TableRow) {
  for await (const some of rows) yield some.map(prepare)
}
