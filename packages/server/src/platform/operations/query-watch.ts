import type { Pool, PoolClient } from '../database/connect.ts'
import { type OpenSpan, spanKind, type Tracing } from './span.ts'

/** One statement, with all times it was slow. */
export interface SlowQuery {
  /** The statement without its values, cut off after 2,000 letters. */
  text: string
  /** How often it was slow. */
  times: number
  totalMs: number
  longestMs: number
  lastAt: Date
}

/** What is known about the statements of this process since it started. */
export interface QueryWatch {
  /** How many were answered, and how long that took in all. */
  readonly count: number
  readonly totalMs: number
  /** The slow ones, those that took most time in all first. */
  slowest(limit: number): SlowQuery[]
  /** From now on statements are spans of what they belong to. */
  traceWith(tracing: Tracing): void
}

/** Statements that take longer are kept. */
export const slowMs = 100
const mostKept = 200
const longestText = 2_000

/** Watches how long the statements of a pool take. Values are never kept: they are the business's own. */
export function watchQueries(pool: Pool, now: () => Date): QueryWatch {
  const slow = new Map<string, SlowQuery>()
  let tracing: Tracing | undefined
  const watch = {
    count: 0,
    totalMs: 0,
    slowest: (limit: number) => sorted(slow).slice(0, limit),
    traceWith(given: Tracing) {
      tracing = given
    },
  }
  const begin = (text: string) => (tracing?.isWithin() ? beginSpan(tracing, text) : undefined)
  const note = (text: string, tookMs: number) => {
    watch.count += 1
    watch.totalMs += tookMs
    if (tookMs >= slowMs) keep(slow, text.slice(0, longestText), tookMs, now())
  }
  pool.on('connect', (client) => timeQueries(client, note, begin))
  return watch
}

const beginSpan = (tracing: Tracing, text: string): OpenSpan =>
  tracing.begin(text.trim().split(/\s/, 1)[0]!.toUpperCase() || 'SQL', spanKind.client, {
    'db.system.name': 'postgresql',
    'db.query.text': text.slice(0, longestText),
  })

const sorted = (slow: Map<string, SlowQuery>): SlowQuery[] =>
  [...slow.values()].sort((a, b) => b.totalMs - a.totalMs)

function keep(slow: Map<string, SlowQuery>, text: string, tookMs: number, lastAt: Date): void {
  const known = slow.get(text) ?? { text, times: 0, totalMs: 0, longestMs: 0, lastAt }
  slow.set(text, {
    ...known,
    times: known.times + 1,
    totalMs: known.totalMs + tookMs,
    longestMs: Math.max(known.longestMs, tookMs),
    lastAt,
  })
  if (slow.size > mostKept) slow.delete(sorted(slow).at(-1)!.text)
}

type AnyQuery = (...given: unknown[]) => unknown

/** `pg` answers by a promise, or calls back when its last argument is a function; streams of COPY do neither and are not timed. */
function timeQueries(
  client: PoolClient,
  note: (text: string, tookMs: number) => void,
  begin: (text: string) => OpenSpan | undefined,
): void {
  const query = client.query.bind(client) as AnyQuery
  const timed: AnyQuery = (...given) => {
    const started = performance.now()
    const text = textOf(given[0])
    const span = begin(text)
    const done = () => {
      note(text, performance.now() - started)
      span?.end()
    }
    const last = given.at(-1)
    if (typeof last === 'function') {
      const callBack: AnyQuery = (...answer) => {
        done()
        return last(...answer)
      }
      return query(...given.slice(0, -1), callBack)
    }
    const answer = query(...given)
    if (answer instanceof Promise) answer.then(done, done)
    return answer
  }
  client.query = timed as typeof client.query
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return String((query as { text?: unknown } | undefined)?.text ?? '')
}
