import { showToast } from '../../ui/toasts.ts'
import { readTsv } from '../texts/tsv.ts'
import type { CellRange } from './cell-place.ts'
import type { WantedCell, WriteSetting } from './cell-writing.ts'
import { copyRange } from './copy-range.ts'
import { type Lines, recordOf } from './lines.ts'
import { saveCells } from './save-cells.ts'
import { isOpen } from './use-place.ts'

/** More rows at once are an import. */
const mostRows = 1_000

/**
 * Writes what a spreadsheet put into the clipboard from the upper corner of the marked cells on; a marked range that it fits into several times
 * is filled with it. What a cell cannot take stays in it, with why.
 */
export async function pasteInto(setting: WriteSetting, range: CellRange, text: string): Promise<void> {
  await writeBlock(setting, range, readTsv(text), 'Pasted')
}

/** Writes the first of the marked rows into the others. */
export async function fillDown(setting: WriteSetting, range: CellRange): Promise<void> {
  if (range.bottom === range.top) return
  const first = readTsv(copyRange(setting, { ...range, bottom: range.top }))
  await writeBlock(setting, { ...range, top: range.top + 1 }, first, 'Filled')
}

/** Empties the marked cells. */
export async function emptyRange(setting: WriteSetting, range: CellRange): Promise<void> {
  await writeBlock(setting, range, [['']], 'Emptied')
}

async function writeBlock(setting: WriteSetting, range: CellRange, block: readonly string[][], verb: string) {
  const rows = rowsFrom(setting.lines, range, block.length)
  if (rows.length > mostRows) {
    showToast({
      tone: 'bad',
      title: `${rows.length.toLocaleString()} rows are too many to write at once; ${mostRows.toLocaleString()} can be.`,
      detail: 'Write them in several parts, or import them as a file.',
    })
    return
  }
  const wide = block[0]?.length ?? 0
  const marked = range.end - range.start + 1
  const columns = setting.columns.slice(
    range.start,
    range.start + (marked % wide === 0 ? Math.max(marked, wide) : wide),
  )
  const cells: WantedCell[] = []
  let closed = 0
  for (const [down, record] of rows.entries())
    for (const [aside, column] of columns.entries()) {
      const text = block[down % block.length]?.[aside % wide] ?? ''
      if (isOpen(setting.object, column)) cells.push({ record, column, text })
      else closed += 1
    }
  tellLeftOut(block.length - rows.length, closed)
  await saveCells(setting, cells, verb)
}

/** The records that a block is written into: as many as are marked when the block fits into them, else as many as it has rows. */
function rowsFrom(lines: Lines, { top, bottom }: CellRange, high: number) {
  const marked = []
  for (let row = top; row <= bottom; row += 1) {
    const record = recordOf(lines.at(row))
    if (record) marked.push(record)
  }
  if (marked.length >= high && marked.length % high === 0) return marked
  const found = []
  for (let row = top; row < lines.count && found.length < high; row += 1) {
    const record = recordOf(lines.at(row))
    if (record) found.push(record)
  }
  return found
}

function tellLeftOut(rows: number, closed: number): void {
  const parts = [
    rows > 0 ? `${rows === 1 ? 'One row' : `${rows} rows`} below the end of the list` : '',
    closed > 0
      ? `${closed === 1 ? 'one value' : `${closed} values`} in columns that are not written here`
      : '',
  ].filter(Boolean)
  if (parts.length > 0) showToast({ title: `Left out: ${parts.join(', ')}.` })
}
