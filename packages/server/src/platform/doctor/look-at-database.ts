import type { Pool } from '../database/connect.ts'
import { readMigrations } from '../database/migrate.ts'
import { workerLives } from '../jobs/dead-workers.ts'
import { type Finding, ill, note, well } from './examination.ts'

const oldestVersion = 15
/** Clocks that differ by more make sessions end early and people look as if they had bought tomorrow. */
const clockMayDifferMs = 2_000
/** Work that nobody takes on for so long is stuck. */
const mayWaitMinutes = 15

/** Looks at an open database: version, schema, clock, room for connections, and background work. */
export async function lookAtDatabase(
  pool: Pool,
  { databaseUrl }: { databaseUrl: string | undefined },
): Promise<Finding[]> {
  const name = databaseUrl === undefined ? 'embedded PostgreSQL' : 'PostgreSQL server'
  return [
    await version(pool, name),
    await schema(pool),
    await clock(pool),
    await connections(pool),
    ...(await backgroundWork(pool)),
  ]
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
      'Start the version that made this database, or go back to the state before it: npm run -s regulars -- rollback',
    )
  }
  const missing = ours.length - rows.length
  return missing === 0
    ? well('Schema', `all ${rows.length} steps taken`)
    : note('Schema', `${missing} of ${ours.length} steps are missing; the next start takes them.`)
}

async function clock(pool: Pool): Promise<Finding> {
  const asked = Date.now()
  const { rows } = await pool.query<{ now: Date }>('select clock_timestamp() as now')
  // The answer was made somewhere between asking and hearing it.
  const [early, late] = [rows[0]!.now.getTime() - Date.now(), rows[0]!.now.getTime() - asked]
  const apart = early > 0 ? early : late < 0 ? -late : 0
  if (apart <= clockMayDifferMs) return well('Clock', 'this machine and the database agree')
  return ill(
    'Clock',
    `this machine and the database are ${(apart / 1000).toFixed(0)} s apart.`,
    'Let both machines set their clocks by the network (NTP).',
  )
}

async function connections(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<{ used: number; most: number }>(
    `select (select count(*) from pg_stat_activity where backend_type = 'client backend')::integer as used,
      current_setting('max_connections')::integer as most`,
  )
  const { used, most } = rows[0]!
  const says = `${used} of ${most} in use`
  return used < most * 0.8
    ? well('Connections', says)
    : note('Connections', says, 'Raise max_connections of PostgreSQL, or run fewer processes.')
}

async function backgroundWork(pool: Pool): Promise<Finding[]> {
  const about = 'Background work'
  const there = await pool.query("select to_regclass('graphile_worker.jobs') is not null as there")
  if (!there.rows[0].there) return []
  const { rows: waiting } = await pool.query<{ count: number; since: Date }>(
    `select count(*)::integer as count, min(run_at) as since from graphile_worker.jobs
     where locked_at is null and attempts < max_attempts and run_at < now() - make_interval(mins => $1)`,
    [mayWaitMinutes],
  )
  const [stuck] = waiting
  const { rows: failed } = await pool.query<{ label: string; error: string | null }>(
    `select label, error from job_run where status = 'failed' and finished_at > now() - interval '7 days'
     order by finished_at desc limit 5`,
  )
  const findings = failed.map(({ label, error }) =>
    note(about, `“${label}” failed: ${error ?? 'no reason was given'}`, 'Mend the cause and start it again.'),
  )
  if (stuck && stuck.count > 0) findings.unshift(await stuckWork(pool, stuck))
  return findings.length > 0
    ? findings
    : [well(about, 'nothing waits too long or has failed in the last seven days')]
}

async function stuckWork(pool: Pool, { count, since }: { count: number; since: Date }): Promise<Finding> {
  const jobs = count === 1 ? 'one job waits' : `${count} jobs wait`
  const says = `${jobs} since ${since.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return (await workerLives(pool))
    ? note(
        'Background work',
        `${says}; the workers are busy with others.`,
        'Start another process with ROLE=worker.',
      )
    : ill('Background work', `${says}, and nobody works.`, 'Start the server, or a process with ROLE=worker.')
}
