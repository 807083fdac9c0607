import type { ConnectionSettings } from './connect.ts'
import { openEmbedded, type WhenOpen } from './embedded/embedded.ts'

/** Access to the database, whichever it is. */
export interface OpenDatabase {
  settings: ConnectionSettings
  /** "embedded", or "server" for one of the user's own (`DATABASE_URL`). */
  kind: 'embedded' | 'server'
  /** Fulfilled when the embedded database has gone unasked; never for a server, whose pool connects again. */
  lost: Promise<void>
  close(): Promise<void>
}

/** Opens the database that the configuration names: a PostgreSQL server by `databaseUrl`, else the embedded one. */
export async function openDatabase(
  config: { dataDir: string; databaseUrl?: string | undefined },
  purpose: string,
  whenOpen: WhenOpen,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    const settings = { connectionString: config.databaseUrl }
    return { settings, kind: 'server', lost: new Promise(() => {}), close: async () => {} }
  }
  const embedded = await openEmbedded({ dataDir: config.dataDir, purpose, whenOpen })
  return { settings: embedded.settings, kind: 'embedded', lost: embedded.lost, close: embedded.close }
}
