// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type PointerEvent, useRef } from 'react'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { classNames } from '../../ui/class-names.ts'
import { isFigure } from '../cells/index.tsx'
import { type Column, widthOf } from './column.ts'
import { nextSort, sortOf } from './sort.ts'

export interface TableHeadProps {
  columns: readonly Column[]
  template: string
  sort: string
  onSortChange: (sort: string) => void
  widths: Readonly<Record<string, number>>
  onWidthChange: (path: string, width: number) => void
  /** Puts one column where another is. */
  onMove: (path: string, to: string) => void
  selected: 'none' | 'some' | 'all'
  onSelectAll: () => void
}

/** The names of the columns: a press sorts, an edge is dragged to resize, a name to move. */
export function TableHead(props: TableHeadProps) {
  const { columns, template, selected, onSelectAll } = props
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-30 grid h-9 border-b border-edge bg-paper touch:h-11"
      style={{ gridTemplateColumns: template }}
    >
      <div role="columnheader" className="sticky start-0 z-10 flex items-center justify-center bg-paper">
        <Checkbox
          aria-label="Select all"
          checked={selected === 'all'}
          indeterminate={selected === 'some'}
          onCheckedChange={onSelectAll}
        />
      </div>
      {columns.map((column) => (
        <HeadCell key={column.path} {...props} column={column} />
      ))}
    </div>
  )
}

const ariaSorts = { up: 'ascending', down: 'descending' } as const

function HeadCell({
  column,
  sort,
  onSortChange,
  onMove,
  widths,
  onWidthChange,
}: TableHeadProps & { column: Column }) {
  const { path, label, field, isTitle } = column
  const direction = sortOf(sort, path)
  const Arrow = direction === 'down' ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      aria-sort={direction && ariaSorts[direction]}
      draggable={!isTitle}
      onDragStart={({ dataTransfer }) => dataTransfer.setData('text/plain', path)}
      onDragOver={(event) => !isTitle && event.preventDefault()}
      onDrop={({ dataTransfer }) => onMove(dataTransfer.getData('text/plain'), path)}
      className={classNames(
        'group/head relative flex min-w-0 items-center bg-paper',
        isTitle && 'sticky start-9 z-10 border-e border-hairline',
      )}
    >
      <button
        type="button"
        disabled={!field.sortable}
        title={field.description ?? label}
        onClick={() => onSortChange(nextSort(sort, path, isFigure(field)))}
        className={classNames(
          'flex h-full w-full min-w-0 items-center gap-1 px-2.5 text-small font-medium text-muted ring-focus -outline-offset-2 enabled:hover:text-ink',
          isFigure(field) && 'justify-end',
          direction && 'text-ink',
        )}
      >
        <span className="truncate">{label}</span>
        {direction && <Arrow className="size-3.5 shrink-0" aria-hidden="true" />}
      </button>
      <ResizeEdge width={widthOf(column, widths)} onWidthChange={(width) => onWidthChange(path, width)} />
    </div>
  )
}

const narrowest = 64
const widest = 640

function ResizeEdge({ width, onWidthChange }: { width: number; onWidthChange: (width: number) => void }) {
  const from = useRef<{ x: number; width: number }>(undefined)
  const drag = ({ clientX, currentTarget }: PointerEvent) => {
    if (!from.current) return
    const sign = getComputedStyle(currentTarget).direction === 'rtl' ? -1 : 1
    const next = from.current.width + sign * (clientX - from.current.x)
    onWidthChange(Math.round(Math.min(widest, Math.max(narrowest, next))))
  }
  return (
    <span
      aria-hidden="true"
      onDragStart={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width }
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = undefined
      }}
      className="absolute inset-y-1.5 end-0 w-2 cursor-col-resize border-e-2 border-transparent group-hover/head:border-hairline hover:border-accent"
    />
  )
}
