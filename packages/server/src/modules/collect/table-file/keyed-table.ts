import { mostColumns, type TableRow } from './table-format.ts'
import { brokenRow, emptyFile } from './table-problems.ts'
import type { BaseFormat, TableReader } from './table-reader.ts'

/** A record that names its own fields. */
export interface KeyedRecord {
  /** Place of the record in the file, from 1. */
  rowNumber: number
  values: ReadonlyMap<string, string>
}

type ReadRecords = (path: string, format: BaseFormat) => AsyncGenerator<KeyedRecord[]>

/**
 * Reads files whose records name their own fields as a table. Which columns there are is found out by going through the whole file once, so
 * that a field that only the last record has is not lost.
 *
 * @param order columns in the order in which they are shown; others follow as they come
 */
export function keyedTable(
  read: ReadRecords,
  order: readonly string[] = [],
): Pick<TableReader, 'settle' | 'rows' | 'namesColumns'> {
  return {
    namesColumns: true,
    async settle(path, _head, base, given) {
      return { ...base, columns: given.columns ?? (await columnsOf(read(path, base), order)) }
    },
    async *rows(path, format) {
      const columns = format.columns ?? []
      yield [{ rowNumber: 0, cells: [...columns] }]
      for await (const records of read(path, format)) yield records.map((record) => toRow(record, columns))
    },
  }
}

async function columnsOf(
  batches: AsyncGenerator<KeyedRecord[]>,
  order: readonly string[],
): Promise<readonly string[]> {
  const found = new Set<string>()
  for await (const records of batches) {
    for (const { rowNumber, values } of records) {
      for (const key of values.keys()) found.add(key)
      if (found.size > mostColumns)
        throw brokenRow(rowNumber, `up to it there are more than ${mostColumns} different fields`)
    }
  }
  if (found.size === 0) throw emptyFile()
  const first = order.filter((key) => found.has(key))
  return [...first, ...[...found].filter((key) => !order.includes(key))]
}

const toRow = ({ rowNumber, values }: KeyedRecord, columns: readonly string[]): TableRow => ({
  rowNumber,
  cells: columns.map((column) => values.get(column) ?? ''),
})
