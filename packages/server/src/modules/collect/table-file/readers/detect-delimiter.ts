import { type Delimiter, delimiters } from '../table-format.ts'
import { findColumns } from './fixed-columns.ts'

/**
 * The delimiter that cuts the most lines into the same number (above one) of cells; text inside quotation marks does not count. White space and
 * fixed places come last, since any sentence has some.
 */
export function detectDelimiter(text: string): Delimiter {
  const lines = outsideQuotes(text)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 100)
  const best = bestSign(lines)
  const columns = findColumns(text)
  const isPunctuation = best.delimiter === ',' && columns !== undefined && areColumns(lines, columns)
  if (best.score >= 0.5 && !isPunctuation) return best.delimiter
  const words = lines.map((line) => line.trim().split(/\s+/).length)
  const spaced = agreement(words)
  // Words may agree by chance in a few lines, not in many.
  const isSpaced = spaced >= 1 && (lines.length >= 10 || columns?.length === words[0])
  if (columns && !isSpaced) return 'fixed'
  if (spaced > 0.9 && spaced > best.score) return 'whitespace'
  return best.score > 0 ? best.delimiter : ','
}

const signs = delimiters.filter((delimiter) => delimiter !== 'whitespace' && delimiter !== 'fixed')

function bestSign(lines: readonly string[]) {
  return signs
    .map((delimiter) => ({ delimiter, score: agreement(lines.map((line) => line.split(delimiter).length)) }))
    .reduce((top, next) => (next.score > top.score ? next : top))
}

/** Three columns or more whose cells do not end with a comma: the commas are part of amounts or addresses. */
function areColumns(lines: readonly string[], columns: readonly number[]): boolean {
  if (columns.length < 3) return false
  const cells = lines.flatMap((line) =>
    columns.slice(0, -1).map((from, at) => line.slice(from, columns[at + 1]).trim()),
  )
  return cells.filter((cell) => cell.endsWith(',')).length < cells.length * 0.1
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
