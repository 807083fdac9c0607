import type { JobHelpers } from 'graphile-worker'
import type { Log } from '../log.ts'
import type { Tracing } from '../operations/span.ts'
import { Problem } from '../problem.ts'
import type { AnyJob, JobHandle } from './job.ts'
import type { JobRuns } from './job-runs.ts'
import type { Jobs, QueuedPayload } from './jobs.ts'

/** What running a job needs. */
export interface JobSurroundings<S> {
  services: S
  jobs: Jobs
  log: Log
  tracing?: Tracing | undefined
}

const progressEveryMs = 350

/**
 * Runs one job from the queue and keeps its row in `job_run`. An error makes the queue try again later; a {@link Problem}
 * that no retry would mend (status below 500) ends the job as failed.
 */
export async function runJob<S>(
  job: AnyJob<S>,
  { jobs, services, log: parentLog }: JobSurroundings<S>,
  queued: unknown,
  helpers: JobHelpers,
): Promise<void> {
  const { runId, data } = readPayload(queued)
  const log = parentLog.child({ job: job.name, runId, attempt: helpers.job.attempts })
  if (runId !== undefined && !(await jobs.runs.start(runId, helpers.job.attempts))) return

  const cancellation = new AbortController()
  const signal = AbortSignal.any([helpers.abortSignal, cancellation.signal])
  const reporter = progressReporter(jobs.runs, runId, cancellation)
  const handle: JobHandle<S> = {
    services,
    runId,
    attempt: helpers.job.attempts,
    signal,
    log,
    progress: reporter.progress,
  }
  try {
    await job.run(job.schema.parse(data), handle)
    await reporter.flush()
  } catch (error) {
    if (cancellation.signal.aborted) return
    const passing = await noteFailure(
      error,
      { runs: jobs.runs, runId, log, stopping: helpers.abortSignal.aborted },
      helpers,
    )
    if (passing) throw error
    return
  }
  if (runId !== undefined) await jobs.runs.finish(runId, 'done', null)
}

/** A job added by the clock carries cron's own payload instead of ours. */
function readPayload(queued: unknown): QueuedPayload {
  const payload = (queued ?? {}) as Record<string, unknown>
  if ('_cron' in payload) return { data: {} }
  return { runId: payload.runId as string | undefined, data: payload.data }
}

interface FailureContext {
  runs: JobRuns
  runId: string | undefined
  log: Log
  stopping: boolean
}

/** Writes down why a job did not end well; answers whether it will be tried again. */
async function noteFailure(error: unknown, context: FailureContext, helpers: JobHelpers): Promise<boolean> {
  const { runs, runId, log, stopping } = context
  const refused = error instanceof Problem && error.status < 500
  const lastAttempt = helpers.job.attempts >= helpers.job.max_attempts
  const message = stopping ? null : sentenceOf(error)
  if (!stopping) log[refused ? 'warn' : 'error']({ err: error }, 'The job failed.')
  if (runId !== undefined) {
    if (refused || lastAttempt) await runs.finish(runId, 'failed', message)
    else await runs.retryLater(runId, message)
  }
  return !refused
}

function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return error.mend ? `${error.title} ${error.mend}` : error.title
  return error instanceof Error ? error.message : String(error)
}

function progressReporter(runs: JobRuns, runId: string | undefined, cancellation: AbortController) {
  let lastAt = Number.NEGATIVE_INFINITY
  let pending: [number, number | undefined, string | undefined] | undefined

  async function flush(): Promise<void> {
    if (!pending || runId === undefined) return
    const [done, total, message] = pending
    pending = undefined
    lastAt = performance.now()
    const status = await runs.progress(runId, done, total, message)
    if (status !== 'cancelled') return
    cancellation.abort(new Problem('job.cancelled', { status: 409, title: 'The job was cancelled.' }))
    throw cancellation.signal.reason
  }

  async function progress(done: number, total?: number, message?: string): Promise<void> {
    if (cancellation.signal.aborted) throw cancellation.signal.reason
    pending = [done, total, message ?? pending?.[2]]
    if (performance.now() - lastAt >= progressEveryMs) await flush()
  }

  return { progress, flush }
}
