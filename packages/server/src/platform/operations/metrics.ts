import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'kysely'
import type { Database, Pool } from '../database/connect.ts'
import type { QueryWatch } from './query-watch.ts'

/** A request that was answered. */
export interface AnsweredRequest {
  method: string
  /** The pattern of the route, never the address: ids would make a new series each. */
  route: string
  status: number
  seconds: number
}

/** The figures of this process for Prometheus. */
export interface Metrics {
  answered(request: AnsweredRequest): void
  /** All of them in Prometheus's text format 0.0.4. */
  text(): Promise<string>
}

/** Upper bounds of the classes of answering times, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

interface Series {
  method: string
  route: string
  classes: number[]
  sum: number
  byStatus: Map<number, number>
}

/** Starts counting. */
export function createMetrics(source: {
  db: Database
  pool: Pool
  queries: QueryWatch
  version: string
}): Metrics {
  const series = new Map<string, Series>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return {
    answered({ method, route, status, seconds }) {
      const key = `${method} ${route}`
      const one = series.get(key) ?? {
        method,
        route,
        classes: bounds.map(() => 0),
        sum: 0,
        byStatus: new Map(),
      }
      series.set(key, one)
      for (const [at, bound] of bounds.entries()) if (seconds <= bound) one.classes[at]! += 1
      one.sum += seconds
      one.byStatus.set(status, (one.byStatus.get(status) ?? 0) + 1)
    },
    async text() {
      const lines = [
        ...processLines(delay.percentile(99) / 1e9, source.version),
        ...requestLines([...series.values()]),
        ...poolLines(source.pool, source.queries),
        ...(await databaseLines(source.db)),
      ]
      delay.reset()
      return `${lines.join('\n')}\n`
    },
  }
}

type Kind = 'counter' | 'gauge' | 'histogram'

const head = (name: string, kind: Kind, help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${kind}`,
]

const single = (name: string, kind: Kind, help: string, value: number): string[] => [
  ...head(name, kind, help),
  `${name} ${value}`,
]

function processLines(lag: number, version: string): string[] {
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  const startedAt = Date.now() / 1000 - process.uptime()
  return [
    ...head('regulars_info', 'gauge', 'Which version runs.'),
    `regulars_info{version=${label(version)},node=${label(process.versions.node)}} 1`,
    ...single('process_cpu_seconds_total', 'counter', 'Seconds of processor.', (user + system) / 1e6),
    ...single('process_resident_memory_bytes', 'gauge', 'Resident memory.', rss),
    ...single('process_start_time_seconds', 'gauge', 'When it started.', startedAt),
    ...single('nodejs_heap_size_used_bytes', 'gauge', 'Heap in use.', heapUsed),
    ...single('nodejs_eventloop_lag_p99_seconds', 'gauge', 'Delay of the event loop since last asked.', lag),
  ]
}

function requestLines(all: readonly Series[]): string[] {
  const name = 'regulars_http_request_duration_seconds'
  const duration = all.flatMap(({ method, route, classes, sum, byStatus }) => {
    const labels = `method=${label(method)},route=${label(route)}`
    const count = [...byStatus.values()].reduce((total, each) => total + each, 0)
    return [
      ...bounds.map((bound, at) => `${name}_bucket{${labels},le="${bound}"} ${classes[at]}`),
      `${name}_bucket{${labels},le="+Inf"} ${count}`,
      `${name}_sum{${labels}} ${sum}`,
      `${name}_count{${labels}} ${count}`,
    ]
  })
  const requests = all.flatMap(({ method, route, byStatus }) =>
    [...byStatus].map(
      ([status, count]) =>
        `regulars_http_requests_total{method=${label(method)},route=${label(route)},status="${status}"} ${count}`,
    ),
  )
  return [
    ...head(name, 'histogram', 'How long requests took.'),
    ...duration,
    ...head('regulars_http_requests_total', 'counter', 'Requests answered.'),
    ...requests,
  ]
}

function poolLines({ totalCount, idleCount, waitingCount }: Pool, { count, totalMs }: QueryWatch): string[] {
  const connections = 'regulars_database_connections'
  return [
    ...head(
      connections,
      'gauge',
      'Connections of this process to the database, and requests that wait for one.',
    ),
    `${connections}{state="idle"} ${idleCount}`,
    `${connections}{state="busy"} ${totalCount - idleCount}`,
    `${connections}{state="awaited"} ${waitingCount}`,
    ...single('regulars_database_queries_total', 'counter', 'Statements answered.', count),
    ...single('regulars_database_query_seconds_total', 'counter', 'Time statements took.', totalMs / 1000),
  ]
}

async function databaseLines(db: Database): Promise<string[]> {
  const { rows } = await sql<{ size: number; waiting: number; running: number; failed: number }>`
    select pg_database_size(current_database()) as size,
      count(*) filter (where status = 'queued') as waiting, count(*) filter (where status = 'running') as running,
      count(*) filter (where status = 'failed' and finished_at > now() - interval '1 day') as failed
    from job_run`.execute(db)
  const { size, waiting, running, failed } = rows[0]!
  const jobs = 'regulars_jobs'
  return [
    ...single('regulars_database_size_bytes', 'gauge', 'Size of the database.', size),
    ...head(jobs, 'gauge', 'Background work: what waits, runs, and failed in the last day.'),
    `${jobs}{state="waiting"} ${waiting}`,
    `${jobs}{state="running"} ${running}`,
    `${jobs}{state="failed"} ${failed}`,
  ]
}

/** A value of a label in quotes; Prometheus gives a meaning to backslashes, quotes and ends of lines. */
const label = (value: string): string =>
  `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
