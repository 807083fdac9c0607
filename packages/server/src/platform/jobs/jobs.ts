import { type RawBuilder, sql } from 'kysely'
import type { Database, SqlExecutor } from '../database/connect.ts'
import type { Live } from '../live/live.ts'
import type { AnyJob, JobDefinition } from './job.ts'
import { createJobRuns, type JobRuns, type JobSubject } from './job-runs.ts'

/** How a job is enqueued. */
export interface EnqueueOptions {
  /**
   * The transaction that the job belongs to: it is there when that commits and never was when that rolls back.
   * Without one, the job is enqueued at once.
   */
  executor?: SqlExecutor
  /** Not before this time. */
  runAt?: Date
  /** Of the jobs that wait under one key there is only one; asking again replaces it. */
  key?: string
  /** Smaller numbers go first; 0 unless said. */
  priority?: number
  createdBy?: string
  subject?: JobSubject
}

/** The background work of the server. */
export interface Jobs {
  /** Adds a job; answers with the id of its run when people see it (when it has a label). */
  enqueue<Payload, S>(
    job: JobDefinition<Payload, S>,
    payload: Payload,
    options?: EnqueueOptions,
  ): Promise<string | undefined>
  /** The call that adds a job without a label at once, to be part of a statement of the caller. */
  enqueuing<Payload, S>(job: JobDefinition<Payload, S>, payload: Payload): RawBuilder<unknown>
  /** Cancels a run that waits or is under way; false when it was over already. */
  cancel(runId: string): Promise<boolean>
  runs: JobRuns
}

/** What is stored as the payload in the queue. */
export interface QueuedPayload {
  runId?: string
  data: unknown
}

const defaultMaxAttempts = 12

/** Makes the way to enqueue jobs; doing them is the worker's part. */
export function createJobs(db: Database, live: Live): Jobs {
  const runs = createJobRuns(db, live)
  return {
    runs,
    async enqueue(job, payload, options = {}) {
      const data = job.schema.parse(payload)
      const { executor, key, subject, createdBy } = options
      if (!job.label) {
        await addToQueue(job, { data }, key, options, executor ?? db)
        return undefined
      }
      const label = job.label(data)
      const add = async (within: SqlExecutor) => {
        const runId = await runs.add({ job: job.name, label, key, subject, createdBy }, within)
        await addToQueue(job, { runId, data }, key ?? runId, options, within)
        return runId
      }
      return executor ? add(executor) : db.transaction().execute(add)
    },
    enqueuing(job, payload) {
      if (job.label) throw new Error(`The job ${job.name} has a run that people see: use enqueue.`)
      return addingToQueue(job, { data: job.schema.parse(payload) }, undefined, {})
    },
    async cancel(runId) {
      const cancelled = await runs.cancel(runId)
      // One that waits is taken out of the queue; a running one learns of it when it next says how far it has come.
      if (cancelled) {
        await sql`
          select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs
          where payload ->> 'runId' = ${runId} and locked_at is null having count(*) > 0`.execute(db)
      }
      return cancelled
    },
  }
}

async function addToQueue(
  job: AnyJob<never>,
  payload: QueuedPayload,
  key: string | undefined,
  options: EnqueueOptions,
  executor: SqlExecutor,
): Promise<void> {
  await sql`select ${addingToQueue(job, payload, key, options)}`.execute(executor)
}

function addingToQueue(
  job: AnyJob<never>,
  payload: QueuedPayload,
  key: string | undefined,
  { runAt, priority }: EnqueueOptions,
): RawBuilder<unknown> {
  return sql`(graphile_worker.add_job(
    ${job.name}, payload => ${JSON.stringify(payload)}::json, queue_name => ${job.queue ?? null},
    run_at => ${runAt ?? null}::timestamptz, max_attempts => ${job.maxAttempts ?? defaultMaxAttempts},
    job_key => ${key ?? null}, priority => ${priority ?? 0})).id`
}
