import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { ConnectionSettings, Database, Pool } from './database/connect.ts'
import type { FileStore } from './files/file-store.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Live } from './live/live.ts'
import type { Log } from './log.ts'
import type { MailTransport } from './mail/transport.ts'

/** What the platform offers to everything above it; made once, at start, and passed on, never global. */
export interface Services {
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
  clock: Clock
}
