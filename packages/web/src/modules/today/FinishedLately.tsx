import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { apiQuery } from '../../app/api-query.ts'
import type { Job } from '../../app/jobs.ts'
import { usePageOf } from '../../app/modules-context.ts'
import { Link } from '../../ui/Link.tsx'
import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { When } from '../../ui/When.tsx'

interface FinishedJob extends Job {
  finishedAt: string | null
}

const finishedQuery = apiQuery<{ data: FinishedJob[] }>('jobs', { limit: 50 })

const most = 5

/** What was done while one was away: imports, analyses, sends. Nothing when nothing was. */
export function FinishedLately() {
  const { data } = useQuery({
    ...finishedQuery,
    select: ({ data }) => latestOfEach(data.filter(isWorthTelling)).slice(0, most),
  })
  if (!data || data.length === 0) return null
  return (
    <section aria-labelledby="finished-lately">
      <SectionHeader id="finished-lately" title="Finished lately" />
      <ul>
        {data.map((job) => (
          <FinishedRow key={job.id} job={job} />
        ))}
      </ul>
    </section>
  )
}

/** The same work done again and again is told once. */
function latestOfEach(jobs: readonly FinishedJob[]): FinishedJob[] {
  const seen = new Set<string>()
  return jobs.filter(({ label, status }) => {
    const name = `${label} ${status}`
    return !seen.has(name) && seen.add(name)
  })
}

function isWorthTelling({ finishedAt, label }: FinishedJob): boolean {
  return finishedAt !== null && label !== ''
}

const icons = {
  done: <CircleCheck className="text-good" aria-label="Done" />,
  failed: <TriangleAlert className="text-bad" aria-label="Failed" />,
  cancelled: <CircleX className="text-muted" aria-label="Cancelled" />,
}

function FinishedRow({ job }: { job: FinishedJob }) {
  const pageOf = usePageOf()
  const to = job.subjectObject && job.subjectId ? pageOf(job.subjectObject, job.subjectId) : undefined
  const icon = job.status === 'failed' || job.status === 'cancelled' ? icons[job.status] : icons.done
  return (
    <li className="flex items-start gap-2.5 border-b border-hairline py-2 last:border-0">
      <span className="flex h-5 items-center [&_svg]:size-4">{icon}</span>
      <span className="min-w-0 flex-1">
        {to ? <Link to={to}>{job.label}</Link> : job.label}
        {job.error && <span className="block text-small text-bad">{job.error}</span>}
        {job.finishedAt && <When at={job.finishedAt} className="block text-small text-muted" />}
      </span>
    </li>
  )
}
