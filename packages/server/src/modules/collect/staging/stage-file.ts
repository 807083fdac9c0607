import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { Pool, PoolClient } from '../../../platform/database/connect.ts'
import type { ImportKind, RowResult } from '../plan/import-kind.ts'
import type { ImportPlan } from '../plan/plan-import.ts'
import type { TableRow } from '../table-file/table-format.ts'
import { CopyRows } from './copy-rows.ts'
import { copyArray, copyLine } from './copy-text.ts'
import { plannedRows } from './planned-rows.ts'
import { withoutCard } from './without-card.ts'

/** Where rows of one kind of import wait to be applied. */
export interface StagingTable<V> {
  table: 'import_line' | 'import_record'
  columns: readonly string[]
  cells(rowNumber: number, value: V): Array<string | number | undefined>
}

export interface StagedFile {
  /** Rows of data in the file, header and title lines left out. */
  total: number
  rejected: number
  /** How many cells that could not be read were left empty, by the label of their field; rows of an earlier try are not counted. */
  emptied: ReadonlyMap<string, number>
}

const batchRows = 5000

/**
 * Reads the file row by row and puts what can be read into the staging table, what cannot into `import_rejected`. Every 5,000 rows are one
 * transaction that also notes how far it came, so that a reading that was cut off goes on where it stopped. The next batch is read while
 * the last one is written; memory does not grow with the file.
 */
export async function stageFile<V>(
  pool: Pool,
  importId: string,
  path: string,
  { plan, kind, staging }: { plan: ImportPlan; kind: ImportKind<V>; staging: StagingTable<V> },
  onProgress: (rows: number) => Promise<void>,
): Promise<StagedFile> {
  const start = await restart(pool, importId, staging)
  const read = kind.reader(plan.columnByField, plan.setting)
  const batch = newBatch(start)
  let writing: Promise<unknown> = Promise.resolve()
  let toPassOver = start.rows + (plan.format.hasHeader ? 1 : 0)
  for await (const rows of plannedRows(path, plan)) {
    const fresh = rows.slice(toPassOver)
    toPassOver = Math.max(0, toPassOver - rows.length)
    for (const row of fresh) addRow(batch, row, read, { importId, staging })
    if (batch.staged.count + batch.rejected.count < batchRows) continue
    await writing
    writing = observed(writeBatch(pool, importId, staging, takeBatch(batch)))
    await onProgress(batch.rows)
  }
  await writing
  await writeBatch(pool, importId, staging, takeBatch(batch))
  return { total: batch.rows, rejected: batch.rejectedInAll, emptied: batch.emptied }
}

/** Rows on their way to the database. */
interface Batch {
  staged: CopyRows
  rejected: CopyRows
  /** Rows of data read up to now, earlier batches included. */
  rows: number
  rejectedInAll: number
  emptied: Map<string, number>
}

const newBatch = ({ rows, rejected }: { rows: number; rejected: number }): Batch => ({
  staged: new CopyRows(),
  rejected: new CopyRows(),
  rows,
  rejectedInAll: rejected,
  emptied: new Map(),
})

/** What is in a batch, leaving it empty to be filled again. */
function takeBatch(batch: Batch): Batch {
  const taken = { ...batch }
  batch.staged = new CopyRows()
  batch.rejected = new CopyRows()
  return taken
}

function addRow<V>(
  batch: Batch,
  { rowNumber, cells }: TableRow,
  read: (cells: readonly string[]) => RowResult<V>,
  { importId, staging }: { importId: string; staging: StagingTable<V> },
): void {
  batch.rows++
  const result = read(cells)
  if (result.ok) {
    batch.staged.add(copyLine([importId, ...staging.cells(rowNumber, result.value)]))
    for (const label of result.emptied ?? []) batch.emptied.set(label, (batch.emptied.get(label) ?? 0) + 1)
    return
  }
  batch.rejectedInAll++
  batch.rejected.add(
    copyLine([importId, rowNumber, copyArray(cells.map(withoutCard)), copyArray(result.problems)]),
  )
}

const rejectedColumns = ['import_id', 'row_number', 'cells', 'problems']

/** A promise whose failure is kept for whoever awaits it later instead of ending the process meanwhile. */
function observed<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

async function writeBatch<V>(
  pool: Pool,
  importId: string,
  staging: StagingTable<V>,
  batch: Batch,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await copyInto(client, staging.table, staging.columns, batch.staged)
    await copyInto(client, 'import_rejected', rejectedColumns, batch.rejected)
    await client.query('update import set processed = $2, updated_at = now() where id = $1', [
      importId,
      batch.rows,
    ])
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function copyInto(client: PoolClient, table: string, columns: readonly string[], rows: CopyRows) {
  if (rows.count === 0) return
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(rows.take()), stream)
}

/** How far an earlier try came. Staged rows are unlogged: when the database lost them in a crash, the file is read from its start. */
async function restart<V>(pool: Pool, importId: string, staging: StagingTable<V>) {
  const { rows } = await pool.query<{ processed: number; staged: number; rejected: number }>(
    `select processed, (select count(*) from ${staging.table} where import_id = $1)::integer as staged,
      (select count(*) from import_rejected where import_id = $1)::integer as rejected
     from import where id = $1`,
    [importId],
  )
  // A dry run is no import and has nothing to go on from.
  if (!rows[0]) return { rows: 0, rejected: 0 }
  const { processed, staged, rejected } = rows[0]
  if (staged + rejected === processed) return { rows: processed, rejected }
  await pool.query(`delete from ${staging.table} where import_id = $1`, [importId])
  await pool.query('delete from import_rejected where import_id = $1', [importId])
  await pool.query('update import set processed = 0 where id = $1', [importId])
  return { rows: 0, rejected: 0 }
}
