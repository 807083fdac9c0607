import type { Config } from '../config.ts'
import { closePool, createPool, type Pool } from '../database/connect.ts'
import { readMigrations } from '../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../database/open.ts'
import { Problem } from '../problem.ts'
import { type Finding, ill, note, well } from './examination.ts'

const oldestVersion = 15

/** Looks at the database: whether it can be reached, its version, its schema, and work that failed. */
export async function examineDatabase(config: Config): Promise<Finding[]> {
  let database: OpenDatabase
  try {
    database = await openDatabase(config, 'doctor', 'share')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [ill('Database', error.title, error.mend)]
  }
  const pool = createPool(database.settings, { maxConnections: 1 })
  try {
    const name = database.kind === 'embedded' ? 'embedded PostgreSQL' : 'PostgreSQL server'
    return [await version(pool, name), await schema(pool), ...(await failedWork(pool))]
  } catch (error) {
    return [
      ill(
        'Database',
        `it does not answer: ${(error as Error).message}.`,
        'Check DATABASE_URL, and that it runs.',
      ),
    ]
  } finally {
    await closePool(pool)
    await database.close()
  }
}

async function version(pool: Pool, name: string): Promise<Finding> {
  const { rows } = await pool.query<{ version: string; size: string }>(
    `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size`,
  )
  const { version = '', size = '' } = rows[0] ?? {}
  const says = `${name} ${version}, ${size}`
  if (Number.parseInt(version, 10) >= oldestVersion) return well('Database', says)
  return ill('Database', says, `Regulars needs PostgreSQL ${oldestVersion} or later.`)
}

async function schema(pool: Pool): Promise<Finding> {
  const ours = await readMigrations()
  const there = await pool.query("select to_regclass('migration') is not null as there")
  if (!there.rows[0].there) return note('Schema', 'the database is new; the first start makes its tables.')
  const { rows } = await pool.query<{ checksum: string; name: string }>(
    'select name, checksum from migration order by number',
  )
  const strange = rows.find(({ checksum }, index) => ours[index]?.checksum !== checksum)
  if (strange) {
    return ill(
      'Schema',
      `the step ${strange.name} is of another version.`,
      'Start the version that made this database.',
    )
  }
  const missing = ours.length - rows.length
  return missing === 0
    ? well('Schema', `all ${rows.length} steps taken`)
    : note('Schema', `${missing} of ${ours.length} steps are missing; the next start takes them.`)
}

async function failedWork(pool: Pool): Promise<Finding[]> {
  const there = await pool.query("select to_regclass('job_run') is not null as there")
  if (!there.rows[0].there) return []
  const { rows } = await pool.query<{ label: string; error: string | null }>(
    `select label, error from job_run where status = 'failed' and finished_at > now() - interval '7 days'
     order by finished_at desc limit 5`,
  )
  if (rows.length === 0) return [well('Background work', 'nothing has failed in the last seven days')]
  return rows.map(({ label, error }) =>
    note('Background work', `"${label}" failed: ${error ?? 'no reason was given'}`),
  )
}
