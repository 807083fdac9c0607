import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { startLive } from '../live/live.ts'
import { createLog } from '../log.ts'
import { testDatabase } from '../testing.ts'
import { createJobs } from './jobs.ts'
import { slowJob } from './testing/slow-job.ts'
import { startWorker } from './worker.ts'

const { db, pool, settings } = await testDatabase()
const log = createLog('silent')
const live = await startLive(settings, db, log)
afterAll(() => live.close())
const jobs = createJobs(db, live)

/** Another process with a worker that never finishes its job. */
async function anotherProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing', 'slow-worker.ts')], {
    env: { ...process.env, SETTINGS: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout!, 'data')
  return child
}

async function startHere(finishes: boolean) {
  const worker = await startWorker({
    services: { finishes },
    jobs,
    log,
    pool,
    settings,
    definitions: [slowJob],
  })
  onTestFinished(() => worker.stop())
}

test('a job whose process was killed is taken over within seconds, and gets its attempt back', async () => {
  const child = await anotherProcess()
  const runId = (await jobs.enqueue(slowJob, {})) ?? ''
  await vi.waitFor(async () => expect(await jobs.runs.get(runId)).toMatchObject({ status: 'running' }), 5000)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await startHere(true)
  await vi.waitFor(
    async () => expect(await jobs.runs.get(runId)).toMatchObject({ status: 'done', attempt: 1 }),
    10_000,
  )
})

test('a job whose process lives stays with it', async () => {
  await anotherProcess()
  const runId = (await jobs.enqueue(slowJob, {})) ?? ''
  await vi.waitFor(async () => expect(await jobs.runs.get(runId)).toMatchObject({ status: 'running' }), 5000)
  await startHere(true)
  await new Promise((resolve) => setTimeout(resolve, 7000))
  expect(await jobs.runs.get(runId)).toMatchObject({ status: 'running', attempt: 1 })
})

test('a worker that loses the database while a job ends goes on when it is back', async () => {
  let attempts = 0
  const cutting = {
    ...slowJob,
    name: 'test.cutting',
    async run() {
      attempts += 1
      if (attempts > 1) return
      await pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      throw new Error('The connection broke.')
    },
  }
  const worker = await startWorker({ services: {}, jobs, log, pool, settings, definitions: [cutting] })
  onTestFinished(() => worker.stop())
  const runId = (await jobs.enqueue(cutting, {})) ?? ''
  await vi.waitFor(async () => expect(await jobs.runs.get(runId)).toMatchObject({ status: 'done' }), 20_000)
  // Which number the second attempt bears depends on whether the queue could still note that the first one failed: one that could not is given back.
  expect(attempts).toBe(2)
})

test('a worker that cannot note how several jobs ended begins again', async () => {
  await pool.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'This cannot be noted.'; end $$;
    create trigger refuse before delete on graphile_worker._private_jobs for each statement execute function refuse()`)
  const unnoted = vi.spyOn(log, 'error')
  const timesUnnoted = () =>
    unnoted.mock.calls.filter(([, said]) => String(said).startsWith('Failed to complete')).length
  const warned = vi.spyOn(log, 'warn')
  let begun = 0
  const meet = {
    ...slowJob,
    name: 'test.meeting',
    // Each ends when the ends of those before it could not be noted.
    async run() {
      const before = Math.min(begun++, 2)
      await vi.waitFor(() => expect(timesUnnoted()).toBeGreaterThanOrEqual(before), 10_000)
    },
  }
  const worker = await startWorker({ services: {}, jobs, log, pool, settings, definitions: [meet] })
  onTestFinished(() => worker.stop())
  for (const _ of [1, 2, 3]) await jobs.enqueue(meet, {})
  await vi.waitFor(() => expect(warned).toHaveBeenCalledWith(expect.stringContaining('begins again')), 20_000)
  await vi.waitFor(() => expect(timesUnnoted()).toBe(3), 20_000)
  await pool.query('drop trigger refuse on graphile_worker._private_jobs')
  await vi.waitFor(async () => {
    const { rows } = await pool.query(
      'select from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = task_id where identifier = $1',
      [meet.name],
    )
    expect(rows).toEqual([])
  }, 20_000)
})

test('a job that has ended its process ten times is to blame for it, and fails', async () => {
  const runId = (await jobs.enqueue({ ...slowJob, maxAttempts: 1 }, {})) ?? ''
  await pool.query(
    `insert into job_crash (job_id, crashes) select id, 10 from graphile_worker._private_jobs where payload ->> 'runId' = $1`,
    [runId],
  )
  const child = await anotherProcess()
  await vi.waitFor(async () => expect(await jobs.runs.get(runId)).toMatchObject({ status: 'running' }), 5000)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await startHere(true)
  await vi.waitFor(
    async () =>
      expect(await jobs.runs.get(runId)).toMatchObject({
        status: 'failed',
        error: 'The server stopped each time while doing this.',
      }),
    10_000,
  )
})
