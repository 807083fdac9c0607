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
const jobsTopic = 'jobs'

/** Makes the keeper of runs. */
export function createJobRuns(db: Database, live: Live): JobRuns {
  const change = (id: string, assignments: Assignments, which?: Assignments) =>
    changeRun(db, live, id, assignments, which)
  return {
    add: (run, executor) => addRun(live, run, executor),
    start: async (id, attempt) => (await change(id, beginning(attempt))) !== undefined,
    progress: async (id, done, total, message) => {
      const run = await change(id, advance(done, total, message), anyStatus)
      return run?.status ?? 'cancelled'
    },
    retryLater: async (id, error) => void (await change(id, waitingAgain(error))),
    finish: async (id, status, error) => void (await change(id, ending(status, error))),
    cancel: async (id) => (await change(id, ending('cancelled', null))) !== undefined,
    get: (id) => db.selectFrom('jobRun').selectAll().where('id', '=', id).executeTakeFirst(),
    latest: (limit) =>
      db
        .selectFrom('jobRun')
        .selectAll()
        .orderBy(sql`status in ('queued', 'running')`, 'desc')
        .orderBy('createdAt', 'desc')
        .limit(limit)
        .execute(),
  }
}

type Assignments = ReturnType<typeof sql>

const openStatus = sql`status in ('queued', 'running')`
const anyStatus = sql`true`

const beginning = (attempt: number) =>
  sql`status = 'running', attempt = ${attempt}, error = null, started_at = coalesce(started_at, now())`

const advance = (done: number, total: number | undefined, message: string | undefined) =>
  sql`done = ${done}, total = coalesce(${total ?? null}, total), message = coalesce(${message ?? null}, message)`

/** Someone may have asked for the same again meanwhile; then that one waits under the key. */
const waitingAgain = (
  error: string | null,
) => sql`status = 'queued', error = ${error}, key = case when not exists (
  select from job_run as other where other.key = job_run.key and other.status = 'queued') then key end`

const ending = (status: JobStatus, error: string | null) =>
  sql`status = ${status}, error = ${error}, finished_at = now()`

async function addRun(live: Live, run: NewRun, executor: SqlExecutor): Promise<string> {
  const { job, label, key = null, subject, createdBy = null } = run
  const { rows } = await sql<{ id: string }>`
    insert into job_run (job, label, key, subject_object, subject_id, created_by)
    values (${job}, ${label}, ${key}, ${subject?.object ?? null}, ${subject?.id ?? null}, ${createdBy})
    on conflict (key) where status = 'queued' do update set label = excluded.label
    returning id`.execute(executor)
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`The run of ${job} was not added.`)
  await live.publish(jobsTopic, { id, job, label, status: 'queued' }, executor)
  return id
}

async function changeRun(
  db: Database,
  live: Live,
  id: string,
  assignments: Assignments,
  which: Assignments = openStatus,
): Promise<JobRun | undefined> {
  const { rows } = await sql<JobRun>`
    update job_run set ${assignments} where id = ${id} and ${which} returning *`.execute(db)
  const [run] = rows
  if (!run) return undefined
  const { job, label, status, done, total, message, error, subjectObject, subjectId } = run
  await live.publish(jobsTopic, {
    id,
    job,
    label,
    status,
    done,
    total,
    message,
    error,
    subjectObject,
    subjectId,
  })
  return run
}
