import type { Auth } from './auth/auth.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { ConnectionSettings, Database, Pool } from './database/connect.ts'
import type { Definitions } from './definitions.ts'
import type { FileStore } from './files/file-store.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Live } from './live/live.ts'
import type { Log } from './log.ts'
import type { MailTransport } from './mail/transport.ts'
import type { Metrics } from './operations/metrics.ts'
import type { QueryWatch } from './operations/query-watch.ts'
import type { Tracing } from './operations/span.ts'
import type { SettingsStore } from './settings.ts'

/** What the platform by itself offers; made once, at start, and passed on, never global. */
export interface PlatformServices {
  config: Config
  db: Database
  pool: Pool
  /** For a connection of one's own beside the pool. */
  connection: ConnectionSettings
  log: Log
  jobs: Jobs
  live: Live
  files: FileStore
  mail: MailTransport
  settings: SettingsStore
  auth: Auth
  clock: Clock
  /** How long the statements of this process take. */
  queries: QueryWatch
  /** Set when OTEL_EXPORTER_OTLP_ENDPOINT is. */
  tracing: Tracing | undefined
  /** Figures of this process. */
  metrics: Metrics
  /** The objects there are. */
  definitions: Definitions
}

/** What everything above the platform works with. The layers above declare what they add, and `Product.services` adds it. */
export interface Services extends PlatformServices {}
