import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { ColumnsTable } from './ColumnsTable.tsx'
import type { DryRun, ImportOptions, ImportPreview } from './preview.ts'

export interface PreviewRowsProps {
  preview: ImportPreview
  dryRun: DryRun | undefined
  options: ImportOptions
  onChange: (options: Partial<ImportOptions>) => void
}

/** The first rows, or those that cannot be read wherever in the file they are, to be put right. */
export function PreviewRows({ preview, dryRun, options, onChange }: PreviewRowsProps) {
  const { number } = useFormat()
  const [shows, setShows] = useState<'first' | 'faulty'>('first')
  const [showsAll, setShowsAll] = useState(false)
  const { columns } = preview
  const places = showsAll ? columns.map((_, at) => at) : placesToShow(preview)
  const hidden = columns.length - placesToShow(preview).length
  const rejected = dryRun?.rejected ?? 0
  const isFaulty = shows === 'faulty' && rejected > 0
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2 empty:hidden">
        {rejected > 0 && (
          <SegmentedControl
            label="Rows that are shown"
            value={isFaulty ? 'faulty' : 'first'}
            onValueChange={setShows}
            options={[
              { value: 'first', label: 'First rows' },
              { value: 'faulty', label: `Cannot be read (${number(rejected)})` },
            ]}
          />
        )}
        {hidden > 0 && (
          <Button variant="quiet" className="ms-auto" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Hide the columns left out' : `Show ${columnsWords(hidden, number)} left out`}
          </Button>
        )}
      </div>
      <ColumnsTable
        {...{ preview, places, options, onChange }}
        rows={isFaulty ? (dryRun?.rejectedRows ?? []) : preview.rows}
      />
      {isFaulty && dryRun && dryRun.rejectedRows.length < rejected && (
        <p className="mt-1 text-small text-muted">
          The first {number(dryRun.rejectedRows.length)} of them. All can be downloaded with the reasons after
          the import.
        </p>
      )}
    </>
  )
}

const columnsWords = (count: number, number: (value: number) => string): string =>
  count === 1 ? 'one column' : `${number(count)} columns`

/**
 * What comes in, then what might: where the columns are known those left out are only in the way, and what comes in stands in the order of the fields, so that names and
 * addresses are in sight; elsewhere those are in the way that say nothing in the first rows.
 */
function placesToShow({ columns, fields, recognised }: ImportPreview): number[] {
  const places = columns.map((_, at) => at)
  const comesIn = places.filter((at) => columns[at]!.field !== null)
  const rank = (at: number) => fields.findIndex(({ key }) => key === columns[at]!.field)
  if (recognised && comesIn.length > 0) return comesIn.sort((a, b) => rank(a) - rank(b))
  const might = places.filter((at) => columns[at]!.field === null && columns[at]!.samples.length > 0)
  return comesIn.length === 0 ? places : [...comesIn, ...might].sort((a, b) => a - b)
}
