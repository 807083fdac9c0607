import { crc32 } from 'node:zlib'
import { type Entry, openPromise } from 'yauzl'
import { Problem } from '../../../../platform/problem.ts'
import { notATable, spreadsheetTooLarge } from '../table-problems.ts'

/** A zip archive of which single files are read, one piece at a time. */
export interface ZipArchive {
  names: readonly string[]
  /**
   * The bytes of one file inside. What a packed file unpacks to is counted while it is unpacked, whatever the archive says of it.
   * @throws Problem `import.spreadsheet-too-large`, `import.not-a-table` when it is damaged or not there
   */
  read(name: string): AsyncGenerator<Buffer>
  close(): void
}

/** More files than any workbook has. */
const mostEntries = 10_000
/** A sheet of the greatest size a spreadsheet program allows stays below this. */
const mostBytes = 8_000_000_000
/** XML of spreadsheets is packed to a tenth, rarely a fiftieth; what unpacks to much more is made to burst. */
const mostRatio = 150
const ratioCountsFrom = 20_000_000

/** Opens an archive and lists what is in it. @throws Problem `import.not-a-table` */
export async function openZip(path: string): Promise<ZipArchive> {
  const zip = await openPromise(path, { autoClose: false }).catch(damaged)
  const entries = new Map<string, Entry>()
  try {
    if (zip.entryCount > mostEntries) throw spreadsheetTooLarge()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch (error) {
    zip.close()
    return damaged(error)
  }
  return {
    names: [...entries.keys()],
    async *read(name) {
      const entry = entries.get(name)
      if (!entry) throw notATable(`it looks like a spreadsheet but has no “${name}”`)
      yield* unpack(entry, () => zip.openReadStreamPromise(entry))
    },
    close: () => zip.close(),
  }
}

async function* unpack(entry: Entry, open: () => Promise<NodeJS.ReadableStream>): AsyncGenerator<Buffer> {
  let bytes = 0
  let sum = 0
  try {
    for await (const piece of await open()) {
      const chunk = piece as Buffer
      bytes += chunk.length
      const isBomb = bytes > ratioCountsFrom && bytes > entry.compressedSize * mostRatio
      if (bytes > mostBytes || isBomb) throw spreadsheetTooLarge()
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    damaged(error)
  }
  if (sum !== entry.crc32) throw notATable('it looks like a spreadsheet but is damaged')
}

function damaged(error: unknown): never {
  if (error instanceof Problem) throw error
  throw notATable('it looks like a spreadsheet but is cut short or damaged', error)
}
