import { Link } from '@tanstack/react-router'
import { CircleAlert, LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useFormat } from '../../ui/format/use-format.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { type Job, secondsLeft, useOpenJobs } from '../jobs.ts'
import { usePageOf } from '../modules-context.ts'

/** Imports, analyses and sends that are under way, wherever one is. Nothing when nothing runs. */
export function RunningWork({ isNarrow }: { isNarrow: boolean }) {
  const jobs = useOpenJobs()
  if (jobs.length === 0) return null
  if (isNarrow)
    return (
      <Tooltip text={jobs.map(({ label }) => label).join(', ')} side="right">
        <span
          role="status"
          aria-label={`${jobs.length} running`}
          className="flex h-hit items-center justify-center text-accent"
        >
          <LoaderCircle className="size-4 animate-busy" />
        </span>
      </Tooltip>
    )
  return (
    <ul aria-label="Running work" className="space-y-2 px-2 py-2">
      {jobs.slice(0, 3).map((job) => (
        <li key={job.id}>
          <RunningJob job={job} />
        </li>
      ))}
      {jobs.length > 3 && <li className="text-small text-muted">and {jobs.length - 3} more</li>}
    </ul>
  )
}

function RunningJob({ job }: { job: Job }) {
  const pageOf = usePageOf()
  const { span } = useFormat()
  const left = secondsLeft(job, useSeconds())
  const share = job.total ? Math.min(1, job.done / job.total) : null
  const words =
    job.status === 'queued'
      ? 'waits its turn'
      : left === undefined
        ? job.message
        : `${span(left, 'short')} left`
  const page = job.subjectObject && job.subjectId ? pageOf(job.subjectObject, job.subjectId) : undefined
  const bar = (
    <ProgressBar compact label={job.label} share={job.status === 'queued' ? 0 : share} detail={words} />
  )
  return (
    <>
      {page ? (
        <Link to={page} className="block rounded-md px-1 py-1 ring-focus hover:bg-hover">
          {bar}
        </Link>
      ) : (
        <div className="px-1 py-1">{bar}</div>
      )}
      {job.error && (
        <p className="flex gap-1 px-1 text-small text-bad">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {job.error}
        </p>
      )}
    </>
  )
}

/** The time in milliseconds, told anew every second, for what counts down. */
function useSeconds(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
