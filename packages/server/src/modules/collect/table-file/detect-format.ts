import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { analyse } from 'chardet'
import { readRows } from './read-rows.ts'
import { type Delimiter, delimiters, type TableFormat, type TableRow } from './table-format.ts'
import { emptyFile, notATable } from './table-problems.ts'

/** What is known beforehand of how a file is written; what is missing is detected. */
export type GivenFormat = Partial<Pick<TableFormat, 'encoding' | 'delimiter' | 'hasHeader' | 'skipRows'>>

/** The detected format with the first rows read by it. */
export interface DetectedTable {
  format: TableFormat
  /** First rows after `skipRows`, header included. */
  rows: TableRow[]
}

const sampleBytes = 1 << 18
const sampleRows = 200

/**
 * Finds out how a file is written by looking at its first 256 kB: packing, encoding, delimiter, title lines above the table, header.
 * Whatever is given is taken as given.
 * @throws Problem when the file is empty or no table
 */
export async function detectFormat(path: string, given: GivenFormat = {}): Promise<DetectedTable> {
  const head = await readHead(path)
  if (head.length === 0) throw emptyFile()
  if (isZip(head))
    return withRows(path, { container: 'xlsx', gzip: false, encoding: 'utf-8', delimiter: ',' }, given)
  const gzip = head[0] === 0x1f && head[1] === 0x8b
  const bytes = gzip ? await unpackHead(path) : head
  refuseBinary(bytes)
  const encoding = checkedEncoding(given.encoding) ?? detectEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.trim() === '') throw emptyFile()
  const delimiter = given.delimiter ?? detectDelimiter(text)
  return withRows(path, { container: 'text', gzip, encoding, delimiter }, given)
}

async function withRows(
  path: string,
  base: Pick<TableFormat, 'container' | 'gzip' | 'encoding' | 'delimiter'>,
  given: GivenFormat,
): Promise<DetectedTable> {
  const rows: TableRow[] = []
  for await (const some of readRows(path, { ...base, hasHeader: false, skipRows: 0 })) {
    rows.push(...some.slice(0, sampleRows - rows.length))
    if (rows.length >= sampleRows) break
  }
  if (rows.length === 0) throw emptyFile()
  const skipRows = given.skipRows ?? titleRows(rows)
  const table = rows.slice(skipRows)
  if (table.length === 0) throw emptyFile()
  return { format: { ...base, skipRows, hasHeader: given.hasHeader ?? looksLikeHeader(table) }, rows: table }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(sampleBytes)
    const { bytesRead } = await file.read(buffer, 0, sampleBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function unpackHead(path: string): Promise<Buffer> {
  const file = createReadStream(path)
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of file.pipe(createGunzip())) {
      pieces.push(piece as Buffer)
      length += (piece as Buffer).length
      if (length >= sampleBytes) break
    }
  } catch {
    if (length === 0) throw notATable('it is packed with gzip but cannot be unpacked')
  } finally {
    file.destroy()
  }
  return Buffer.concat(pieces).subarray(0, sampleBytes)
}

const isZip = (head: Buffer): boolean => head.length > 4 && head.readUInt32LE(0) === 0x04034b50

const otherKinds: ReadonlyArray<[string, string]> = [
  ['%PDF', 'it is a PDF document'],
  ['\u0089PNG', 'it is a picture'],
  ['\u00ff\u00d8\u00ff', 'it is a picture'],
  ['\u00d0\u00cf\u0011\u00e0', 'it is an old Excel file (.xls)'],
  ['{\\rtf', 'it is a text document'],
]

function refuseBinary(bytes: Buffer): void {
  const start = bytes.subarray(0, 8).toString('latin1')
  for (const [signature, what] of otherKinds) if (start.startsWith(signature)) throw notATable(what)
  const isUtf16 = hasUtf16Mark(bytes) !== undefined || utf16WithoutMark(bytes) !== undefined
  if (!isUtf16 && bytes.includes(0)) throw notATable('it holds bytes that are no text')
}

function checkedEncoding(encoding: string | undefined): string | undefined {
  if (encoding === undefined) return undefined
  try {
    return new TextDecoder(encoding).encoding
  } catch {
    throw notATable(`"${encoding}" is no encoding that can be read`)
  }
}

