import { sql } from 'kysely'
import type { Database, SqlExecutor } from '../database/connect.ts'
import type { Live } from '../live/live.ts'

/** How a run stands. A queued one waits: for its turn, its time, or its next attempt. */
export type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** One run of a job as people see it. */
export interface JobRun {
  id: string
  job: string
  label: string
  status: JobStatus
  done: number
  total: number | null
  message: string | null
  error: string | null
  attempt: number
  subjectObject: string | null
  subjectId: string | null
  createdBy: string | null
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

/** What a run is about, so that the record's page can show it. */
export interface JobSubject {
  object: string
  id: string
}

/** Keeps the rows of `job_run` and tells screens about each change. */
export interface JobRuns {
  /** Adds a run that waits, or takes the one that waits under the same key. */
  add(run: NewRun, executor: SqlExecutor): Promise<string>
  /** Marks a run as running; false when it was cancelled before. */
  start(id: string, attempt: number): Promise<boolean>
  /** Writes the progress; answers with the status, which tells of a cancellation. */
  progress(
    id: string,
    done: number,
    total: number | undefined,
    message: string | undefined,
  ): Promise<JobStatus>
  /** Back to waiting, after an error that may pass or because the server stops. */
  retryLater(id: string, error: string | null): Promise<void>
  finish(id: string, status: 'done' | 'failed', error: string | null): Promise<void>
  cancel(id: string): Promise<boolean>
  get(id: string): Promise<JobRun | undefined>
  /** The open runs and then the latest closed ones. */
  latest(limit: number): Promise<JobRun[]>
}

/** A run to be added. */
export interface NewRun {
  job: string
  label: string
  key: string | undefined
  subject: JobSubject | undefined
  createdBy: string | undefined
}

/** The topic under which changes of runs are published. */
export const jobsTopic = 'jobs'

/** Makes the keeper of runs. */
export function createJobRuns(db: Database, live: Live): JobRuns {
  async function change(
    id: string,
    assignments: ReturnType<typeof sql>,
    onlyOpen = true,
  ): Promise<JobRun | undefined> {
    const open = onlyOpen ? sql`and status in ('queued', 'running')` : sql``
    const { rows } = await sql<JobRun>`
      update job_run set ${assignments} where id = ${id} ${open} returning *`.execute(db)
    if (rows[0]) await tell(rows[0])
    return rows[0]
  }

  function tell(run: JobRun, executor: SqlExecutor = db): Promise<void> {
    const { id, job, label, status, done, total, message, error, subjectObject, subjectId } = run
    return live.publish(
      jobsTopic,
      { id, job, label, status, done, total, message, error, subjectObject, subjectId },
      executor,
    )
  }

  return {
    async add({ job, label, key, subject, createdBy }, executor) {
      const { rows } = await sql<{ id: string }>`
        insert into job_run (job, label, key, subject_object, subject_id, created_by)
        values (${job}, ${label}, ${key ?? null}, ${subject?.object ?? null}, ${subject?.id ?? null}, ${createdBy ?? null})
        on conflict (key) where status = 'queued' do update set label = excluded.label
        returning id`.execute(executor)
      const id = rows[0]?.id
      if (id === undefined) throw new Error(`The run of ${job} was not added.`)
      await live.publish(jobsTopic, { id, job, label, status: 'queued' }, executor)
      return id
    },
    async start(id, attempt) {
      const run = await change(
        id,
        sql`status = 'running', attempt = ${attempt}, error = null, started_at = coalesce(started_at, now())`,
      )
      return run !== undefined
    },
    async progress(id, done, total, message) {
      const assignments = sql`done = ${done}, total = coalesce(${total ?? null}, total), message = coalesce(${message ?? null}, message)`
      return (await change(id, assignments, false))?.status ?? 'cancelled'
    },
    async retryLater(id, error) {
      // Someone may have asked for the same again meanwhile; then that one waits under the key.
      const key = sql`case when not exists (
        select from job_run as other where other.key = job_run.key and other.status = 'queued') then key end`
      await change(id, sql`status = 'queued', error = ${error}, key = ${key}`)
    },
    async finish(id, status, error) {
      await change(id, sql`status = ${status}, error = ${error}, finished_at = now()`)
    },
    async cancel(id) {
      return (await change(id, sql`status = 'cancelled', finished_at = now()`)) !== undefined
    },
    async get(id) {
      return await db.selectFrom('jobRun').selectAll().where('id', '=', id).executeTakeFirst()
    },
    latest(limit) {
      return db
        .selectFrom('jobRun')
        .selectAll()
        .orderBy(sql`status in ('queued', 'running')`, 'desc')
        .orderBy('createdAt', 'desc')
        .limit(limit)
        .execute()
    },
  }
}
