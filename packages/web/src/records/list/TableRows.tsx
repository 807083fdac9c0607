// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { DescribedObject } from '../objects/described-object.ts'
import { columnsIn } from './cell-place.ts'
import type { Column } from './column.ts'
import { GroupRow } from './GroupRow.tsx'
import { keyOf, type Lines, recordOf } from './lines.ts'
import type { ColumnMeasure } from './measures.ts'
import { numbersOf } from './rows-to-draw.ts'
import { TableRow } from './TableRow.tsx'
import type { TableLayout } from './table-layout.ts'
import type { Cells } from './use-cells.ts'
import { useRowWindow } from './use-row-window.ts'
import type { Selection } from './use-selection.ts'

/** What the table can ask of its rows. */
export interface RowsInSight {
  scrollToRow: (row: number) => void
}

export interface TableRowsProps {
  ref: Ref<RowsInSight>
  /** What scrolls; null until it is there. */
  scroller: HTMLElement | null
  object: DescribedObject
  columns: readonly Column[]
  lines: Lines
  layout: TableLayout
  measures: readonly ColumnMeasure[]
  selection: Selection
  cells: Cells
}

/** Rows above and below those in sight that are fetched before one comes to them. */
const fetchedAround = 12
const rowHeight = matchMedia('(pointer: coarse)').matches ? 44 : 36
/** Pixels of the sums below the rows. */
const foot = 36

/** The rows that are in sight and a few around them. They alone are drawn anew while one scrolls; head, sums and menus of the table are not. */
export function TableRows(props: TableRowsProps) {
  const { ref, scroller, object, columns, lines, layout, measures, selection, cells } = props
  const { from, to, height, topOf, scrollToRow } = useRowWindow({
    scroller,
    count: lines.count,
    rowHeight,
    head: rowHeight,
    foot,
  })
  useImperativeHandle(ref, () => ({ scrollToRow }), [scrollToRow])
  useEffect(() =>
    lines.look(Math.max(0, from - fetchedAround), Math.min(lines.count - 1, to + fetchedAround)),
  )
  const onToggle = useLatestToggle(lines)
  return (
    <div role="rowgroup" className="relative flex-none" style={{ height }}>
      {rowsWith(cells.row, from, to, lines.count).map((index) => {
        const line = lines.at(index)
        if (line?.kind === 'group')
          return (
            <GroupRow
              key={line.group.key}
              group={line.group}
              index={index}
              columns={columns}
              layout={layout}
              measures={measures}
              top={topOf(index)}
              height={rowHeight}
              hasCursor={cells.row === index}
              onToggle={onToggle}
            />
          )
        const record = recordOf(line)
        return (
          <TableRow
            key={keyOf(line, index)}
            object={object}
            record={record}
            index={index}
            depth={line?.kind === 'record' ? line.depth : 0}
            columns={columns}
            layout={layout}
            top={topOf(index)}
            height={rowHeight}
            isSelected={record !== undefined && selection.has(record.id)}
            cursor={cells.row === index ? cells.column : -1}
            marked={columnsIn(cells.range, index)}
            isEditing={cells.row === index && cells.isEditing}
            faults={record && cells.faults.of(record.id)}
            verbs={cells.verbs}
          />
        )
      })}
    </div>
  )
}

/** What is drawn: the rows in sight and, wherever it is, the one with the cursor, to which the grid points and in which one may be writing. */
function rowsWith(cursor: number, from: number, to: number, count: number): number[] {
  const drawn = numbersOf({ from, to })
  if (cursor < 0 || cursor >= count || (cursor >= from && cursor <= to)) return drawn
  return cursor < from ? [cursor, ...drawn] : [...drawn, cursor]
}

/** The same function for as long as the table is there, so that the heads of groups need not be drawn anew. */
function useLatestToggle({ toggle }: Lines) {
  const latest = useRef(toggle)
  useEffect(() => {
    latest.current = toggle
  })
  return useRef((key: string) => latest.current(key)).current
}
