import { classNames } from '../class-names.ts'
import { type ChartTable, cellText } from './chart-table.ts'

const shownRows = 200

/** The figures behind a picture. Long tables end with how many rows more the CSV has. */
export function ChartTableView({ table, caption }: { table: ChartTable; caption: string }) {
  const more = table.rows.length - shownRows
  const align = (index: number) => (table.columns[index]?.align === 'end' ? 'text-end' : 'text-start')
  return (
    <section
      className="max-h-96 overflow-auto rounded-sm ring-focus"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
      aria-label={caption}
    >
      <table className="w-full">
        <thead className="sticky top-0 bg-paper">
          <tr>
            {table.columns.map(({ label }, index) => (
              <th
                key={label}
                scope="col"
                className={classNames(
                  'border-b border-hairline px-2 py-1.5 text-small font-medium text-muted',
                  align(index),
                )}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, shownRows).map((row, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of figures have no other name
            <tr key={rowIndex} className="border-b border-hairline last:border-0">
              {row.map((cell, index) => (
                <td key={table.columns[index]?.label} className={classNames('px-2 py-1.5', align(index))}>
                  {cellText(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="px-2 py-2 text-small text-muted">{more} more rows are in the CSV.</p>}
    </section>
  )
}