/** Byte-order mark, then valid UTF-8, then a guess by letter statistics, then Windows-1252. */
function detectEncoding(bytes: Buffer): string {
  const marked = hasUtf16Mark(bytes) ?? utf16WithoutMark(bytes)
  if (marked) return marked
  if (isUtf8(bytes)) return 'utf-8'
  return statisticalEncoding(bytes) ?? 'windows-1252'
}

/**
 * The encoding whose letter statistics fit best. Short Western samples fit several single-byte encodings about equally; then the most
 * common of them is right more often than the best by a hair.
 */
function statisticalEncoding(bytes: Buffer): string | undefined {
  const guesses = analyse(bytes).filter(({ name }) => name !== 'UTF-8' && name !== 'ASCII')
  const western =
    guesses.find(({ name }) => name === 'ISO-8859-1' || name === 'windows-1252')?.confidence ?? 0
  const best = guesses.find(({ name }) => tryEncoding(name) !== undefined)
  return best && best.confidence > western + 15 && best.confidence >= 30 ? tryEncoding(best.name) : undefined
}

function hasUtf16Mark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Western text in UTF-16 has a zero in every other byte. */
function utf16WithoutMark(bytes: Buffer): string | undefined {
  const looked = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  for (let at = 0; at < looked.length; at++) if (looked[at] === 0) at % 2 === 0 ? even++ : odd++
  if (odd > looked.length * 0.3 && even === 0) return 'utf-16le'
  if (even > looked.length * 0.3 && odd === 0) return 'utf-16be'
  return undefined
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function tryEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/**
 * The delimiter that cuts the most lines into the same number (above one) of cells; text inside quotation marks does not count.
 * White space is last, since any sentence has some.
 */
function detectDelimiter(text: string): Delimiter {
  const lines = outsideQuotes(text)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 100)
  const scored = delimiters
    .filter((delimiter) => delimiter !== 'whitespace')
    .map((delimiter) => ({ delimiter, score: agreement(lines.map((line) => line.split(delimiter).length)) }))
  const best = scored.reduce((top, next) => (next.score > top.score ? next : top))
  if (best.score >= 0.5) return best.delimiter
  const spaced = agreement(lines.map((line) => line.trim().split(/\s+/).length))
  if (spaced > 0.9 && spaced > best.score) return 'whitespace'
  return best.score > 0 ? best.delimiter : ','
}

/** Share of lines that have the most usual number of cells, 0 when that is one; more cells win a tie. */
function agreement(counts: readonly number[]): number {
  const tally = new Map<number, number>()
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1)
  let best = 0
  for (const [cells, lines] of tally)
    if (cells > 1) best = Math.max(best, lines / counts.length + Math.min(cells, 50) / 10_000)
  return best
}

const outsideQuotes = (text: string): string => text.replace(/"(?:[^"]|"")*"/g, 'q')

/** Rows above the table: those with clearly fewer filled cells than the table is wide. */
function titleRows(rows: readonly TableRow[]): number {
  const widths = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length)
  const usual = median(widths)
  if (usual < 3) return 0
  const first = widths.findIndex((width) => width >= Math.max(2, usual * 0.6))
  return first > 0 && first <= 20 ? first : 0
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/**
 * A header has words where the rows below have figures or dates, or words that no row below repeats. A first row that itself holds
 * a figure is data.
 */
function looksLikeHeader(rows: readonly TableRow[]): boolean {
  const [first, ...rest] = rows
  if (!first) return false
  const cells = first.cells.map((cell) => cell.trim())
  if (cells.some((cell) => looksLikeValue(cell))) return false
  if (rest.length === 0) return cells.length > 1
  const filled = cells.filter((cell) => cell !== '')
  if (new Set(filled).size !== filled.length) return false
  const contrast = cells.some((_, column) =>
    rest.slice(0, 50).some(({ cells }) => looksLikeValue(cells[column]?.trim() ?? '')),
  )
  return contrast || cells.every((cell, column) => rest.every((row) => row.cells[column]?.trim() !== cell))
}

const looksLikeValue = (cell: string): boolean =>
  cell !== '' &&
  (/^[-+(]?[\p{Sc}\s]*[\d.,' ]*\d[\d.,' ]*[\p{Sc}%)]?$/u.test(cell) ||
    /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/.test(cell) ||
    /^\S+@\S+\.\S+$/.test(cell))
