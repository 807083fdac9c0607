import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import {
  type ConnectionSettings,
  createDatabase,
  createPool,
  type Database,
  type Pool,
} from './database/connect.ts'
import { templateDatabase } from './testing/global-setup.ts'

/** A database of a test file's own. */
export interface TestDatabase {
  db: Database
  pool: Pool
  settings: ConnectionSettings
}

/**
 * Makes a migrated, empty database for this test file; it is dropped after the file's last test.
 * Call it at the top of the file: `const { db, pool } = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  return cloneOf(templateDatabase)
}

/** Makes a database without any table, for tests of migrations and restores. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return cloneOf('template1')
}

async function cloneOf(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  // Copies files; the default writes every page to the log as well, which takes five times as long.
  await maintain(`create database ${name} template ${template} strategy file_copy`)
  const settings = { ...inject('postgres'), database: name }
  const pool = createPool(settings, { maxConnections: 10 })
  afterAll(async () => {
    await pool.end()
    await maintain(`drop database ${name} with (force)`)
  })
  return { db: createDatabase(pool), pool, settings }
}

async function maintain(statement: string): Promise<void> {
  const client = new pg.Client({ ...inject('postgres'), database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
