import { Fragment } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Select } from '../../ui/Select.tsx'
import { columnLabel } from './column-label.ts'
import type { ImportPreview, PreviewColumn, PreviewRow } from './preview.ts'

export interface ColumnsTableProps {
  preview: ImportPreview
  /** What the person said of columns; the rest was guessed. */
  given: ImportPreview['mapping'] | undefined
  onChange: (mapping: ImportPreview['mapping']) => void
}

const leftOut = '-'

/** The first rows of the file: what each column becomes above, rows that cannot be read tinted, each with its sentence. */
export function ColumnsTable({ preview, given, onChange }: ColumnsTableProps) {
  const { columns, fields, rows, mapping } = preview
  const choose = (column: PreviewColumn, field: string) => {
    const others = Object.entries(mapping).filter(([name, key]) => name !== column.name && key !== field)
    onChange(Object.fromEntries(field === leftOut ? others : [...others, [column.name, field]]))
  }
  const choices = [
    { value: leftOut, label: 'Left out' },
    ...fields.map(({ key, label, description }) => ({ value: key, label, hint: description })),
  ]
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
      aria-label="The first rows"
      className="max-h-[28rem] overflow-auto rounded-lg border border-hairline bg-raised ring-focus"
    >
      <table className="min-w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <th
              scope="col"
              className={classNames(headLook, 'start-0 z-20 w-12 text-end font-normal text-muted')}
            >
              Row
            </th>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={classNames(headLook, 'z-10 min-w-44')}>
                <span className="mb-1 flex items-baseline gap-2">
                  <span className="min-w-0 flex-1 truncate font-medium">{columnLabel(column.name)}</span>
                  {column.field && !given && (
                    <span className="text-small font-normal text-muted">guessed</span>
                  )}
                </span>
                <Select
                  aria-label={`What “${columnLabel(column.name)}” becomes`}
                  value={column.field ?? leftOut}
                  onValueChange={(field) => choose(column, field)}
                  options={choices}
                  className={classNames('font-normal', !column.field && 'text-muted')}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.rowNumber} row={row} preview={preview} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const headLook =
  'sticky top-0 border-b border-hairline bg-sunken px-2.5 py-2 text-start align-bottom text-small'

function Row({ row, preview }: { row: PreviewRow; preview: ImportPreview }) {
  const { number } = useFormat()
  const isBad = row.problems.length > 0
  const faults = faultyFields(row, preview)
  const tint = isBad ? 'bg-bad-tint' : 'bg-raised'
  return (
    <Fragment>
      <tr>
        <th
          scope="row"
          className={classNames(
            'sticky start-0 px-2.5 py-1.5 text-end text-small font-normal text-muted',
            tint,
          )}
        >
          {number(row.rowNumber)}
        </th>
        {preview.columns.map(({ name, field }, index) => (
          <td
            key={name}
            className={classNames(
              'max-w-64 truncate px-2.5 py-1.5',
              tint,
              !field && 'text-muted',
              field && faults.has(field) && 'text-bad underline decoration-wavy underline-offset-3',
            )}
          >
            {row.cells[index]}
          </td>
        ))}
      </tr>
      {isBad && (
        <tr>
          <td className={classNames('sticky start-0', tint)} />
          <td
            colSpan={preview.columns.length}
            className={classNames('px-2.5 pb-1.5 text-small text-bad', tint)}
          >
            {row.problems.join(' · ')}
          </td>
        </tr>
      )}
    </Fragment>
  )
}

/** Problems begin with the label of their field. */
function faultyFields({ problems }: PreviewRow, { fields }: ImportPreview): ReadonlySet<string> {
  const faulty = fields.filter(({ label }) => problems.some((problem) => problem.startsWith(`${label}:`)))
  return new Set(faulty.map(({ key }) => key))
}
