import { useState } from 'react'
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
  const rejected = dryRun?.rejected ?? 0
  const isFaulty = shows === 'faulty' && rejected > 0
  return (
    <>
      {rejected > 0 && (
        <SegmentedControl
          label="Rows that are shown"
          className="mb-2"
          value={isFaulty ? 'faulty' : 'first'}
          onValueChange={setShows}
          options={[
            { value: 'first', label: 'First rows' },
            { value: 'faulty', label: `Cannot be read (${number(rejected)})` },
          ]}
        />
      )}
      <ColumnsTable
        {...{ preview, options, onChange }}
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
