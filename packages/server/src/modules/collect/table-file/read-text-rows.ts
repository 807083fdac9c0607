import { createReadStream } from 'node:fs'
import { Readable, type TransformOptions } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, type Options, parse } from 'csv-parse'
import { Problem } from '../../../platform/problem.ts'
import { longestRow, mostColumns, type TableFormat, type TableRow } from './table-format.ts'
import { brokenRow, notATable } from './table-problems.ts'

type TextFormat = Pick<TableFormat, 'gzip' | 'encoding' | 'delimiter'>

/**
 * Reads the rows of a text file, some at a time, in memory that does not grow with the file.
 * Empty lines are passed over but counted, so row numbers are those an editor or spreadsheet shows for files without line breaks
 * inside cells.
 * @throws Problem `import.broken-row` naming the row; `import.not-a-table` for a broken gzip
 */
export async function* readTextRows(path: string, format: TextFormat): AsyncGenerator<TableRow[]> {
  try {
    yield* format.delimiter === 'whitespace' ? whitespaceRows(path, format) : delimitedRows(path, format)
  } catch (error) {
    if (error instanceof Problem) throw error
    if (isZlibError(error)) throw notATable('it is packed with gzip but cut short or damaged')
    throw error
  }
}

/** The text of a file in pieces, unpacked and decoded; a byte-order mark is dropped. */
export async function* readText(path: string, format: Pick<TableFormat, 'gzip' | 'encoding'>) {
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  const bytes = format.gzip ? file.pipe(createGunzip()) : file
  const decoder = new TextDecoder(format.encoding)
  try {
    if (format.gzip) file.on('error', (error) => bytes.destroy(error))
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk as Buffer, { stream: true })
      if (text) yield text
    }
    const rest = decoder.decode()
    if (rest) yield rest
  } finally {
    file.destroy()
  }
}

/** Records of the parser that are handed on at once: one by one, each would cost a turn of the event loop. */
const recordsAtOnce = 1000

async function* delimitedRows(path: string, format: TextFormat): AsyncGenerator<TableRow[]> {
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

async function* whitespaceRows(path: string, format: TextFormat): AsyncGenerator<TableRow[]> {
  let rowNumber = 0
  for await (const some of lines(readText(path, format))) {
    const rows: TableRow[] = []
    for (const line of some) {
      rowNumber++
      const trimmed = line.trim()
      if (trimmed) rows.push({ rowNumber, cells: trimmed.split(/\s+/) })
    }
    yield rows
  }
}

async function* lines(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = ''
  for await (const piece of pieces) {
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop() ?? ''
    if (rest.length > longestRow) throw notATable('it has a line of more than a million characters')
    yield parts
  }
  if (rest) yield [rest]
}

function isZlibError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && code.startsWith('Z_')
}
