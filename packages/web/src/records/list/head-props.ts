import type { Column } from './column.ts'
import type { TableLayout } from './table-layout.ts'

/** What can be done with the columns of a table. */
export interface ColumnVerbs {
  onSortChange: (sort: string | undefined) => void
  onWidthChange: (path: string, width: number) => void
  /** Puts one column where another is. */
  onMove: (path: string, to: string) => void
  onLeaveOut: (path: string) => void
  onFreeze: (count: number) => void
  /** Undefined where records cannot be grouped by it. */
  onGroup?: (path: string) => void
}

export interface TableHeadProps extends ColumnVerbs {
  columns: readonly Column[]
  layout: TableLayout
  sort: string
  widths: Readonly<Record<string, number>>
  selected: 'none' | 'some' | 'all'
  onSelectAll: () => void
}

/** One column's name among the others. */
export interface HeadCellProps extends TableHeadProps {
  column: Column
  at: number
}
