import type { Place } from '../../ui/format/use-format.tsx'
import type { Catalogue } from '../objects/catalogue.ts'
import type { RecordRow } from '../objects/described-object.ts'
import { titleOf } from '../objects/described-object.ts'
import { writeTsv } from '../texts/tsv.ts'
import { writeText } from '../texts/write-text.ts'
import type { CellRange } from './cell-place.ts'
import { type Column, recordAt } from './column.ts'
import { type Lines, recordOf } from './lines.ts'

export interface CopySetting {
  columns: readonly Column[]
  lines: Lines
  catalogue: Catalogue
  place: Place
}

/** The marked cells as a spreadsheet takes them; heads of groups are left out. */
export function copyRange(setting: CopySetting, range: CellRange): string {
  const rows: string[][] = []
  for (let row = range.top; row <= range.bottom; row += 1) {
    const record = recordOf(setting.lines.at(row))
    if (record) rows.push(cellsOf(setting, record, range))
  }
  return writeTsv(rows)
}

function cellsOf(
  { columns, catalogue, place }: CopySetting,
  record: RecordRow,
  { start, end }: CellRange,
): string[] {
  return columns.slice(start, end + 1).map((column) => {
    const at = recordAt(column, record)
    if (!at) return ''
    const { field } = column
    const target = field.kind === 'reference' ? catalogue.find(field.to) : undefined
    const included = at[field.key] as RecordRow | null | undefined
    if (target) return included ? titleOf(target, included) : ''
    return writeText(field, at, place)
  })
}
