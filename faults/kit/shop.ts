/** The product as people run it, in processes of its own, to be asked, harmed and looked into. */
import type { Random } from '@regulars/analytics'

/** What is done to a running product. Each leaves it running again. */
export const faults = ['app', 'worker', 'database', 'network', 'clock'] as const
export type Fault = (typeof faults)[number]

/** What each fault is, as a report says it. */
export const faultWords: Record<Fault, string> = {
  app: 'the app killed',
  worker: 'the worker killed',
  database: 'PostgreSQL killed',
  network: 'the database unreachable',
  clock: 'the clock set wrong',
}

export interface Shop {
  /** One process with the embedded database, or app, worker and database apart. */
  readonly kind: 'together' | 'apart'
  /** What may be done to it. */
  readonly faults: readonly Fault[]
  start(): Promise<void>
  /** Does harm and answers when all runs again, with what was done in words. */
  harm(fault: Fault, random: Random): Promise<string>
  /** Ends it in peace and removes the data folder. */
  remove(): Promise<void>
  /** Asks the API with a key that may do everything, once; an answer that is not 2xx is a {@link Refused}. */
  ask<T>(path: string, init?: RequestInit): Promise<T>
  post<T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T>
  patch<T>(path: string, body: unknown): Promise<T>
  /** Looks into the database past everything; waits while it is away. */
  rows<T>(query: string, values?: unknown[]): Promise<T[]>
  /** Runs a command of the product; `killAfterMs` kills it. Answers with its exit code, null when it was killed. */
  command(words: string[], killAfterMs?: number): Promise<number | null>
  /** What ended although nobody here ended it, and how; where processes are apart, that must never be. */
  ownEnds(): string[]
  /** Where its data lies. */
  dataDir: string
}

/** An answer that is not 2xx. */
export class Refused extends Error {
  readonly status: number

  constructor(path: string, status: number, body: string) {
    super(`${path} answered ${status}: ${body}`)
    this.status = status
  }
}

/** What a shop needs to be asked: where it is, if it runs, and the key. */
export interface Door {
  address(): string
  key(): string
}

/** The ways to ask through a door. */
export function askThrough({ address, key }: Door): Pick<Shop, 'ask' | 'post' | 'patch'> {
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(`${address()}/api/v1${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${key()}` },
      signal: AbortSignal.timeout(60_000),
    })
    const body = await response.text()
    if (!response.ok) throw new Refused(path, response.status, body)
    return (body === '' ? undefined : JSON.parse(body)) as T
  }
  const send =
    (method: string) =>
    <T>(path: string, body?: unknown, headers: Record<string, string> = {}) =>
      ask<T>(path, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
  return { ask, post: send('POST'), patch: send('PATCH') }
}
