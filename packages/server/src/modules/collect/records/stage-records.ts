import type { StagingTable } from '../staging/stage-file.ts'
import type { RecordRow } from './record-kind.ts'

/** Rows of a file of records wait in `import_record`. */
export const recordStaging: StagingTable<RecordRow> = {
  table: 'import_record',
  columns: ['import_id', 'row_number', 'fields'],
  cells: (rowNumber, row) => [rowNumber, JSON.stringify(row)],
}
