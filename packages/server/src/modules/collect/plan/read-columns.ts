import { holdsCardNumber } from '@regulars/model'
import { Problem } from '../../../platform/problem.ts'
import type { SampledColumn } from '../mapping/guess-mapping.ts'
import type { TableRow } from '../table-file/table-format.ts'

/** Names of the columns of a file: its heading, or its place from 0 where there is none; a second one of the same name gets a number. */
export function columnNames(header: TableRow | undefined, data: readonly TableRow[]): string[] {
  const width = Math.max(header?.cells.length ?? 0, ...data.map(({ cells }) => cells.length))
  const used = new Map<string, number>()
  return Array.from({ length: width }, (_, index) => {
    const written = header?.cells[index]?.trim() || String(index)
    const times = (used.get(written) ?? 0) + 1
    used.set(written, times)
    return times === 1 ? written : `${written} (${times})`
  })
}

/** The columns with the cells of the first rows. */
export function sampleColumns(names: readonly string[], data: readonly TableRow[]): SampledColumn[] {
  return names.map((name, index) => ({ name, samples: data.map(({ cells }) => cells[index]?.trim() ?? '') }))
}

/** Cards further down reject their row; a column of them stops the import, so that the file can be mended first. */
export function refuseCards(columns: readonly SampledColumn[]): void {
  const column = columns.find(({ samples }) => samples.some(holdsCardNumber))
  if (!column) return
  throw new Problem('import.card-number', {
    status: 422,
    title: `The column “${column.name}” holds payment card numbers, which Regulars never stores.`,
    mend: 'Take that column out of the file and choose it again.',
    field: 'file',
    extra: { column: column.name },
  })
}
