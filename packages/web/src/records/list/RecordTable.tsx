// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is one of two, which both have these
import { useCallback, useMemo, useRef, useState } from 'react'
import type { DescribedObject } from '../objects/described-object.ts'
import { cellId } from './cell-id.ts'
import type { Column } from './column.ts'
import type { ColumnVerbs } from './head-props.ts'
import type { Lines } from './lines.ts'
import type { ColumnMeasure } from './measures.ts'
import { SummaryRow } from './SummaryRow.tsx'
import type { Sums } from './sums.ts'
import { TableHead } from './TableHead.tsx'
import { type RowsInSight, TableRows } from './TableRows.tsx'
import { layoutOf } from './table-layout.ts'
import { useCells } from './use-cells.ts'
import type { Selection } from './use-selection.ts'

export interface RecordTableProps extends ColumnVerbs {
  object: DescribedObject
  columns: readonly Column[]
  lines: Lines
  /** How many records there are; -1 when that is an estimate. */
  rowCount: number
  selection: Selection
  sort: string
  widths: Readonly<Record<string, number>>
  frozen?: number
  measures: readonly ColumnMeasure[]
  sums: Sums | undefined
  /** With `none` to have nothing below a column. */
  onMeasureChange: (path: string, kind: string) => void
  isGrouped: boolean
  /** Goes to the page of a record. */
  onOpen: (id: string) => void
}

/** All records of a list as a table that is only drawn where one looks, and fetched as far as one scrolls. */
export function RecordTable(props: RecordTableProps) {
  const { object, columns, lines, selection, widths, frozen, measures, isGrouped } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [scrolling, setScrolling] = useState<HTMLElement | null>(null)
  const attach = useCallback((element: HTMLDivElement | null) => {
    scroller.current = element
    setScrolling(element)
  }, [])
  const inSight = useRef<RowsInSight>(null)
  const layout = useMemo(() => layoutOf(columns, widths, frozen), [columns, widths, frozen])
  const scrollTo = (row: number, column: number) => {
    inSight.current?.scrollToRow(row)
    showColumn(scroller.current, layout, column)
  }
  const cells = useCells({ ...props, scroller, scrollTo })
  const hasCursor = cells.row >= 0 && cells.row < lines.count
  return (
    <div
      ref={attach}
      role={isGrouped ? 'treegrid' : 'grid'}
      tabIndex={0}
      aria-label={object.labelPlural}
      aria-rowcount={isGrouped || props.rowCount < 0 ? -1 : props.rowCount + 2}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={hasCursor ? cellId(cells.row, cells.column) : undefined}
      {...cells.handlers}
      // What stays in sight would cover a line around it, and the cell with the cursor has one itself.
      className="group/table min-h-0 flex-1 overflow-auto border-y border-hairline outline-none select-none focus-visible:border-t-accent focus-visible:shadow-[0_-1px_0_var(--accent)]"
    >
      <div className="flex min-h-full flex-col" style={{ width: layout.width, minWidth: '100%' }}>
        <TableHead
          {...props}
          layout={layout}
          selected={selection.isAll ? 'all' : selection.ids.size > 0 ? 'some' : 'none'}
          onSelectAll={() => (selection.isAll ? selection.clear() : selection.selectAll())}
        />
        <TableRows
          ref={inSight}
          scroller={scrolling}
          object={object}
          columns={columns}
          lines={lines}
          layout={layout}
          measures={measures}
          selection={selection}
          cells={cells}
        />
        <div className="flex-1" />
        <SummaryRow
          columns={columns}
          layout={layout}
          measures={measures}
          sums={props.sums}
          rowIndex={lines.count + 2}
          onMeasureChange={props.onMeasureChange}
        />
      </div>
    </div>
  )
}

/** Scrolls sideways until a column is in sight beside those that stay. */
function showColumn(
  scroller: HTMLDivElement | null,
  { frozen, template }: ReturnType<typeof layoutOf>,
  column: number,
) {
  if (!scroller || column < frozen) return
  const widths = template.split(' ').map((each) => Number.parseInt(each, 10))
  const before = widths.slice(0, column + 1).reduce((sum, each) => sum + each, 0)
  const kept = widths.slice(0, frozen + 1).reduce((sum, each) => sum + each, 0)
  const sign = getComputedStyle(scroller).direction === 'rtl' ? -1 : 1
  const left = Math.abs(scroller.scrollLeft)
  const end = before + widths[column + 1]!
  if (before - kept < left) scroller.scrollLeft = sign * (before - kept)
  else if (end > left + scroller.clientWidth) scroller.scrollLeft = sign * (end - scroller.clientWidth)
}
