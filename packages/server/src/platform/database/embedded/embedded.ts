import type { ChildProcess } from 'node:child_process'
import { mkdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from '../../problem.ts'
import type { ConnectionSettings } from '../connect.ts'
import { findBinaries } from './binaries.ts'
import { type Cluster, clusterPath, createCluster, databaseUser, findCluster } from './cluster.ts'
import type { Engine } from './engine.ts'
import { chooseOperator } from './operator.ts'
import { endOrphans } from './orphans.ts'
import { findPostmaster, lastWords, type Postmaster, startPostmaster, stopPostmaster } from './postmaster.ts'

/**
 * Beside another process: "refuse" to start; "share" it for a while, as a command does; or "inherit" it, as the server does: share it with commands and be
 * responsible for it once they have ended. Of those that refuse or inherit there is one at a time.
 */
export type WhenOpen = 'refuse' | 'share' | 'inherit'

/** How to open the embedded database. */
export interface EmbeddedOptions {
  dataDir: string
  /** What this process is, for the message that another one gets: "server", "backup". */
  purpose: string
  /** What to do when another process has it open. */
  whenOpen: WhenOpen
  /** False for tests: faster, and a crash of the machine may lose everything. */
  durable?: boolean
}

/** The embedded database, opened. */
export interface EmbeddedDatabase {
  settings: Exclude<ConnectionSettings, { connectionString: string }>
  /** Whether this process is responsible for it, by now; a process that shares it only uses it. */
  readonly owned: boolean
  /** Fulfilled when the database has gone although nobody called `stop`. */
  lost: Promise<void>
  /** Stops the database, if owned: once the processes that share it have closed theirs. */
  close(): Promise<void>
}

const database = 'regulars'
/** Advisory locks in the database `postgres`: held by the owner; by all that use it; by the one that refuses or inherits. */
const ownerLock = [726_350, 1] as const
const userLock = [726_350, 2] as const
const soleLock = [726_350, 3] as const
/** How often one that waits for its turn looks. */
const turnEveryMs = 100
/** Recovery after a crash of the machine can take minutes; a server that ends is not waited for. */
const startPatienceMs = 600_000
/** More than one, since another process may have been starting or stopping it at the same time. */
const maxStarts = 3

/**
 * Opens the embedded PostgreSQL of a `DATA_DIR`: makes it the first time, starts it when it does not run, and takes over one
 * that a killed process left running. Exactly one process owns it; that is a lock inside PostgreSQL, so it ends with its holder.
 *
 * @throws Problem `start.already-running` when another process has it open that `whenOpen` does not go with
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  await mkdir(options.dataDir, { recursive: true })
  const dataDir = await realpath(options.dataDir)
  const operator = await chooseOperator(join(clusterPath(dataDir), 'data'))
  const engine = { operator, binaries: await findBinaries(operator), durable: options.durable ?? true }
  if (!(await findCluster(dataDir))) await createCluster(dataDir, engine)
  const cluster = await findCluster(dataDir)
  if (!cluster) throw new Error(`${clusterPath(dataDir)} vanished while it was being made.`)
  await checkVersion(cluster, engine)
  for (;;) {
    const client = await connectOrStart(cluster, engine, options.purpose)
    try {
      return await takePossession(client, cluster, options)
    } catch (error) {
      await client.end().catch(() => {})
      // The process that owned it stopped it in this very moment; now it is ours to start.
      if (!isPassing(error)) throw error
    }
  }
}

async function checkVersion(cluster: Cluster, { binaries }: Engine): Promise<void> {
  const version = (await readFile(join(cluster.data, 'PG_VERSION'), 'utf8')).trim()
  if (version === binaries.majorVersion) return
  throw new Problem('start.other-database-version', {
    status: 500,
    title: `The database in ${cluster.directory} was made by PostgreSQL ${version}; this version of Regulars brings ${binaries.majorVersion}.`,
    mend: 'Make a backup with the version of Regulars that made it, and restore that into an empty DATA_DIR.',
  })
}

/** Other processes may start or stop the same database at any moment, so this looks, tries, and looks again. */
async function connectOrStart(cluster: Cluster, engine: Engine, purpose: string): Promise<pg.Client> {
  const deadline = performance.now() + startPatienceMs
  let child: ChildProcess | undefined
  let starts = 0
  while (performance.now() < deadline) {
    const postmaster = await findPostmaster(cluster)
    const client = postmaster?.ready ? await tryConnect(cluster, postmaster, purpose) : undefined
    if (client) return client
    if (!postmaster && (!child || hasEnded(child))) {
      if (await endOrphans(cluster)) await sleep(100)
      else if (starts >= maxStarts && !(await isHeldByOrphans(cluster))) break
      else {
        starts += 1
        child = await startPostmaster(cluster, engine)
      }
    }
    await sleep(15)
  }
  throw new Problem('start.database-does-not-start', {
    status: 500,
    title: `The embedded PostgreSQL does not start. It says: ${await lastWords(cluster)}`,
    mend: `Its whole log is ${cluster.logFile}. A backup can be restored into another DATA_DIR.`,
  })
}

/** What PostgreSQL says while a process of a killed one before it still lives. */
async function isHeldByOrphans(cluster: Cluster): Promise<boolean> {
  return (await lastWords(cluster)).includes('shared memory block')
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

function settingsFor(cluster: Cluster, { host, port }: Postmaster, name: string) {
  return { host, port, user: databaseUser, password: cluster.password, database: name }
}

async function tryConnect(
  cluster: Cluster,
  postmaster: Postmaster,
  purpose: string,
): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    ...settingsFor(cluster, postmaster, 'postgres'),
    application_name: `regulars ${purpose} (process ${process.pid})`,
  })
  client.on('error', () => {}) // told by its "end" event too, which `lost` listens to
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    if (isPassing(error)) return undefined
    throw error
  }
}

