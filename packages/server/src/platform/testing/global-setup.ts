import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { createPool } from '../database/connect.ts'
import { openEmbedded } from '../database/embedded/embedded.ts'
import { migrate, readMigrations } from '../database/migrate.ts'
import { migrateQueue } from '../jobs/worker.ts'
import { createLog } from '../log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this test run; `testDatabase()` makes databases in it. */
    postgres: { host: string; port: number; user: string; password: string }
  }
}

/** The database that each test file's own is cloned from. */
export const templateDatabase = 'regulars_template'

/** Starts one PostgreSQL for the whole test run and migrates the template; the function it answers with stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'regulars-test-'))
  await chmod(dataDir, 0o755)
  const embedded = await openEmbedded({ dataDir, purpose: 'tests', whenOpen: 'refuse', durable: false })
  await stopWithUs(join(dataDir, 'postgres', 'data', 'postmaster.pid'))

  const { host, port, user, password } = embedded.settings
  const maintenance = createPool({ ...embedded.settings, database: 'postgres' })
  await maintenance.query(`create database ${templateDatabase}`)
  await maintenance.end()
  const template = createPool({ ...embedded.settings, database: templateDatabase })
  await migrate(template, await readMigrations())
  await migrateQueue(template, createLog('warn'))
  await template.end()

  project.provide('postgres', { host, port, user, password })
  return async () => {
    await embedded.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** When the test run is killed, its PostgreSQL must not stay behind: a shell waits for our end and then stops it. */
async function stopWithUs(pidFile: string): Promise<void> {
  if (process.platform === 'win32') return
  const pid = (await readFile(pidFile, 'utf8')).split('\n')[0]
  const watcher = spawn('/bin/sh', ['-c', `read _; kill -INT ${Number(pid)} 2>/dev/null`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.unref()
}
