import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import { useOpenJobs } from '../../app/jobs.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { When } from '../../ui/When.tsx'
import type { ImportRun } from './import-run.ts'

/** What undoing did, as its change set keeps it. */
interface UndoReport {
  restored: number
  removed: number
  kept: { object: string; id: string; field: string | null; reason: KeptReason }[]
  keptCount: number
}

type KeptReason = 'changed' | 'in-use' | 'part' | 'taken' | 'gone'

/** An import that was taken back, or is being: what went, what came back, what stayed and why. */
export function UndoneImport({ run }: { run: ImportRun }) {
  if (run.status === 'undoing') return <Undoing run={run} />
  return (
    <div className="space-y-4">
      <div>
        <p className="font-serif text-name">This import was undone.</p>
        {run.undoneAt && <When at={run.undoneAt} className="text-muted" />}
      </div>
      {run.changeSetId && <Report changeSetId={run.changeSetId} />}
    </div>
  )
}

function Undoing({ run }: { run: ImportRun }) {
  const job = useOpenJobs().find(({ job }) => job.includes('undo'))
  return (
    <ProgressBar
      label={`Undoing the import of ${run.fileName}`}
      share={job?.total ? job.done / job.total : null}
      detail="You can leave this page; it goes on."
    />
  )
}

function Report({ changeSetId }: { changeSetId: string }) {
  const { number } = useFormat()
  const { data } = useQuery(apiQuery<{ report: UndoReport | null }>(`change-sets/${changeSetId}`))
  const report = data?.report
  if (!report) return null
  const reasons = Map.groupBy(report.kept, ({ reason }) => reason)
  return (
    <ul className="list-disc space-y-1 ps-5 marker:text-faint">
      <li>{number(report.removed)} records were taken out again.</li>
      {report.restored > 0 && <li>{number(report.restored)} records got back what they had before.</li>}
      {report.keptCount > 0 && (
        <li>
          {number(report.keptCount)} stayed as they are:{' '}
          {[...reasons].map(([reason, items]) => `${number(items.length)} ${keptWords[reason]}`).join(', ')}.
        </li>
      )}
    </ul>
  )
}

const keptWords: Record<KeptReason, string> = {
  changed: 'changed since',
  'in-use': 'needed by something that stays',
  part: 'part of something that stays',
  taken: 'whose old value is taken now',
  gone: 'gone already',
}
