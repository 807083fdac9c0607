import { join } from 'node:path'
import pg from 'pg'
import { restoreBackup } from '../backup/restore-backup.ts'
import { type ConnectionSettings, closePool, createPool } from '../database/connect.ts'
import { readMigrations } from '../database/migrate.ts'
import { openFileStore } from '../files/file-store.ts'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import { listSnapshots, takeSnapshot } from './snapshots.ts'

/** What to roll back, and to what. */
export interface RollBack {
  dataDir: string
  settings: ConnectionSettings
  /** A snapshot or backup; the newest snapshot unless named. */
  file?: string | undefined
  version: string
  now: Date
  log: Log
}

/** What was done. */
export interface RolledBack {
  /** The state that is there again. */
  from: string
  /** What it replaced, kept as a snapshot too. */
  replaced: string
}

/**
 * Puts the database back to the state of a snapshot, schema and all. It is restored beside the present database, which only then gives way, so that a snapshot that
 * cannot be read changes nothing; what was there is kept as a snapshot as well.
 *
 * @throws Problem `rollback.nothing`, `rollback.in-use`, `rollback.not-allowed`, and those of restoring
 */
export async function rollBack({ file, ...target }: RollBack): Promise<RolledBack> {
  const from = file ?? (await newestSnapshot(target.dataDir))
  const maintenance = new pg.Client(connectTo(target.settings, 'postgres'))
  await maintenance.connect()
  try {
    const name = await databaseName(target.settings)
    const beside = `${name.slice(0, 50)}_rolling`
    await createBeside(maintenance, beside)
    await restoreInto(connectTo(target.settings, beside), from, target)
    const replaced = await keepPresent(target)
    await swap(maintenance, name, beside)
    return { from, replaced }
  } finally {
    await maintenance.end()
  }
}

async function newestSnapshot(dataDir: string): Promise<string> {
  const found = (await listSnapshots(dataDir)).find(({ file }) => file.includes('before-'))
  if (found) return found.file
  throw new Problem('rollback.nothing', {
    status: 404,
    title:
      'There is no snapshot to roll back to: no upgrade has changed the database since snapshots are kept.',
    mend: 'Name a backup file, or restore one into an empty DATA_DIR.',
  })
}

/** The same server and user, another database. */
function connectTo(settings: ConnectionSettings, database: string): ConnectionSettings {
  if (!('connectionString' in settings)) return { ...settings, database }
  const url = new URL(settings.connectionString)
  url.pathname = `/${encodeURIComponent(database)}`
  return { connectionString: url.href }
}

async function databaseName(settings: ConnectionSettings): Promise<string> {
  const pool = createPool(settings, { maxConnections: 1 })
  try {
    const { rows } = await pool.query<{ name: string }>('select current_database() as name')
    return rows[0]!.name
  } finally {
    await closePool(pool)
  }
}

/** One that an earlier attempt left behind goes first. */
async function createBeside(maintenance: pg.Client, beside: string): Promise<void> {
  await maintenance.query(`drop database if exists ${pg.escapeIdentifier(beside)}`)
  await maintenance
    .query(`create database ${pg.escapeIdentifier(beside)}`)
    .catch((cause: { code?: string }) => {
      if (cause.code !== '42501') throw cause
      throw new Problem('rollback.not-allowed', {
        status: 403,
        title: 'The user of DATABASE_URL may not make a database, which rolling back needs.',
        mend: 'Give that user CREATEDB, or make an empty database, set DATABASE_URL to it, and use "restore".',
        cause,
      })
    })
}

async function restoreInto(
  settings: ConnectionSettings,
  file: string,
  { dataDir, log }: Pick<RollBack, 'dataDir' | 'log'>,
): Promise<void> {
  const pool = createPool(settings)
  try {
    const files = openFileStore(join(dataDir, 'files'))
    await restoreBackup(file, { pool, files, migrations: await readMigrations(), log }, 'as-it-was')
  } finally {
    await closePool(pool)
  }
}

async function keepPresent({ settings, dataDir, version, now }: Omit<RollBack, 'file'>): Promise<string> {
  const pool = createPool(settings)
  try {
    return await takeSnapshot({ dataDir, pool, version, now, reason: 'rolled-back' })
  } finally {
    await closePool(pool)
  }
}

async function swap(maintenance: pg.Client, name: string, beside: string): Promise<void> {
  const [present, restored, aside] = [name, beside, `${name.slice(0, 50)}_replaced`].map(pg.escapeIdentifier)
  await maintenance.query(`drop database if exists ${aside}`)
  await maintenance
    .query(`alter database ${present} rename to ${aside}`)
    .catch((cause: { code?: string }) => {
      if (cause.code !== '55006') throw cause
      throw new Problem('rollback.in-use', {
        status: 409,
        title: 'Somebody still uses the database.',
        mend: 'Stop every Regulars that works on it, and roll back again. Nothing was changed.',
        cause,
      })
    })
  await maintenance.query(`alter database ${restored} rename to ${present}`)
  await maintenance.query(`drop database ${aside}`)
}
