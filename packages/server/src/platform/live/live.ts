import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { ConnectionSettings, Database, SqlExecutor } from '../database/connect.ts'
import type { Log } from '../log.ts'

/** Something that has just happened, for screens to look again. It tells what changed, never the content. */
export interface LiveEvent {
  /** What it is about: `jobs`, `records`, `settings`. */
  topic: string
  /** Ids and names to find out more; null when it was too much to tell, which means: everything may have changed. */
  payload: unknown
}

/** Tells every process, and through them every open screen, what happens. */
export interface Live {
  /** Publishes to all processes; inside a transaction (`executor`) once it is committed, and not at all if it is rolled back. */
  publish(topic: string, payload: unknown, executor?: SqlExecutor): Promise<void>
  /** The call that publishes, to be part of a statement of the caller. */
  publishing(topic: string, payload: unknown): RawBuilder<unknown>
  /** Calls `listener` for each event; after a lost connection once with the topic `live`, since events may have been missed. */
  subscribe(listener: (event: LiveEvent) => void): () => void
  close(): Promise<void>
}

/** Live topic under which is told that what somebody may do has changed; open streams end, and who asks again is checked anew. */
export const accessTopic = 'access'

const channel = 'regulars_live'
/** PostgreSQL allows notifications of less than 8,000 bytes. */
const maxNotificationBytes = 7_900
const longestPauseMs = 10_000

/** Starts listening, on one connection of its own that is made anew when it breaks. */
export async function startLive(settings: ConnectionSettings, db: Database, log: Log): Promise<Live> {
  const listeners = new Set<(event: LiveEvent) => void>()
  const tell = (event: LiveEvent) => {
    for (const listener of listeners) listener(event)
  }
  const connection = keepListening(settings, log, tell)
  await connection.listening
  return {
    async publish(topic, payload, executor = db) {
      await sql`select ${publishing(topic, payload)}`.execute(executor)
    },
    publishing,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: connection.close,
  }
}

function publishing(topic: string, payload: unknown): RawBuilder<unknown> {
  const text = JSON.stringify({ topic, payload })
  const short =
    Buffer.byteLength(text) > maxNotificationBytes ? JSON.stringify({ topic, payload: null }) : text
  return sql`pg_notify(${channel}, ${short})`
}

function keepListening(settings: ConnectionSettings, log: Log, tell: (event: LiveEvent) => void) {
  let closed = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let pauseMs = 100

  async function connect(): Promise<void> {
    const next = new pg.Client({ ...settings, application_name: 'regulars live', keepAlive: true })
    next.on('notification', ({ payload }) => tell(JSON.parse(payload ?? '{}') as LiveEvent))
    next.on('error', (error) => log.warn({ err: error }, 'The connection for live events broke.'))
    next.once('end', reconnect)
    client = next
    await next.connect()
    await next.query(`listen ${channel}`)
    pauseMs = 100
  }

  function reconnect(): void {
    if (closed || retry) return
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    retry = setTimeout(() => {
      retry = undefined
      connect().then(
        () => tell({ topic: 'live', payload: null }),
        () => reconnect(),
      )
    }, pauseMs)
  }

  return {
    listening: connect(),
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end()
    },
  }
}
