import { Readable, type TransformOptions } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import type { Problem } from '../../../../platform/problem.ts'
import { longestRow, mostColumns, type TableRow } from '../table-format.ts'
import { brokenRow } from '../table-problems.ts'
import type { BaseFormat } from '../table-reader.ts'
import { readText } from './read-text.ts'

/** Records of the parser that are handed on at once: one by one, each would cost a turn of the event loop. */
const recordsAtOnce = 1000

/**
 * Rows of cells with a sign between. Empty lines are passed over but counted, so row numbers are those an editor or spreadsheet shows for files without
 * line breaks inside cells.
 * @throws Problem `import.broken-row` naming the row
 */
export async function* delimitedRows(path: string, format: BaseFormat): AsyncGenerator<TableRow[]> {
  // The parser is a stream and hands the options of streams on, which its types do not say.
  const options: Options & TransformOptions = {
    delimiter: format.delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRow,
    record_delimiter: ['\r\n', '\n', '\r'],
    readableHighWaterMark: recordsAtOnce,
  }
  const parser = parse(options)
  const source = Readable.from(readText(path, format))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let rowNumber = 0
  try {
    for await (const records of batchesOf(parser)) {
      const rows: TableRow[] = []
      for (const cells of records) {
        rowNumber++
        if (cells.length > mostColumns) throw brokenRow(rowNumber, `it has ${cells.length} columns`)
        // An empty line is a record of one empty cell; it counts, so that numbers are those an editor shows.
        if (cells.length > 1 || cells[0]!.trim() !== '') rows.push({ rowNumber, cells })
      }
      yield rows
    }
  } catch (error) {
    throw error instanceof CsvError ? explain(error, rowNumber + 1) : error
  } finally {
    source.destroy()
    parser.destroy()
  }
}

/** What the parser has ready, again and again until it ends. */
async function* batchesOf(parser: Readable): AsyncGenerator<string[][]> {
  const ended = new Promise<boolean>((resolve, reject) => {
    parser.once('end', () => resolve(true))
    parser.once('error', reject)
  })
  ended.catch(() => undefined)
  for (;;) {
    const records: string[][] = []
    for (
      let record = parser.read() as string[] | null;
      record !== null;
      record = parser.read() as string[] | null
    )
      records.push(record)
    if (records.length > 0) yield records
    const more = new Promise<boolean>((resolve) => parser.once('readable', () => resolve(false)))
    if (await Promise.race([ended, more])) return
  }
}

function explain(error: CsvError, rowNumber: number): Problem {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return brokenRow(rowNumber, 'a quotation mark is opened and never closed', error)
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return brokenRow(
      rowNumber,
      'it is longer than a million characters, most likely a quotation mark that is never closed',
      error,
    )
  return brokenRow(rowNumber, 'its quotation marks are not in order', error)
}
