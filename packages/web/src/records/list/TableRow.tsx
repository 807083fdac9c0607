// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
import { memo, type RefObject } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { type DescribedObject, type RecordRow, titleOf } from '../objects/described-object.ts'
import type { RowFaults } from './cell-faults.ts'
import { isInColumns } from './cell-place.ts'
import type { Column } from './column.ts'
import type { RowVerbs } from './row-verbs.ts'
import { SelectBox } from './SelectBox.tsx'
import { TableCell } from './TableCell.tsx'
import { closedLook, rowLook, stayingLook, type TableLayout } from './table-layout.ts'

export interface TableRowProps {
  object: DescribedObject
  /** Undefined while it is on its way. */
  record?: RecordRow
  index: number
  /** How many groups it lies in. */
  depth: number
  columns: readonly Column[]
  layout: TableLayout
  top: number
  height: number
  isSelected: boolean
  /** The column that has the cursor; -1 when it is in another row. */
  cursor: number
  /** Columns that are marked, as `columnsIn` says it. */
  marked?: string
  isEditing: boolean
  faults?: RowFaults
  verbs: RefObject<RowVerbs>
}

/** One record of a table. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { object, record, index, layout, top, height, isSelected, cursor, verbs } = props
  const cells = cellsOf(props)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={classNames(
        rowLook,
        'group',
        isSelected ? 'bg-accent-tint' : 'bg-paper hover:bg-hover',
        cursor >= 0 ? 'z-20' : closedLook,
      )}
      style={{ gridTemplateColumns: layout.template, height, top }}
    >
      {/* One box that stays for all that does: the browser follows each with every frame. */}
      <div
        role="presentation"
        className={classNames(stayingLook, 'start-0 grid bg-inherit')}
        style={{ gridColumn: `1 / span ${layout.frozen + 1}`, gridTemplateColumns: layout.frozenTemplate }}
      >
        <div role="gridcell" className="flex items-center justify-center border-b border-hairline">
          {record && (
            <SelectBox
              label={`Select ${titleOf(object, record)}`}
              isSelected={isSelected}
              onToggle={(isRange) => verbs.current.toggle(index, isRange)}
            />
          )}
        </div>
        {cells.slice(0, layout.frozen)}
      </div>
      {cells.slice(layout.frozen)}
    </div>
  )
})

function cellsOf(props: TableRowProps) {
  const { object, record, index, depth, columns, layout, cursor, marked, faults, verbs } = props
  return columns.map((column, at) => (
    <TableCell
      key={column.path}
      object={object}
      record={record}
      row={index}
      at={at}
      depth={depth}
      column={column}
      layout={layout}
      hasCursor={cursor === at}
      isMarked={isInColumns(marked, at)}
      isEditing={cursor === at && props.isEditing}
      fault={faults?.get(column.path)}
      verbs={verbs}
    />
  ))
}
