import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { startLive } from '../live/live.ts'
import { createLog } from '../log.ts'
import { Problem } from '../problem.ts'
import { testDatabase } from '../testing.ts'
import { uuidV7 } from '../uuid.ts'
import type { AnyJob, JobDefinition, JobHandle } from './job.ts'
import { createJobs } from './jobs.ts'
import { startWorker } from './worker.ts'

const { db, pool, settings } = await testDatabase()
const log = createLog('silent')
const live = await startLive(settings, db, log)
afterAll(() => live.close())
const jobs = createJobs(db, live)

async function work(...definitions: AnyJob<string>[]) {
  const worker = await startWorker({ services: 'services', jobs, log, pool, settings, definitions })
  const stop = vi.fn(worker.stop)
  onTestFinished(async () => {
    if (stop.mock.calls.length === 0) await stop()
  })
  return { stop }
}

let counter = 0

/** A job of its own for each test, so that no test does another one's. */
function aJob(
  run: (payload: { n: number }, job: JobHandle<string>) => Promise<void>,
  more: Partial<JobDefinition<{ n: number }, string>> = {},
): JobDefinition<{ n: number }, string> {
  counter += 1
  const schema = z.strictObject({ n: z.number() })
  return { name: `test.job-${counter}`, schema, label: ({ n }) => `Counting to ${n}`, run, ...more }
}

function nothing(): Promise<void> {
  return Promise.resolve()
}

async function ended(runId: string | undefined) {
  return vi.waitFor(async () => {
    const run = await jobs.runs.get(runId ?? '')
    if (!run?.finishedAt) throw new Error(`still ${run?.status}`)
    return run
  }, 10_000)
}

test('a job is done with its payload and the services, and its run says so', async () => {
  const seen: unknown[] = []
  const job = aJob(async (payload, { services, attempt }) => void seen.push(payload, services, attempt))
  await work(job)
  const run = await ended(await jobs.enqueue(job, { n: 7 }))
  expect(seen).toEqual([{ n: 7 }, 'services', 1])
  expect(run).toMatchObject({
    job: job.name,
    label: 'Counting to 7',
    status: 'done',
    attempt: 1,
    error: null,
  })
})

test('a payload that does not fit is refused when it is enqueued', async () => {
  await expect(jobs.enqueue(aJob(nothing), { n: 'seven' } as never)).rejects.toThrow('expected number')
})

test('a job of a transaction that is rolled back never was', async () => {
  const job = aJob(nothing)
  const failing = db.transaction().execute(async (executor) => {
    await jobs.enqueue(job, { n: 1 }, { executor })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  const { rows } = await pool.query(
    `select (select count(*) from job_run where job = $1) as runs,
            (select count(*) from graphile_worker.jobs where task_identifier = $1) as queued`,
    [job.name],
  )
  expect(rows).toEqual([{ runs: 0, queued: 0 }])
})

test('progress is written, told live, and not more often than people can see', async () => {
  const heard: { done: number; status: string }[] = []
  onTestFinished(live.subscribe(({ payload }) => heard.push(payload as { done: number; status: string })))
  const job = aJob(async ({ n }, { progress }) => {
    for (let done = 1; done <= n; done++) await progress(done, n, `row ${done}`)
  })
  await work(job)
  const run = await ended(await jobs.enqueue(job, { n: 2000 }))
  expect(run).toMatchObject({ done: 2000, total: 2000, message: 'row 2000' })
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ status: 'done', done: 2000 }))
  expect(heard.length).toBeLessThan(20)
})

test('a job that fails is tried again, and says meanwhile why', async () => {
  const job = aJob(async (_, { attempt }) => {
    if (attempt === 1) throw new Error('The network was away.')
  })
  await work(job)
  const runId = await jobs.enqueue(job, { n: 1 })
  await vi.waitFor(async () =>
    expect(await jobs.runs.get(runId ?? '')).toMatchObject({
      status: 'queued',
      error: 'The network was away.',
    }),
  )
  expect(await ended(runId)).toMatchObject({ status: 'done', attempt: 2, error: null })
})

