import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface PlainColumn {
  key: string
  label: string
  /** Figures stand at the end. */
  align?: 'start' | 'end'
  /** Left out on narrow screens, where the row has its own page for it. */
  isWideOnly?: boolean
  className?: string
}

export interface PlainRow {
  key: string
  /** One for each column. To open the row by its first cell, give it a link with the class `row-link`. */
  cells: readonly ReactNode[]
  isQuiet?: boolean
}

export interface PlainTableProps {
  label: string
  columns: readonly PlainColumn[]
  rows: readonly PlainRow[]
  hideHead?: boolean
}

/** A short table between hairlines, for what is read rather than worked on. Long lists of records: `src/records/list`. */
export function PlainTable({ label, columns, rows, hideHead }: PlainTableProps) {
  return (
    <table aria-label={label} className="-mx-2 w-[calc(100%+1rem)] table-fixed border-t border-hairline">
      <thead className={hideHead ? 'sr-only' : undefined}>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={classNames('py-2 text-small font-medium text-muted', cellLook(column))}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.key}
            className={classNames(
              'relative border-t border-hairline transition-colors last:border-b has-[.row-link]:hover:bg-hover',
              row.isQuiet && 'text-muted',
            )}
          >
            {columns.map((column, index) => (
              <td key={column.key} className={classNames('py-2.5', cellLook(column))}>
                {row.cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellLook({ align, isWideOnly, className }: PlainColumn): string {
  return classNames(
    'px-2 align-top wrap-anywhere',
    align === 'end' ? 'text-end' : 'text-start',
    isWideOnly && 'max-sm:hidden',
    className,
  )
}
