import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type CronItem,
  Logger,
  parseCronItems,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type { ConnectionSettings, Pool } from '../database/connect.ts'
import type { Log } from '../log.ts'
import { spanKind, type Tracing } from '../operations/span.ts'
import { watchWorkers } from './dead-workers.ts'
import type { AnyJob } from './job.ts'
import { type JobSurroundings, runJob } from './run-job.ts'

/** What a worker needs. */
export interface WorkerOptions<S> extends JobSurroundings<S> {
  pool: Pool
  settings: ConnectionSettings
  definitions: AnyJob<S>[]
  /** How many jobs at once. */
  concurrency?: number
}

/** The part of the process that does the jobs. */
export interface Worker {
  /** Lets jobs come to an end (their `signal` is aborted) and stops; those that take too long are run again later. */
  stop(): Promise<void>
}

const stopPatienceMs = 15_000
/** How long the queue may take to note how jobs ended, once all have. */
const notingPatienceMs = 5_000

/** Makes the tables of the queue; safe to call twice and by many processes at once. */
export async function migrateQueue(pool: Pool, log: Log): Promise<void> {
  await runMigrations({ pgPool: pool, logger: queueLogger(log) })
}

/**
 * Starts doing jobs, first of all those that a killed process left undone. The queue's own runner gives up when the database is away at the wrong moment; then
 * another begins as soon as it is back.
 */
export async function startWorker<S>(options: WorkerOptions<S>): Promise<Worker> {
  let stopping = false
  let current: OpenRunner | undefined = await openRunner(options)
  const supervised = (async () => {
    while (current) {
      await current.ended
      if (stopping) return
      options.log.warn('The worker lost the database. It begins again as soon as that is back.')
      await current.close()
      current = await openAgain(options, () => stopping)
    }
  })()
  return {
    async stop() {
      stopping = true
      await current?.close()
      await supervised
    },
  }
}

/** A runner of the queue, with the sign that it lives. */
interface OpenRunner {
  /** Fulfilled when it does no jobs any more, for whatever reason. */
  ended: Promise<void>
  /** Lets jobs come to an end; a second time does nothing. */
  close(): Promise<void>
}

async function openRunner<S>(options: WorkerOptions<S>): Promise<OpenRunner> {
  const { pool, settings, definitions, log } = options
  const events = new EventEmitter() as WorkerEvents
  const workerId = new Promise<string>((resolve) =>
    events.once('pool:create', ({ workerPool }) => resolve(workerPool.id)),
  )
  const shutDown = new Promise<void>((resolve) => events.once('pool:gracefulShutdown', () => resolve()))
  const underWay = new Set<Promise<void>>()
  const runner = await run({
    pgPool: pool,
    events,
    concurrency: options.concurrency ?? 4,
    taskList: taskList(options, underWay),
    parsedCronItems: parseCronItems(definitions.flatMap(cronItem)),
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 0,
    // Noting how a job ended in batches, even of one, is the way in which a failure to do so ends the runner and not the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: queueLogger(log),
  })
  const brokenOff = runner.promise.catch((error: unknown) => log.warn({ err: error }, 'The queue broke off.'))
  // The runner's own promise is not enough: one that lost the database can begin to shut down and never come to the end of it.
  const ended = Promise.race([brokenOff, shutDown])
  const end = once(async () => {
    const stopped = runner.stop().catch(() => undefined) // it has stopped by itself
    // A runner that shuts down by itself does not wait for its jobs when it is told to stop.
    const settled = Promise.allSettled(underWay)
    const inTime = await Promise.race([
      Promise.all([stopped, settled]).then(() => true),
      settled.then(() => sleep(notingPatienceMs, false, { ref: false })),
      sleep(stopPatienceMs, false, { ref: false }),
    ])
    if (!inTime) await runner.kill('The server stops.').catch(() => undefined)
  })
  try {
    const watch = await watchWorkers(settings, await workerId, log)
    return { ended, close: once(() => end().then(watch.close)) }
  } catch (error) {
    await end()
    throw error
  }
}

const longestPauseMs = 10_000

/** Tries until it works or is not wanted any more. */
async function openAgain<S>(
  options: WorkerOptions<S>,
  isOver: () => boolean,
): Promise<OpenRunner | undefined> {
  for (let pauseMs = 250; !isOver(); pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    await sleep(pauseMs)
    const opened = await openRunner(options).catch((error: Error) => {
      options.log.debug({ err: error }, 'The database is not back yet.')
      return undefined
    })
    if (opened && !isOver()) return opened
    await opened?.close()
  }
  return undefined
}

/** Does something the first time it is asked, and answers the same ever after. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}

/** What does each job, and keeps count of those that are `underWay`. */
function taskList<S>(
  { definitions, ...surroundings }: WorkerOptions<S>,
  underWay: Set<Promise<void>>,
): TaskList {
  const names = definitions.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`Two jobs are named ${twice}.`)
  return Object.fromEntries(
    definitions.map((job): [string, TaskList[string]] => [
      job.name,
      (payload, helpers) => {
        const work = traced(surroundings.tracing, job.name, () =>
          runJob(job, surroundings, payload, helpers),
        ).finally(() => underWay.delete(work))
        underWay.add(work)
        return work
      },
    ]),
  )
}

/** A job is a span of its own, with its statements below it. */
async function traced(tracing: Tracing | undefined, name: string, work: () => Promise<void>): Promise<void> {
  const span = tracing?.begin(`job ${name}`, spanKind.internal)
  if (!span) return work()
  await span.within(work).then(
    () => span.end(),
    (error: unknown) => {
      span.end({}, true)
      throw error
    },
  )
}

function cronItem<S>({ name, cron, maxAttempts, queue }: AnyJob<S>): CronItem[] {
  if (cron === undefined) return []
  // A start after a night switched off makes up for what was due meanwhile, once.
  const options = { backfillPeriod: 24 * 3600 * 1000, maxAttempts, queueName: queue, jobKey: `cron:${name}` }
  return [{ task: name, match: cron, identifier: name, options }]
}

/** Tells the queue's messages to our log; its chatter about each job is left out. */
function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error(meta, message)
    else if (level === 'warning') log.warn(meta, message)
    else log.trace(meta, message)
  })
}
