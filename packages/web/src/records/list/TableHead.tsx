// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { classNames } from '../../ui/class-names.ts'
import { isFigure } from '../cells/index.tsx'
import { widthOf } from './column.ts'
import { HeadMenu } from './HeadMenu.tsx'
import type { HeadCellProps, TableHeadProps } from './head-props.ts'
import { ResizeEdge } from './ResizeEdge.tsx'
import { furtherSort, nextSort, sortCount, sortOf } from './sort.ts'
import { frozenLook } from './table-layout.ts'

/** The names of the columns: a press sorts, with Shift further; an edge is dragged to resize, a name to move; a menu has all of it by keyboard. */
export function TableHead(props: TableHeadProps) {
  const { columns, layout, selected, onSelectAll } = props
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-30 grid h-9 border-b border-edge bg-paper touch:h-11"
      style={{ gridTemplateColumns: layout.template }}
    >
      <div role="columnheader" className="sticky start-0 z-10 flex items-center justify-center bg-paper">
        <Checkbox
          aria-label="Select all"
          checked={selected === 'all'}
          indeterminate={selected === 'some'}
          onCheckedChange={onSelectAll}
        />
      </div>
      {columns.map((column, at) => (
        <HeadCell key={column.path} {...props} column={column} at={at} />
      ))}
    </div>
  )
}

const ariaSorts = { up: 'ascending', down: 'descending' } as const

function HeadCell(props: HeadCellProps) {
  const { column, at, sort, layout, widths, onSortChange, onMove, onWidthChange } = props
  const { path, label, field, isTitle } = column
  const sorted = sortOf(sort, path)
  const Arrow = sorted?.direction === 'down' ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      aria-sort={sorted && ariaSorts[sorted.direction]}
      draggable={!isTitle}
      onDragStart={({ dataTransfer }) => dataTransfer.setData('text/plain', path)}
      onDragOver={(event) => !isTitle && event.preventDefault()}
      onDrop={({ dataTransfer }) => onMove(dataTransfer.getData('text/plain'), path)}
      style={layout.styles[at]}
      className={classNames('group/head relative flex min-w-0 items-center bg-paper', frozenLook(layout, at))}
    >
      <button
        type="button"
        disabled={!field.sortable}
        title={field.description ?? label}
        onClick={({ shiftKey }) =>
          onSortChange((shiftKey ? furtherSort : nextSort)(sort, path, isFigure(field)))
        }
        className={classNames(
          'flex h-full min-w-0 flex-1 items-center gap-1 px-2.5 text-small font-medium text-muted ring-focus -outline-offset-2 enabled:hover:text-ink',
          isFigure(field) && 'justify-end',
          sorted && 'text-ink',
        )}
      >
        <span className="truncate">{label}</span>
        {sorted && <Arrow className="size-3.5 shrink-0" aria-hidden="true" />}
        {sorted && sortCount(sort) > 1 && <span className="text-muted">{sorted.place}</span>}
      </button>
      <HeadMenu {...props} />
      <ResizeEdge width={widthOf(column, widths)} onWidthChange={(width) => onWidthChange(path, width)} />
    </div>
  )
}