/** Whether a failure to connect is one of a server that is coming up or going down. */
function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  const passing = ['57P03', '57P01', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']
  return passing.includes(code ?? '') || message === 'Connection terminated unexpectedly'
}

async function takePossession(
  client: pg.Client,
  cluster: Cluster,
  { dataDir, whenOpen }: EmbeddedOptions,
): Promise<EmbeddedDatabase> {
  const insist = async (lock: Lock) => {
    if (!(await tryLockForAWhile(client, lock))) throw alreadyRunning(dataDir, await holderName(client, lock))
    return true
  }
  let owned = whenOpen === 'refuse' ? await insist(ownerLock) : await tryLock(client, ownerLock)
  if (whenOpen !== 'share') await insist(soleLock)
  await client.query('select pg_advisory_lock_shared($1, $2)', [...userLock])
  if (owned) await ensureDatabase(client)
  else await untilMade(client)

  const postmaster = await findPostmaster(cluster)
  if (!postmaster) throw new Error('The embedded PostgreSQL ended while it was being opened.')
  let closing = false
  const lost = new Promise<void>((resolve) => client.once('end', () => (closing ? undefined : resolve())))
  const inherit = async () => {
    while (!(closing || owned)) {
      await sleep(turnEveryMs, undefined, { ref: false })
      if (!closing) owned = await tryLock(client, ownerLock)
    }
  }
  if (whenOpen === 'inherit') inherit().catch(() => {}) // the connection has ended, which `lost` tells
  const close = async () => {
    closing = true
    const stops = owned && (whenOpen !== 'share' || (await isLast(client)))
    await client.end()
    if (stops) await stopPostmaster(cluster)
  }
  return {
    settings: settingsFor(cluster, postmaster, database),
    get owned() {
      return owned
    },
    lost,
    close,
  }
}

type Lock = typeof ownerLock | typeof userLock | typeof soleLock

async function tryLock(client: pg.Client, lock: Lock): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', [
    ...lock,
  ])
  return rows[0]?.locked === true
}

/** PostgreSQL takes a moment to notice that the process which held a lock was killed. */
async function tryLockForAWhile(client: pg.Client, lock: Lock): Promise<boolean> {
  for (let tries = 0; tries < 10; tries++) {
    if (await tryLock(client, lock)) return true
    await sleep(turnEveryMs)
  }
  return false
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
  if (rowCount === 0) await client.query(`create database ${database}`)
}

/** Whoever shares it waits until the owner has made it. */
async function untilMade(client: pg.Client): Promise<void> {
  const isMade = async () =>
    (await client.query('select from pg_database where datname = $1', [database])).rowCount === 1
  while (!(await isMade())) await sleep(turnEveryMs)
}

/**
 * A command that started the database must not stop it under a process that came to share it: it waits until the other commands have ended, or leaves it
 * to the server. When it is the last, newcomers wait for its end and start the database anew.
 */
async function isLast(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1, $2)', [...userLock])
  for (;;) {
    if (await tryLock(client, userLock)) return true
    if ((await holderName(client, soleLock)) !== undefined) return false
    await sleep(turnEveryMs)
  }
}

/** What the process that holds a lock calls itself. */
async function holderName(client: pg.Client, lock: Lock): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and classid = $1 and objid = $2 and granted`,
    [...lock],
  )
  return rows[0]?.name
}

function alreadyRunning(dataDir: string, owner = 'another process'): Problem {
  return new Problem('start.already-running', {
    status: 409,
    title: `Regulars is already running on the data folder ${dataDir}: ${owner}.`,
    mend: 'Use that one, stop it, or set DATA_DIR to another folder.',
  })
}
