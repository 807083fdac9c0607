// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points to the cell with the cursor
import { classNames } from '../../ui/class-names.ts'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/menu-entry.ts'
import { isFigure } from '../cells/index.tsx'
import type { Column } from './column.ts'
import { type ColumnMeasure, measureLabel, measuresOf } from './measures.ts'
import { SumText } from './SumText.tsx'
import type { Sums } from './sums.ts'
import { frozenLook, type TableLayout } from './table-layout.ts'

export interface SummaryRowProps {
  columns: readonly Column[]
  layout: TableLayout
  measures: readonly ColumnMeasure[]
  sums: Sums | undefined
  rowIndex: number
  /** With `none` to have nothing below a column. */
  onMeasureChange: (path: string, kind: string) => void
}

/** What all records of the list come to, below the columns; each can be asked something else. */
export function SummaryRow(props: SummaryRowProps) {
  const { columns, layout, measures, sums, rowIndex, onMeasureChange } = props
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className="sticky bottom-0 z-30 grid h-9 border-t border-edge bg-paper text-small"
      style={{ gridTemplateColumns: layout.template }}
    >
      <div role="gridcell" className="sticky start-0 z-10 bg-paper" />
      {columns.map((column, at) => {
        const measure = measures.find((each) => each.column.path === column.path)
        return (
          <div
            key={column.path}
            role="gridcell"
            className={classNames(
              'flex min-w-0 items-center bg-paper px-1',
              isFigure(column.field) && 'justify-end',
              frozenLook(layout, at),
            )}
            style={layout.styles[at]}
          >
            {!column.isTitle && (
              <Menu
                side="top"
                trigger={
                  <button type="button" className={sumLook} aria-label={labelFor(column, measure)}>
                    {measure ? (
                      <>
                        <span className="text-muted">{measureLabel(measure.kind, column.field.kind)}</span>
                        <ShownSum measure={measure} sums={sums} />
                      </>
                    ) : (
                      <span className="text-muted opacity-0 group-focus-visible/sum:opacity-100 group-hover/sum:opacity-100">
                        Sum up
                      </span>
                    )}
                  </button>
                }
                entries={entriesFor(column, measure, (kind) => onMeasureChange(column.path, kind))}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}

function ShownSum({ measure, sums }: { measure: ColumnMeasure; sums: Sums | undefined }) {
  const sum = sums?.byPath.get(measure.column.path)
  return sum ? <SumText sum={sum} measure={measure} /> : '…'
}

const sumLook =
  'group/sum flex h-7 min-w-12 items-center justify-end gap-1.5 rounded-md px-1.5 whitespace-nowrap ring-focus hover:bg-hover'

function labelFor({ label, field }: Column, measure: ColumnMeasure | undefined): string | undefined {
  return measure ? undefined : `Sum up ${label || field.key}`
}

function entriesFor(
  { field }: Column,
  measure: ColumnMeasure | undefined,
  onChange: (kind: string) => void,
): MenuEntry[] {
  const entries = measuresOf(field.kind).map((kind) => ({
    label: measureLabel(kind, field.kind),
    checked: measure?.kind === kind,
    isOneOf: true,
    onCheckedChange: () => onChange(kind),
  }))
  const nothing = {
    label: 'Nothing',
    checked: !measure,
    isOneOf: true,
    onCheckedChange: () => onChange('none'),
  }
  return [...entries, 'separator', nothing]
}
