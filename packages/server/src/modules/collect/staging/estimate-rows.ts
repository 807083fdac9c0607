import { open } from 'node:fs/promises'
import type { ImportPlan } from '../plan/plan-import.ts'

/**
 * About how many rows of data a text file holds, from its size and the length of its first rows, so that one can tell how long reading it
 * takes; undefined for spreadsheets, and where the size cannot be known.
 */
export async function estimateRows(
  path: string,
  { format, rows }: Pick<ImportPlan, 'format' | 'rows'>,
): Promise<number | undefined> {
  if (format.container !== 'text' || rows.length === 0) return undefined
  const size = await textSize(path, format.gzip)
  const width = format.encoding.startsWith('utf-16') ? 2 : 1
  // Each cell is followed by one sign: a delimiter, or the end of the line.
  const lengths = rows.map(({ cells }) =>
    cells.reduce((sum, cell) => sum + (Buffer.byteLength(cell) + 1) * width, 0),
  )
  const average = lengths.reduce((sum, length) => sum + length, 0) / rows.length
  return size === undefined ? undefined : Math.max(rows.length, Math.round(size / average))
}

/** Bytes of the text; for gzip what its last four bytes say, which is wrong from 4 GB on and then taken for unknown. */
async function textSize(path: string, isGzip: boolean): Promise<number | undefined> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (!isGzip) return size
    if (size < 18) return undefined
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, size - 4)
    const unpacked = buffer.readUInt32LE(0)
    return unpacked < size ? undefined : unpacked
  } finally {
    await file.close()
  }
}
