import { Problem } from '../../../platform/problem.ts'
import type { TableRow } from '../table-file/table-format.ts'
import type { Edits, Fix } from './fix.ts'
import { type Cells, fixKinds, type PlaceOf } from './fix-kinds.ts'

/** What is done to the rows of a file before they are read. */
export interface Preparation {
  /** Names of all columns: those of the file, then those that fixes add. */
  columns: readonly string[]
  /** The row as it is read; undefined when rows are read as they are, so that nothing is spent on them. */
  prepare: ((row: TableRow) => TableRow) | undefined
}

/**
 * Puts fixes and edits together. Fixes go one after the other, edits come last: they are made on what the screen shows.
 * @throws Problem `import.bad-fix` naming the column that is not there
 */
export function prepareRows(
  fileColumns: readonly string[],
  fixes: readonly Fix[] = [],
  edits: Edits = {},
): Preparation {
  const columns = [...fileColumns]
  const menders = fixes.map((fix) => menderOf(fix, columns))
  const places = new Map(columns.map((name, at) => [name, at]))
  if (menders.length === 0 && Object.keys(edits).length === 0) return { columns, prepare: undefined }
  return {
    columns,
    prepare({ rowNumber, cells }) {
      const prepared = columns.map((_, at) => (at < fileColumns.length ? (cells[at] ?? '') : ''))
      for (const mend of menders) mend(prepared)
      for (const [column, text] of Object.entries(edits[rowNumber] ?? {})) {
        const at = places.get(column)
        if (at !== undefined) prepared[at] = text
      }
      return { rowNumber, cells: prepared }
    },
  }
}

function menderOf(fix: Fix, columns: string[]): (cells: Cells) => void {
  const placeOf: PlaceOf = (column) => {
    const at = columns.indexOf(column)
    if (at >= 0) return at
    throw new Problem('import.bad-fix', {
      status: 422,
      title: `The file has no column “${column}” to be mended.`,
      mend: 'Take that fix away, or name a column of the file.',
      field: 'fixes',
    })
  }
  const kind = fixKinds[fix.fix]
  const added = kind.adds?.(fix as never) ?? []
  // Looked up before its own columns are added, so that a fix cannot read what it makes.
  const places = added.map((_, index) => columns.length + index)
  const mender = kind.mender(fix as never, placeOf, places)
  columns.push(...added.map((name) => freeName(name, columns)))
  return mender
}

/** A second column of the same name is told apart by its number. */
function freeName(name: string, columns: readonly string[]): string {
  for (let times = 1; ; times++) {
    const free = times === 1 ? name : `${name} (${times})`
    if (!columns.includes(free)) return free
  }
}
