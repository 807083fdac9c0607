import { limitOf } from '../bars.ts'
import type { Result } from './result.ts'
import type { Summary } from './statistics.ts'

/** A figure to three digits that matter, with a comma at thousands. */
export function figure(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)))
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(digits, 4) })
}

const spread = ({ lowest, highest }: Summary): string => `${figure(lowest)}–${figure(highest)}`

const heads = [
  'benchmark',
  'measured',
  'rounds',
  'median',
  'spread',
  'baseline',
  'ratio',
  'spread',
  'bar',
  'met',
]

function cells(result: Result): string[] {
  const { benchmark, what, unit, rounds, ours, baseline, ratio, bar, met, failed } = result
  if (failed) return [benchmark, '', '', 'failed', '', '', '', '', '', '']
  return [
    benchmark,
    what,
    String(rounds),
    `${figure(ours.median)} ${unit}`,
    spread(ours),
    baseline ? `${figure(baseline.median)} ${unit}` : '',
    ratio ? `${figure(ratio.median)} ×` : '',
    ratio ? spread(ratio) : '',
    bar ? limitOf(bar, unit) : '',
    bar ? (met ? 'yes' : 'NO') : '',
  ]
}

/** The results as a table for a terminal. */
export function textTable(results: readonly Result[]): string {
  const rows = [heads, ...results.map(cells)]
  const widths = heads.map((_, at) => Math.max(...rows.map((row) => [...row[at]!].length)))
  const line = (row: string[]) =>
    row
      .map((cell, at) => pad(cell, widths[at]!, at))
      .join('  ')
      .trimEnd()
  return [line(heads), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.slice(1).map(line)].join(
    '\n',
  )
}

/** Words to the left, figures to the right. */
function pad(cell: string, width: number, at: number): string {
  const space = ' '.repeat(width - [...cell].length)
  return at < 2 ? cell + space : space + cell
}

/** The results as a table in Markdown. */
export function markdownTable(results: readonly Result[]): string {
  const line = (row: string[]) => `| ${row.join(' | ')} |`
  const rule = heads.map((_, at) => (at < 2 ? '---' : '--:'))
  return [line(heads), line(rule), ...results.map((result) => line(cells(result)))].join('\n')
}

/** What is worth a word below the table. */
export function notes(results: readonly Result[]): string[] {
  return results.flatMap(({ benchmark, what, note, failed }) =>
    [note && `${benchmark}, ${what}: ${note}`, failed && `${benchmark} failed: ${failed}`].filter(
      (line) => !!line,
    ),
  ) as string[]
}
