import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../problem.ts'
import { sharedDirectory } from './binaries.ts'
import type { Engine } from './engine.ts'
import { canEnter } from './operator.ts'

/**
 * The folder of the embedded database: `data` is PostgreSQL's own, `password` is the password of {@link databaseUser},
 * `socket` is where it listens, `postgres.log` is what it says.
 */
export interface Cluster {
  directory: string
  data: string
  socketDirectory: string
  logFile: string
  password: string
}

/** The role that owns everything in the embedded database. */
export const databaseUser = 'regulars'

/** Where in `DATA_DIR` the database is: a folder, or a link to one that PostgreSQL's user can reach. */
export function clusterPath(dataDir: string): string {
  return join(dataDir, 'postgres')
}

/** Opens the database folder of a `DATA_DIR`, or answers undefined when there is none yet. */
export async function findCluster(dataDir: string): Promise<Cluster | undefined> {
  const path = clusterPath(dataDir)
  if (!(await lstat(path).catch(() => undefined))) return undefined
  const directory = await realpath(path).catch(() => {
    throw new Problem('start.database-gone', {
      status: 500,
      title: `${path} points to a database folder that is no longer there.`,
      mend: 'Bring the folder back, or remove that link to begin with an empty database, and restore a backup.',
    })
  })
  return clusterIn(directory, (await readFile(join(directory, 'password'), 'utf8')).trim())
}

function clusterIn(directory: string, password: string): Cluster {
  return {
    directory,
    data: join(directory, 'data'),
    socketDirectory: join(directory, 'socket'),
    logFile: join(directory, 'postgres.log'),
    password,
  }
}

/**
 * Makes the database folder. It is made whole under another name and then renamed, so that a crash leaves no half
 * database, and of two processes that start at once the second finds the first one's.
 */
export async function createCluster(dataDir: string, engine: Engine): Promise<void> {
  const unique = `${process.pid}-${randomBytes(4).toString('hex')}`
  const within = canEnter(engine.operator, dataDir)
  const parent = within ? dataDir : sharedDirectory
  await mkdir(parent, { recursive: true, mode: 0o755 })
  const partial = join(parent, `postgres.${unique}.partial`)
  try {
    await fillCluster(clusterIn(partial, randomBytes(32).toString('base64url')), engine)
    if (within) await renameUnlessThere(partial, clusterPath(dataDir))
    else await moveAndLink(partial, dataDir, unique)
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

async function fillCluster(cluster: Cluster, engine: Engine): Promise<void> {
  await mkdir(cluster.socketDirectory, { recursive: true })
  const passwordFile = join(cluster.directory, 'password')
  await writeFile(passwordFile, cluster.password, { mode: 0o600 })
  for (const path of [cluster.directory, cluster.socketDirectory, passwordFile]) {
    if (engine.operator) await chown(path, engine.operator.uid, engine.operator.gid)
    if (path !== passwordFile) await chmod(path, 0o700)
  }
  await runInitdb(cluster, passwordFile, engine)
}

/**
 * Texts sort by code point under the built-in locale: fast, and the same on every machine and after every upgrade of
 * the system. Where people read a list, the query names the collation of their language.
 */
async function runInitdb(
  cluster: Cluster,
  passwordFile: string,
  { binaries, operator, durable }: Engine,
): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = [`--username=${databaseUser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const speed = durable ? [] : ['--no-sync']
  const initdb = spawn(
    binaries.initdb,
    ['-D', cluster.data, ...locale, ...access, '--no-instructions', ...speed],
    {
      ...operator,
      cwd: cluster.directory,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  initdb.stderr.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  const code = await new Promise((resolve, reject) => initdb.on('close', resolve).on('error', reject))
  if (code !== 0) throw initdbFailed(cluster.directory, said)
}

async function renameUnlessThere(partial: string, target: string): Promise<void> {
  await rename(partial, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
}

async function moveAndLink(partial: string, dataDir: string, unique: string): Promise<void> {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const target = join(sharedDirectory, `${name}-${unique}`)
  await rename(partial, target)
  await symlink(target, clusterPath(dataDir)).catch(async (error: NodeJS.ErrnoException) => {
    await rm(target, { recursive: true, force: true })
    if (error.code !== 'EEXIST') throw error
  })
}

function initdbFailed(directory: string, said: string): Problem {
  const unknownUser = said.includes('could not look up effective user ID')
  return new Problem('start.database-not-made', {
    status: 500,
    title: `The embedded database could not be made in ${directory}: ${said.trim()}`,
    mend: unknownUser
      ? 'PostgreSQL needs a user that this machine knows by name: start Regulars as another user, or set DATABASE_URL.'
      : 'Mend the cause, or choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL server.',
  })
}
