import type { z } from 'zod'
import type { Log } from '../log.ts'

/**
 * A kind of work done in the background: durable, retried with growing pauses, at least once. `run` may be called again for the
 * same payload after a crash or an error, so it must find out how far it had come.
 *
 * @typeParam S what jobs work with: the services of the server
 */
export interface JobDefinition<Payload, S> {
  /** Imperative, with its module: `loyalty.expire-points`. */
  name: string
  /** What the payload looks like; checked when it is enqueued and when it is run. */
  schema: z.ZodType<Payload>
  /** What people read while it runs: "Importing sales.csv". A job without a label leaves no trace that people see. */
  label?: (payload: Payload) => string
  /** How often it is tried before it is given up. That its process was killed does not count, up to ten times. */
  maxAttempts?: number
  /** Jobs of the same queue run one after another. */
  queue?: string
  /** Runs it by the clock too: five fields of cron, in UTC. Its payload must then be allowed to be `{}`. */
  cron?: string
  run(payload: Payload, job: JobHandle<S>): Promise<void>
}

/** A job of any payload, for lists of them. */
// biome-ignore lint/suspicious/noExplicitAny: a list holds jobs of different payloads; each checks its own by its schema.
export type AnyJob<S> = JobDefinition<any, S>

/** What a running job has in hand. */
export interface JobHandle<S> {
  services: S
  /** The row in `job_run`; undefined for a job without a label. */
  runId: string | undefined
  /** 1 the first time; more after an error or a crash. */
  attempt: number
  /**
   * Aborted when the server stops or people cancel the job. Long work looks at it between two chunks and throws
   * `signal.reason`; it is run again after a restart.
   */
  signal: AbortSignal
  log: Log
  /**
   * Says how far it has come; shown live. Cheap to call often: it is written at most three times a second.
   * It throws when the job has been cancelled.
   */
  progress(done: number, total?: number, message?: string): Promise<void>
}
