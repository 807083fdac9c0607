import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { columnLabel } from './column-label.ts'
import type { ImportOptions, ImportPreview } from './preview.ts'

export interface PreviewProblemsProps {
  preview: ImportPreview
  onChange: (options: Partial<ImportOptions>) => void
}

/** What stands in the way or should be looked at, each with its mend where one press can do it. */
export function PreviewProblems({ preview, onChange }: PreviewProblemsProps) {
  return preview.problems.map(({ kind, about, message }) => {
    const mends = mendsOf(about, preview)
    return (
      <Callout
        key={message}
        tone={kind === 'stops' ? 'bad' : 'attention'}
        title={message}
        action={
          mends.length > 0 && (
            <div className="flex flex-wrap gap-2">
              {mends.map(({ label, change }) => (
                <Button key={label} onClick={() => onChange(change)}>
                  {label}
                </Button>
              ))}
            </div>
          )
        }
      >
        {kind === 'stops' && 'Choose below which column holds it.'}
        {about === 'rows' &&
          'Press a cell to put it right, or mend its whole column. What stays as it is is kept apart with the reason; all others come in.'}
      </Callout>
    )
  })
}

interface Mend {
  label: string
  change: Partial<ImportOptions>
}

function mendsOf(about: string | undefined, preview: ImportPreview): Mend[] {
  if (about === 'rows') return cellsToLeaveEmpty(preview)
  if (about !== 'dates') return []
  return preview.options.dateOrder === 'mdy'
    ? [{ label: 'Take the day first', change: { dateFormat: 'DMY' } }]
    : [{ label: 'Take the month first', change: { dateFormat: 'MDY' } }]
}

/** Cells that are refused can be left empty, column by column, so that their rows come in after all; what names the record cannot. */
function cellsToLeaveEmpty({ columns, fields, rows, options }: ImportPreview): Mend[] {
  return columns.flatMap(({ name, field }) => {
    const label = fields.find(({ key }) => key === field)?.label
    const isFaulty = rows.some(({ problems }) => problems.some((problem) => problem.startsWith(`${label}:`)))
    if (!field || !label || !isFaulty) return []
    const change = { leaveEmpty: [...options.leaveEmpty, field] }
    return [{ label: `Leave “${columnLabel(name)}” empty there`, change }]
  })
}
