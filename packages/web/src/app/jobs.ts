import { useQuery } from '@tanstack/react-query'
import { apiQuery } from './api-query.ts'
import { queryClient } from './query-client.ts'

/** Background work as the server tells of it. */
export interface Job {
  id: string
  job: string
  label: string
  status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number | null
  message: string | null
  error: string | null
  /** The record it is about: an import, a program. */
  subjectObject: string | null
  subjectId: string | null
  startedAt: string | null
}

const jobsQuery = apiQuery<{ data: Job[] }>('jobs', { limit: 50 })

/** Work that waits or runs now, kept up to date by live events. */
export function useOpenJobs(): Job[] {
  const { data } = useQuery({ ...jobsQuery, select: ({ data }) => data.filter(isOpen) })
  return data ?? []
}

/** Takes over what a live event says of a job; asks the server only for jobs that are new here. */
export function noteJob(change: Partial<Job> & { id: string }): void {
  const list = queryClient.getQueryData(jobsQuery.queryKey)
  if (!list?.data.some(({ id }) => id === change.id)) {
    queryClient.invalidateQueries({ queryKey: jobsQuery.queryKey })
    return
  }
  queryClient.setQueryData(jobsQuery.queryKey, {
    data: list.data.map((job) =>
      job.id === change.id ? { ...job, startedAt: job.startedAt ?? now(change), ...change } : job,
    ),
  })
}

/** Seconds until it ends if it goes on as it went so far; undefined while that cannot be told. */
export function secondsLeft({ done, total, startedAt }: Job, nowMs: number): number | undefined {
  if (!total || !startedAt || done === 0) return undefined
  const elapsed = (nowMs - Date.parse(startedAt)) / 1000
  return elapsed < 2 ? undefined : Math.max(1, (elapsed * (total - done)) / done)
}

export function isOpen({ status }: Job): boolean {
  return status === 'queued' || status === 'running'
}

function now({ status }: Partial<Job>): string | null {
  return status === 'running' ? new Date().toISOString() : null
}
