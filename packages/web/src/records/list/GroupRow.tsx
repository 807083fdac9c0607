// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { isFigure } from '../cells/index.tsx'
import { cellId } from './cell-id.ts'
import type { Column } from './column.ts'
import { GroupTitle } from './GroupTitle.tsx'
import type { Group } from './lines.ts'
import type { ColumnMeasure } from './measures.ts'
import { SumText } from './SumText.tsx'
import { closedLook, rowLook, stayingLook, type TableLayout } from './table-layout.ts'

export interface GroupRowProps {
  group: Group
  index: number
  columns: readonly Column[]
  layout: TableLayout
  measures: readonly ColumnMeasure[]
  top: number
  height: number
  hasCursor: boolean
  onToggle: (key: string) => void
}

/** The head of a group: what its records have in common, how many there are, and what they come to. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { group, index, columns, layout, measures, top, height, hasCursor, onToggle } = props
  const { number } = useFormat()
  const { isOpen, sums, depth } = group
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={depth + 1}
      aria-expanded={isOpen}
      className={classNames(rowLook, 'group border-b border-hairline bg-sunken', !hasCursor && closedLook)}
      style={{ gridTemplateColumns: layout.template, height, top }}
    >
      <div role="gridcell" className={classNames(headLook, stayingLook, 'start-0')} />
      {columns.map((column, at) => {
        const measure = measures.find((each) => each.column.path === column.path)
        const sum = measure && sums.byPath.get(column.path)
        return (
          <div
            key={column.path}
            role="gridcell"
            id={cellId(index, at)}
            className={classNames(
              headLook,
              at < layout.frozen && stayingLook,
              at === layout.frozen - 1 && 'border-e border-hairline',
              isFigure(column.field) && 'justify-end',
              at === 0 && hasCursor && 'outline-2 -outline-offset-2 outline-accent',
              at === 0 ? 'overflow-visible' : 'overflow-hidden text-small text-muted',
            )}
            style={layout.styles[at]}
          >
            {at === 0 ? (
              <button
                type="button"
                tabIndex={-1}
                onClick={() => onToggle(group.key)}
                className="flex min-w-0 items-center gap-1 font-medium whitespace-nowrap"
                style={{ marginInlineStart: depth * 20 - 8 }}
              >
                <ChevronRight
                  aria-hidden="true"
                  className={classNames(
                    'size-4 shrink-0 text-muted transition-transform',
                    isOpen && 'rotate-90',
                  )}
                />
                <span className="truncate">
                  <GroupTitle level={group.level} value={group.value} title={group.title} />
                </span>
                <span className="ms-1 font-normal text-muted"> {number(sums.count)}</span>
              </button>
            ) : (
              measure &&
              sum && (
                <span className="truncate">
                  <SumText sum={sum} measure={measure} />
                </span>
              )
            )}
          </div>
        )
      })}
    </div>
  )
})

const headLook = 'flex min-w-0 items-center bg-sunken px-2.5'
