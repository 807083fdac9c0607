import { Fragment } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Select } from '../../ui/Select.tsx'
import { ColumnMender } from './ColumnMender.tsx'
import { columnLabel } from './column-label.ts'
import { EditableCell } from './EditableCell.tsx'
import type { ImportOptions, ImportPreview, PreviewColumn, PreviewRow } from './preview.ts'

export interface ColumnsTableProps {
  preview: ImportPreview
  rows: readonly PreviewRow[]
  /** Places of the columns to show, in this order. */
  places: readonly number[]
  /** What was said of the file up to now. */
  options: ImportOptions
  onChange: (options: Partial<ImportOptions>) => void
}

const leftOut = '-'

/**
 * Rows of the file as they are read: what each column becomes above, rows that cannot be read tinted, each with its sentence. Every cell can be
 * written in, every column mended.
 */
export function ColumnsTable({ preview, rows, places, options, onChange }: ColumnsTableProps) {
  const columns = places.map((place) => preview.columns[place]!)
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
      aria-label="Rows of the file"
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
              <ColumnHead key={column.name} {...{ column, preview, options, onChange }} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.rowNumber} {...{ row, places, preview, options, onChange }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface ColumnHeadProps extends Omit<ColumnsTableProps, 'rows' | 'places'> {
  column: PreviewColumn
}

function ColumnHead({ column, preview, options, onChange }: ColumnHeadProps) {
  const { fields, mapping, fixes, recognised } = preview
  const label = columnLabel(column.name)
  const choose = (field: string) => {
    const others = Object.entries(mapping).filter(([name, key]) => name !== column.name && key !== field)
    const mapped = field === leftOut ? others : [...others, [column.name, field] as const]
    onChange({ mapping: Object.fromEntries(mapped), fixes })
  }
  const isGuess = column.field !== null && !options.mapping && !recognised
  return (
    <th scope="col" className={classNames(headLook, 'z-10 min-w-48')}>
      <span className="mb-1 flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium" title={label}>
          {label}
        </span>
        {(isGuess || column.isAdded) && (
          <span className="text-small font-normal text-muted">{isGuess ? 'guessed' : 'added'}</span>
        )}
        <ColumnMender {...{ column, preview, onChange }} />
      </span>
      <Select
        aria-label={`What “${label}” becomes`}
        value={column.field ?? leftOut}
        onValueChange={choose}
        options={[
          { value: leftOut, label: 'Left out' },
          ...fields.map(({ key, label: said, description }) => ({
            value: key,
            label: said,
            hint: description,
          })),
        ]}
        className={classNames('font-normal', !column.field && 'text-muted')}
      />
    </th>
  )
}

const headLook =
  'sticky top-0 border-b border-hairline bg-sunken px-2.5 py-2 text-start align-bottom text-small'

interface RowProps extends Omit<ColumnsTableProps, 'rows'> {
  row: PreviewRow
}

function Row({ row, places, preview, options, onChange }: RowProps) {
  const { number } = useFormat()
  const isBad = row.problems.length > 0
  const faults = faultyFields(row, preview)
  const tint = isBad ? 'bg-bad-tint' : 'bg-raised'
  const written = options.edits?.[row.rowNumber] ?? {}
  const edit = (column: string, text: string) =>
    onChange({
      mapping: preview.mapping,
      fixes: preview.fixes,
      edits: { ...options.edits, [row.rowNumber]: { ...written, [column]: text } },
    })
  return (
    <Fragment>
      <tr>
        <th
          scope="row"
          className={classNames(
            'sticky start-0 z-1 px-2.5 py-1 text-end text-small font-normal text-muted',
            tint,
          )}
        >
          {number(row.rowNumber)}
        </th>
        {places.map((place) => {
          const { name, field } = preview.columns[place]!
          return (
            <td key={name} className={classNames('max-w-64 px-1.5 py-1', tint, !field && 'text-muted')}>
              <EditableCell
                label={`Row ${row.rowNumber}, ${columnLabel(name)}`}
                text={row.cells[place] ?? ''}
                isFaulty={field !== null && faults.has(field)}
                isEdited={written[name] !== undefined}
                onEdit={(text) => edit(name, text)}
              />
            </td>
          )
        })}
      </tr>
      {isBad && (
        <tr>
          <td className={classNames('sticky start-0', tint)} />
          <td colSpan={places.length} className={classNames('px-2.5 pb-1.5 text-small text-bad', tint)}>
            {row.problems.join(' · ')}
          </td>
        </tr>
      )}
    </Fragment>
  )
}

/** Problems begin with the label of their field. */
function faultyFields({ problems }: PreviewRow, { fields }: ImportPreview): ReadonlySet<string> {
  const faulty = fields.filter(({ label }) =>
    problems.some((problem) => problem.startsWith(`${label}:`) || problem.startsWith(`${label} `)),
  )
  return new Set(faulty.map(({ key }) => key))
}
