// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { DescribedObject } from '../objects/described-object.ts'
import type { Column } from './column.ts'
import { widthOf } from './column.ts'
import { TableHead, type TableHeadProps } from './TableHead.tsx'
import { cellId, TableRow } from './TableRow.tsx'
import { useCursor } from './use-cursor.ts'
import type { RecordPages } from './use-record-pages.ts'
import type { Selection } from './use-selection.ts'

export interface RecordTableProps
  extends Pick<TableHeadProps, 'sort' | 'onSortChange' | 'widths' | 'onWidthChange' | 'onMove'> {
  object: DescribedObject
  columns: readonly Column[]
  pages: RecordPages
  selection: Selection
  /** Goes to the page of a record. */
  onOpen: (id: string) => void
}

/** Rows on their way that are drawn below those that are there. */
const comingCount = 12
const rowHeight = matchMedia('(pointer: coarse)').matches ? 44 : 36

/** All records of a list as a table that is only drawn where one looks, and fetched as far as one scrolls. */
export function RecordTable(props: RecordTableProps) {
  const { object, columns, pages, selection, widths } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { records, hasNextPage } = pages
  const rows = useVirtualizer({
    count: records.length + (hasNextPage || pages.isPending ? comingCount : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 40,
  })
  const drawn = rows.getVirtualItems()
  useNextPage(pages, drawn.at(-1)?.index ?? 0)
  const cursor = useCursor({ ...props, scroller, scrollTo: (index) => rows.scrollToIndex(index) })
  const { template, width } = layoutOf(columns, widths)
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={object.labelPlural}
      aria-rowcount={pages.countIsEstimate ? -1 : (pages.count ?? -1) + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={cursor.isDrawn(drawn) ? cellId(cursor.row, cursor.column) : undefined}
      onKeyDown={cursor.onKeyDown}
      className="min-h-0 flex-1 overflow-auto border-y border-hairline outline-none focus-visible:border-t-accent"
    >
      <div style={{ width, minWidth: '100%' }}>
        <TableHead
          {...props}
          template={template}
          selected={selection.isAll ? 'all' : selection.ids.size > 0 ? 'some' : 'none'}
          onSelectAll={() => (selection.isAll ? selection.clear() : selection.selectAll())}
        />
        <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
          {drawn.map(({ index, start }) => {
            const record = records[index]
            return (
              <TableRow
                key={record?.id ?? index}
                object={object}
                record={record}
                index={index}
                columns={columns}
                template={template}
                top={start}
                height={rowHeight}
                isSelected={record !== undefined && selection.has(record.id)}
                cursor={cursor.row === index ? cursor.column : -1}
                isEditing={cursor.row === index && cursor.isEditing}
                verbs={cursor.verbs}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** Columns side by side, the box to select before them, and whatever room is left after them. */
function layoutOf(columns: readonly Column[], dragged: Readonly<Record<string, number>>) {
  const each = columns.map((column) => widthOf(column, dragged))
  return {
    template: `36px ${each.map((width) => `${width}px`).join(' ')} 1fr`,
    width: each.reduce((sum, width) => sum + width, 36),
  }
}

/** Fetches the next page before the end of what is there comes into sight. */
export function useNextPage(pages: RecordPages, lastDrawn: number): void {
  const { records, hasNextPage, isFetching, fetchNextPage, isError } = pages
  const isNear = lastDrawn > records.length - 50
  useEffect(() => {
    if (isNear && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [isNear, hasNextPage, isFetching, isError, fetchNextPage])
}
