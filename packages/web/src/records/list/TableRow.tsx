// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid listens to the keys
// biome-ignore-all lint/a11y/noStaticElementInteractions: the span only reads whether Shift is held
import { type MouseEvent, memo, type RefObject } from 'react'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Cell, isFigure } from '../cells/index.tsx'
import type { AnyValue } from '../inputs/index.tsx'
import { type DescribedObject, type RecordRow, titleOf } from '../objects/described-object.ts'
import { RecordLink } from '../objects/RecordLink.tsx'
import { CellEditor } from './CellEditor.tsx'
import { type Column, recordAt } from './column.ts'

/** What a row can ask of its table; kept in a reference, so that rows need not be drawn anew when it changes. */
export interface RowVerbs {
  toggle: (index: number, isRange: boolean) => void
  point: (index: number, column: number) => void
  edit: (index: number, column: number) => void
  endEdit: (
    index: number,
    column: number,
    result?: { value: AnyValue },
    move?: 'down' | 'next' | 'stay',
  ) => void
}

export interface TableRowProps {
  object: DescribedObject
  /** Undefined while it is on its way. */
  record?: RecordRow
  index: number
  columns: readonly Column[]
  template: string
  top: number
  height: number
  isSelected: boolean
  /** The column that has the cursor; -1 when it is in another row. */
  cursor: number
  isEditing: boolean
  verbs: RefObject<RowVerbs>
}

/** One record of a table. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { object, record, index, columns, template, top, height, isSelected, cursor, verbs } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={classNames('group absolute inset-x-0 grid', isSelected && 'is-selected')}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={classNames(cellLook, firstLook, 'start-0 justify-center', rowTint)}>
        {record && (
          <SelectBox
            label={`Select ${titleOf(object, record)}`}
            isSelected={isSelected}
            onToggle={(isRange) => verbs.current.toggle(index, isRange)}
          />
        )}
      </div>
      {columns.map((column, at) => (
        <TableCell key={column.path} {...props} column={column} at={at} hasCursor={cursor === at} />
      ))}
    </div>
  )
})

interface TableCellProps extends TableRowProps {
  column: Column
  at: number
  hasCursor: boolean
}

function TableCell({ object, record, index, column, at, hasCursor, isEditing, verbs }: TableCellProps) {
  const { field, isTitle } = column
  const isOpen = hasCursor && isEditing && record !== undefined
  return (
    <div
      role="gridcell"
      id={cellId(index, at)}
      className={classNames(
        cellLook,
        isTitle ? classNames(firstLook, 'start-9 border-e', rowTint) : rowTint,
        isFigure(field) && 'justify-end',
        hasCursor && 'outline-2 -outline-offset-2 outline-accent',
        isOpen ? 'z-20 overflow-visible px-0.5' : 'overflow-hidden',
      )}
      onClick={() => verbs.current.point(index, at)}
      onDoubleClick={() => verbs.current.edit(index, at)}
    >
      {!record && <Skeleton className="h-3 w-3/5" />}
      {record && isOpen && (
        <CellEditor
          field={field}
          record={record}
          onDone={(result, move) => verbs.current.endEdit(index, at, result, move)}
        />
      )}
      {record && !isOpen && <CellContent object={object} record={record} column={column} />}
    </div>
  )
}

function CellContent({
  object,
  record,
  column,
}: {
  object: DescribedObject
  record: RecordRow
  column: Column
}) {
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

interface SelectBoxProps {
  label: string
  isSelected: boolean
  onToggle: (isRange: boolean) => void
}

function SelectBox({ label, isSelected, onToggle }: SelectBoxProps) {
  const press = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
    onToggle(event.shiftKey)
  }
  return (
    <span
      onClickCapture={press}
      className={classNames('flex', !isSelected && 'opacity-40 group-hover:opacity-100 touch:opacity-100')}
    >
      <Checkbox aria-label={label} checked={isSelected} onCheckedChange={() => onToggle(false)} />
    </span>
  )
}

/** The id of a cell, by which the grid points to the one with the cursor. */
export function cellId(row: number, column: number): string {
  return `cell-${row}-${column}`
}

const cellLook = 'flex min-w-0 items-center border-b border-hairline px-2.5'
const firstLook = 'sticky z-10 border-hairline'
const rowTint = 'bg-paper group-hover:bg-hover group-[.is-selected]:bg-accent-tint'
