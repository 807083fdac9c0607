import { useEffect, useState } from 'react'
import { type Job, secondsLeft, useOpenJobs } from '../../app/jobs.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import type { ImportRun } from './import-run.ts'

/** How far it is: rows, rows per second, time left. */
export function RunningImport({ run }: { run: ImportRun }) {
  const job = useOpenJobs().find(({ subjectId }) => subjectId === run.id)
  const now = useSeconds()
  const { number, span } = useFormat()
  const left = job && secondsLeft(job, now)
  const speed = job && rowsPerSecond(job, now)
  const words = [
    job && job.done > 0 && rowsWords(job, number),
    speed !== undefined && job && isReading(job) && `${number(speed, 0)} rows a second`,
    left !== undefined && job && isReading(job) && `about ${span(left)} left`,
  ]
  return (
    <div className="space-y-4">
      <ProgressBar
        label={job?.message ?? (run.status === 'queued' ? 'Waits its turn' : 'Reading the file')}
        share={job?.total && isReading(job) ? Math.min(1, job.done / job.total) : null}
        detail={words.filter(Boolean).join(' · ') || 'Just begun'}
      />
      <p className="text-muted">
        You can leave this page; the import goes on and shows at the foot of the sidebar.
      </p>
    </div>
  )
}

/** How many rows there are is estimated until all are read; only then is it known how far the rest has come. */
function isReading({ done, total }: Job): boolean {
  return total === null || done < total
}

function rowsWords({ done, total }: Job, number: (value: number) => string): string {
  return total && done < total
    ? `${number(done)} of about ${number(roughly(total))} rows`
    : `${number(done)} rows read`
}

/** To two digits that matter: 245,903 → 250,000. */
function roughly(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1)
  return Math.round(count / step) * step
}

function rowsPerSecond({ done, startedAt }: Job, nowMs: number): number | undefined {
  if (!startedAt || done === 0) return undefined
  const seconds = (nowMs - Date.parse(startedAt)) / 1000
  return seconds < 1 ? undefined : done / seconds
}

function useSeconds(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
