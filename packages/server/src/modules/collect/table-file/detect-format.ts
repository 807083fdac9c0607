import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { detectEncoding, hasUtf16Mark, utf16WithoutMark } from './detect-encoding.ts'
import { looksLikeHeader, titleRows } from './find-header.ts'
import { readRows } from './read-rows.ts'
import { readers } from './readers.ts'
import { openZip } from './spreadsheet/zip-archive.ts'
import type { TableFormat, TableRow } from './table-format.ts'
import { emptyFile, notATable } from './table-problems.ts'
import type { BaseFormat, FileHead, GivenFormat, TableReader } from './table-reader.ts'

/** The detected format with the first rows read by it. */
export interface DetectedTable {
  format: TableFormat
  /** First rows after `skipRows`, header included. */
  rows: TableRow[]
}

const sampleBytes = 1 << 18
const sampleRows = 200

/**
 * Finds out how a file is written by looking at its first 256 kB: packing, encoding, the reader that knows it, title lines above the table, header.
 * Whatever is given is taken as given.
 * @throws Problem when the file is empty or no table
 */
export async function detectFormat(path: string, given: GivenFormat = {}): Promise<DetectedTable> {
  const head = await readHead(path, given.encoding)
  const reader = readers.find((each) => each.recognises(head))!
  const { container } = reader
  const open: BaseFormat = { container, gzip: head.gzip, encoding: head.encoding, delimiter: ',' }
  const base = (await reader.settle?.(path, head, open, given)) ?? open
  return withRows(path, reader, base, given)
}

async function withRows(
  path: string,
  { namesColumns }: TableReader,
  base: BaseFormat,
  given: GivenFormat,
): Promise<DetectedTable> {
  const rows: TableRow[] = []
  for await (const some of readRows(path, { ...base, hasHeader: false, skipRows: 0 })) {
    rows.push(...some.slice(0, sampleRows - rows.length))
    if (rows.length >= sampleRows) break
  }
  if (rows.length === 0) throw emptyFile()
  if (namesColumns) return { format: { ...base, skipRows: 0, hasHeader: true }, rows }
  const skipRows = given.skipRows ?? titleRows(rows)
  const table = rows.slice(skipRows)
  if (table.length === 0) throw emptyFile()
  return { format: { ...base, skipRows, hasHeader: given.hasHeader ?? looksLikeHeader(table) }, rows: table }
}

async function readHead(path: string, encodingGiven: string | undefined): Promise<FileHead> {
  const raw = await firstBytes(path)
  if (raw.length === 0) throw emptyFile()
  if (isZip(raw)) return zipHead(path, raw)
  const gzip = raw[0] === 0x1f && raw[1] === 0x8b
  const bytes = gzip ? await unpackHead(path) : raw
  refuseBinary(bytes)
  const encoding = checkedEncoding(encodingGiven) ?? detectEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.trim() === '') throw emptyFile()
  refuseOtherText(text.trimStart())
  return { bytes, gzip, zipEntries: undefined, text, encoding }
}

async function zipHead(path: string, bytes: Buffer): Promise<FileHead> {
  const zip = await openZip(path)
  zip.close()
  return { bytes, gzip: false, zipEntries: zip.names, text: '', encoding: 'utf-8' }
}

async function firstBytes(path: string): Promise<Buffer> {
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

const otherFiles: ReadonlyArray<[string, string]> = [
  ['%PDF', 'it is a PDF document'],
  ['\u0089PNG', 'it is a picture'],
  ['\u00ff\u00d8\u00ff', 'it is a picture'],
  ['\u00d0\u00cf\u0011\u00e0', 'it is an old Excel file (.xls), or a workbook with a password'],
  ['{\\rtf', 'it is a text document'],
  ['PK', 'it is a damaged or empty zip archive'],
]

const otherTexts: ReadonlyArray<[RegExp, string]> = [
  [/^(#.*\r?\n\s*)*(---\s*\r?\n|[\w-]+:( .*)?\r?\n\s*[\w-]+:( .*)?\r?\n)/, 'it is a YAML document'],
  [/^<(\?xml|!doctype|html)/i, 'it is a web page or an XML document'],
  [/^BEGIN:VCALENDAR/i, 'it is a calendar'],
]

function refuseBinary(bytes: Buffer): void {
  const start = bytes.subarray(0, 8).toString('latin1')
  for (const [signature, what] of otherFiles) if (start.startsWith(signature)) throw notATable(what)
  const isUtf16 = hasUtf16Mark(bytes) !== undefined || utf16WithoutMark(bytes) !== undefined
  if (!isUtf16 && bytes.includes(0)) throw notATable('it holds bytes that are no text')
}

function refuseOtherText(text: string): void {
  for (const [pattern, what] of otherTexts) if (pattern.test(text)) throw notATable(what)
}

function checkedEncoding(encoding: string | undefined): string | undefined {
  if (encoding === undefined) return undefined
  try {
    return new TextDecoder(encoding).encoding
  } catch {
    throw notATable(`"${encoding}" is no encoding that can be read`)
  }
}
