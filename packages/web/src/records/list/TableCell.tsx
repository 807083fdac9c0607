// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid listens to the keys
import type { MouseEvent, RefObject } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Cell, isFigure } from '../cells/index.tsx'
import { type DescribedObject, type RecordRow, titleOf } from '../objects/described-object.ts'
import { RecordLink } from '../objects/RecordLink.tsx'
import { CellEditor } from './CellEditor.tsx'
import { CellFaultNote } from './CellFaultNote.tsx'
import type { CellFault } from './cell-faults.ts'
import { cellId } from './cell-id.ts'
import { type Column, recordAt } from './column.ts'
import type { RowVerbs } from './row-verbs.ts'
import type { TableLayout } from './table-layout.ts'

export interface TableCellProps {
  object: DescribedObject
  record?: RecordRow
  row: number
  at: number
  depth: number
  column: Column
  layout: TableLayout
  hasCursor: boolean
  isMarked: boolean
  isEditing: boolean
  fault?: CellFault
  verbs: RefObject<RowVerbs>
}

/** One value of a table: shown, edited in place, or kept with what is wrong about it. */
export function TableCell(props: TableCellProps) {
  const { object, record, row, at, depth, column, layout, hasCursor, isMarked, isEditing, fault, verbs } =
    props
  const isOpen = isEditing && record !== undefined
  return (
    <div
      role="gridcell"
      id={cellId(row, at)}
      aria-invalid={fault ? true : undefined}
      className={classNames(
        'flex min-w-0 items-center border-b border-hairline px-2.5',
        at === layout.frozen - 1 && 'border-e',
        fault && 'relative',
        fault ? 'bg-bad-tint' : isMarked && 'bg-accent-tint',
        isFigure(column.field) && 'justify-end',
        hasCursor && 'outline-2 -outline-offset-2 outline-accent',
        hasCursor && (isOpen || fault) ? 'z-20 overflow-visible' : 'overflow-hidden',
        isOpen && 'px-0.5',
      )}
      style={at === 0 && depth > 0 ? { paddingInlineStart: 10 + depth * 20 } : undefined}
      onMouseDown={(event) => event.button === 0 && verbs.current.point(row, at, event.shiftKey)}
      onMouseEnter={(event) => isDragging(event) && verbs.current.point(row, at, true)}
      onDoubleClick={() => verbs.current.edit(row, at)}
    >
      {!record && <Skeleton className="h-3 w-3/5" />}
      {record && isOpen && (
        <CellEditor
          field={column.field}
          record={record}
          start={fault}
          onDone={(result, move) => verbs.current.endEdit(row, at, result, move)}
        />
      )}
      {record && !isOpen && <CellContent object={object} record={record} column={column} fault={fault} />}
      {fault && hasCursor && !isOpen && <CellFaultNote fault={fault} />}
    </div>
  )
}

const isDragging = ({ buttons }: MouseEvent) => (buttons & 1) === 1

interface CellContentProps {
  object: DescribedObject
  record: RecordRow
  column: Column
  fault?: CellFault
}

function CellContent({ object, record, column, fault }: CellContentProps) {
  if (fault) return <span className="truncate text-bad">{fault.text}</span>
  if (column.isTitle)
    return (
      <RecordLink
        object={object.name}
        id={record.id}
        className={classNames('truncate', object.person ? 'font-serif text-[0.9375rem]' : 'font-medium')}
        tabIndex={-1}
      >
        {titleOf(object, record)}
      </RecordLink>
    )
  const at = recordAt(column, record)
  return at ? <Cell field={column.field} record={at} /> : null
}