test('a job that may not be tried again fails for good', async () => {
  const job = aJob(() => Promise.reject(new Error('Broken.')), { maxAttempts: 1 })
  await work(job)
  expect(await ended(await jobs.enqueue(job, { n: 1 }))).toMatchObject({ status: 'failed', error: 'Broken.' })
})

test('a refusal that no retry would mend is final, and its sentence is kept', async () => {
  const run = vi.fn(() =>
    Promise.reject(new Problem('x.y', { status: 422, title: 'No table.', mend: 'Send one.' })),
  )
  const job = aJob(run)
  await work(job)
  const failed = await ended(await jobs.enqueue(job, { n: 1 }))
  expect(failed).toMatchObject({ status: 'failed', error: 'No table. Send one.' })
  expect(run).toHaveBeenCalledOnce()
})

test('of jobs that wait under one key there is one, with the newest payload', async () => {
  const seen: number[] = []
  const job = aJob(async ({ n }) => void seen.push(n))
  const first = await jobs.enqueue(job, { n: 1 }, { key: 'same' })
  const second = await jobs.enqueue(job, { n: 2 }, { key: 'same' })
  expect(second).toBe(first)
  await work(job)
  expect(await ended(second)).toMatchObject({ label: 'Counting to 2' })
  expect(seen).toEqual([2])
})

test('a job that waits can be cancelled and is never done', async () => {
  const run = vi.fn(nothing)
  const job = aJob(run)
  const runId = await jobs.enqueue(job, { n: 1 })
  expect(await jobs.cancel(runId ?? '')).toBe(true)
  const after = await jobs.enqueue(job, { n: 2 })
  await work(job)
  await ended(after)
  expect(run).toHaveBeenCalledTimes(1)
  expect(await jobs.runs.get(runId ?? '')).toMatchObject({ status: 'cancelled' })
  expect(await jobs.cancel(runId ?? '')).toBe(false)
})

test('a running job that is cancelled stops when it next says how far it has come', async () => {
  const job = aJob(async (_, { progress }) => {
    for (let done = 0; done < 1000; done++) {
      await progress(done)
      await sleep(20)
    }
  })
  await work(job)
  const runId = (await jobs.enqueue(job, { n: 1 })) ?? ''
  await vi.waitFor(async () => expect(await jobs.runs.get(runId)).toMatchObject({ status: 'running' }))
  expect(await jobs.cancel(runId)).toBe(true)
  await vi.waitFor(async () => {
    const { rows } = await pool.query('select from graphile_worker.jobs where task_identifier = $1', [
      job.name,
    ])
    expect(rows).toEqual([])
  }, 5000)
  expect(await jobs.runs.get(runId)).toMatchObject({ status: 'cancelled' })
})

test('a server that stops interrupts long jobs between two chunks, and they wait for the next start', async () => {
  const chunk = vi.fn()
  const job = aJob(async (_, { signal }) => {
    for (;;) {
      signal.throwIfAborted()
      chunk()
      await sleep(10)
    }
  })
  const { stop } = await work(job)
  const runId = (await jobs.enqueue(job, { n: 1 })) ?? ''
  await vi.waitFor(() => expect(chunk).toHaveBeenCalled())
  await stop()
  expect(await jobs.runs.get(runId)).toMatchObject({ status: 'queued', error: null })
})

test('a job without a label leaves nothing for people to see', async () => {
  const seen: number[] = []
  const job = aJob(async ({ n }) => void seen.push(n), { label: undefined })
  await work(job)
  expect(await jobs.enqueue(job, { n: 5 })).toBeUndefined()
  await vi.waitFor(() => expect(seen).toEqual([5]))
})

test('two jobs of one name are refused', async () => {
  const job = aJob(nothing)
  await expect(work(job, job)).rejects.toThrow(`Two jobs are named ${job.name}.`)
})

test('who asked and what it is about are kept', async () => {
  const [createdBy, id] = [uuidV7(), uuidV7()]
  const runId = await jobs.enqueue(aJob(nothing), { n: 1 }, { createdBy, subject: { object: 'import', id } })
  expect(await jobs.runs.get(runId ?? '')).toMatchObject({
    createdBy,
    subjectObject: 'import',
    subjectId: id,
  })
})
