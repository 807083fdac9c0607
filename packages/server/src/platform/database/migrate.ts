import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import type { Pool, PoolClient } from './connect.ts'

/** One step of the schema: a file `0042_add_loyalty_ledger.sql`, frozen once released. */
export interface Migration {
  number: number
  name: string
  sql: string
  checksum: string
}

/** The folder of the migrations that come with the server. */
const migrationsDirectory = join(import.meta.dirname, '..', '..', '..', 'migrations')

/** Any number of our own; it is the same in every version, so that two versions exclude each other too. */
const migrationLock = 7_263_501

/** Reads the migrations of a folder in order; two with one number are refused. */
export async function readMigrations(directory: string = migrationsDirectory): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()
  const migrations = await Promise.all(files.map((file) => readMigration(directory, file)))
  for (const [index, migration] of migrations.entries()) {
    const previous = migrations[index - 1]
    if (previous?.number === migration.number) {
      throw new Error(`Two migrations have one number: ${previous.name} and ${migration.name}.`)
    }
  }
  return migrations
}

async function readMigration(directory: string, file: string): Promise<Migration> {
  const match = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)
  if (!match) throw new Error(`${file} is not named like a migration: 0042_add_loyalty_ledger.sql.`)
  const sql = (await readFile(join(directory, file), 'utf8')).replaceAll('\r\n', '\n')
  const checksum = createHash('sha256').update(sql).digest('hex')
  return { number: Number(match[1]), name: file.slice(0, -'.sql'.length), sql, checksum }
}

/**
 * Brings the database to the newest schema, each step in its own transaction, and answers with the names of the steps
 * it took. Safe to call twice, and by many processes at once: the others wait and then find nothing to do.
 *
 * @param beforeUpgrade called, once and while the others wait, before the first missing step is taken on a database that has been used
 * @throws Problem `database.newer` when the database was used by a later version, `database.migration-changed`
 *   when a step was edited after it had been taken
 */
export async function migrate(
  pool: Pool,
  migrations: Migration[],
  beforeUpgrade: (missing: readonly Migration[]) => Promise<unknown> = async () => {},
): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    try {
      return await applyMissing(client, migrations, beforeUpgrade)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [migrationLock])
    }
  } finally {
    client.release()
  }
}

async function applyMissing(
  client: PoolClient,
  migrations: Migration[],
  beforeUpgrade: (missing: readonly Migration[]) => Promise<unknown>,
): Promise<string[]> {
  await client.query(
    `create table if not exists migration (
       number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
     )`,
  )
  const { rows } = await client.query<AppliedMigration>(
    'select number, name, checksum from migration order by number',
  )
  checkApplied(rows, migrations)
  const missing = migrations.slice(rows.length)
  if (rows.length > 0 && missing.length > 0) await beforeUpgrade(missing)
  for (const migration of missing) await apply(client, migration)
  return missing.map(({ name }) => name)
}

interface AppliedMigration {
  number: number
  name: string
  checksum: string
}

function checkApplied(applied: AppliedMigration[], migrations: Migration[]): void {
  for (const [index, step] of applied.entries()) {
    const ours = migrations[index]
    if (!ours) throw newerDatabase(step)
    if (ours.number !== step.number || ours.checksum !== step.checksum) throw changedMigration(step, ours)
  }
}

async function apply(client: PoolClient, { number, name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Problem('database.migration-failed', {
      status: 500,
      title: `The step ${name} of the database schema failed: ${reason}`,
      mend: 'Nothing of this step was kept. Mend the cause and start again.',
      report: true,
      cause,
    })
  }
}

function newerDatabase(step: AppliedMigration): Problem {
  return new Problem('database.newer', {
    status: 500,
    title: `The database was already used by a later version of Regulars (it has the step ${step.name}).`,
    mend: 'Start that later version, or restore a backup made by this one.',
  })
}

function changedMigration(step: AppliedMigration, ours: Migration): Problem {
  return new Problem('database.migration-changed', {
    status: 500,
    title: `The database has the step ${step.name}, but this version has another text in its place (${ours.name}).`,
    mend: 'Use the version that made this database, or start with an empty one.',
  })
}
