// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type Ref, type RefObject, useCallback, useEffect, useImperativeHandle, useRef } from 'react'
import type { DescribedObject } from '../objects/described-object.ts'
import { columnsIn } from './cell-place.ts'
import type { Column } from './column.ts'
import { GroupRow } from './GroupRow.tsx'
import { keyOf, type Lines, recordOf } from './lines.ts'
import type { ColumnMeasure } from './measures.ts'
import { TableRow } from './TableRow.tsx'
import type { TableLayout } from './table-layout.ts'
import type { Cells } from './use-cells.ts'
import type { Selection } from './use-selection.ts'

/** What the table can ask of its rows. */
export interface RowsInSight {
  scrollToRow: (row: number) => void
}

export interface TableRowsProps {
  ref: Ref<RowsInSight>
  scroller: RefObject<HTMLDivElement | null>
  object: DescribedObject
  columns: readonly Column[]
  lines: Lines
  layout: TableLayout
  measures: readonly ColumnMeasure[]
  selection: Selection
  cells: Cells
}

/** Rows that are drawn above and below those in sight: each is put together anew with every frame while one scrolls. */
const overscan = 6
/** Rows above and below those in sight that are fetched before one comes to them. */
const fetchedAround = 12
const rowHeight = matchMedia('(pointer: coarse)').matches ? 44 : 36

/** The rows that are in sight and a few around them. They alone are drawn anew while one scrolls; head, sums and menus of the table are not. */
export function TableRows(props: TableRowsProps) {
  const { ref, scroller, object, columns, lines, layout, measures, selection, cells } = props
  const rows = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollPaddingStart: 40,
    scrollPaddingEnd: 40,
    rangeExtractor: useRangeWith(cells.row),
  })
  useImperativeHandle(ref, () => ({ scrollToRow: (row) => rows.scrollToIndex(row) }), [rows])
  const { startIndex, endIndex } = rows.range ?? { startIndex: 0, endIndex: 0 }
  useEffect(() =>
    lines.look(Math.max(0, startIndex - fetchedAround), Math.min(lines.count - 1, endIndex + fetchedAround)),
  )
  const onToggle = useLatestToggle(lines)
  return (
    <div role="rowgroup" className="relative flex-none" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, start }) => {
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
              top={start}
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
            top={start}
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
function useRangeWith(cursor: number) {
  return useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range)
      if (cursor < 0 || cursor >= range.count || drawn.includes(cursor)) return drawn
      return [...drawn, cursor].sort((a, b) => a - b)
    },
    [cursor],
  )
}

/** The same function for as long as the table is there, so that the heads of groups need not be drawn anew. */
function useLatestToggle({ toggle }: Lines) {
  const latest = useRef(toggle)
  useEffect(() => {
    latest.current = toggle
  })
  return useRef((key: string) => latest.current(key)).current
}
