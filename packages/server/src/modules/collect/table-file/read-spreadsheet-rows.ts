import { open, readFile } from 'node:fs/promises'
import { readSheet } from 'read-excel-file/node'
import { largestSpreadsheetBytes, type TableRow } from './table-format.ts'
import { notATable, spreadsheetTooLarge } from './table-problems.ts'

/**
 * Reads the first sheet of an XLSX workbook that is not empty. The workbook is held in memory, so its unpacked size is checked first: a packed
 * file of a few kilobytes can unpack to gigabytes.
 * @throws Problem `import.not-a-table` when it is no workbook, `import.spreadsheet-too-large`
 */
export async function* readSpreadsheetRows(path: string): AsyncGenerator<TableRow[]> {
  if ((await unpackedBytes(path)) > largestSpreadsheetBytes) throw spreadsheetTooLarge()
  const rows = (await readCells(path)).map((row, index) => ({
    rowNumber: index + 1,
    cells: row.map(cellText),
  }))
  yield rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
}

async function readCells(path: string): Promise<unknown[][]> {
  try {
    return (await readSheet(await readFile(path))) as unknown[][]
  } catch (error) {
    throw notATable(`it looks like a spreadsheet but cannot be opened (${(error as Error).message})`)
  }
}

/** Dates as ISO text (without time at midnight), numbers without exponent, everything else as written. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date)
    return cell.toISOString().replace('T00:00:00.000Z', '').replace('.000Z', '').replace('T', ' ')
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell.toFixed(0) : String(cell)
  return String(cell).trim()
}

const centralHeader = 0x02014b50
const endOfDirectory = 0x06054b50

/** Sum of the sizes a zip archive states for its entries, read from its directory at the end of the file. */
async function unpackedBytes(path: string): Promise<number> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, 65_557))
    await file.read(tail, 0, tail.length, size - tail.length)
    const end = lastIndexOfSignature(tail, endOfDirectory)
    if (end < 0) throw notATable('it looks like a spreadsheet but is cut short')
    const directory = Buffer.alloc(Math.min(tail.readUInt32LE(end + 12), size))
    await file.read(directory, 0, directory.length, tail.readUInt32LE(end + 16))
    return sumOfSizes(directory)
  } finally {
    await file.close()
  }
}

function lastIndexOfSignature(buffer: Buffer, signature: number): number {
  for (let at = buffer.length - 22; at >= 0; at--) if (buffer.readUInt32LE(at) === signature) return at
  return -1
}

function sumOfSizes(directory: Buffer): number {
  let total = 0
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === centralHeader) {
    total += directory.readUInt32LE(at + 24)
    at +=
      46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return total
}
