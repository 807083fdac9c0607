import { type ChildProcess, spawn } from 'node:child_process'
import { type FileHandle, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../../problem.ts'
import type { Cluster } from './cluster.ts'
import type { Engine } from './engine.ts'
import { type Listening, serverSettings } from './settings.ts'

/** A running PostgreSQL, as its `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number
  /** A socket folder or a loopback address. */
  host: string
  port: number
  /** Whether it takes connections already (and still). */
  ready: boolean
}

const maxLogBytes = 10 * 1024 * 1024
/** What `struct sockaddr_un` holds on the narrowest system we know (macOS), less the file's own name. */
const maxSocketDirectoryBytes = 104 - '/.s.PGSQL.5432.lock'.length

/**
 * Finds the PostgreSQL that runs on a database folder. A `postmaster.pid` left behind by a crash does not count; when its
 * process number belongs to another program by now, or to a dead process nobody has asked after, it is removed, since PostgreSQL
 * would take that for itself.
 */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const file = join(cluster.data, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const [pid, , , port, socketDirectory, , , status] = text.split('\n').map((line) => line.trim())
  if (!pid) return undefined
  const state = await processState(Number(pid), cluster.data)
  if (state === 'not postgres') await rm(file, { force: true })
  if (state !== 'postgres') return undefined
  return {
    pid: Number(pid),
    host: socketDirectory || '127.0.0.1',
    port: Number(port),
    ready: status === 'ready',
  }
}

async function processState(pid: number, data: string): Promise<'postgres' | 'not postgres' | 'gone'> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return 'gone'
  }
  if (process.platform !== 'linux') return 'postgres'
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  if (command === undefined) return 'gone'
  if (command === '') return (await isEnding(pid)) ? 'postgres' : 'not postgres'
  return command.split('\0').includes(data) ? 'postgres' : 'not postgres'
}

/**
 * Whether a process without a command line is still giving up its memory, as a killed PostgreSQL does for a moment. The others
 * without one are threads of the kernel (children of process 2) and the dead whom no parent has asked after.
 */
async function isEnding(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return status !== '' && !/^State:\s*[ZX]/m.test(status) && !/^PPid:\s*2$/m.test(status)
}

/** Starts PostgreSQL and answers when it runs, which is a moment before it is ready. Its messages go to `postgres.log`. */
export async function startPostmaster(
  cluster: Cluster,
  { binaries, operator, durable }: Engine,
): Promise<ChildProcess> {
  const settings = serverSettings(await chooseListening(cluster), durable)
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = await openLog(cluster.logFile)
  try {
    const child = spawn(binaries.postgres, ['-D', cluster.data, ...flags], {
      ...operator,
      cwd: cluster.directory,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log.fd, log.fd],
      // Its own process group: Ctrl-C in the terminal must reach the application alone, which stops PostgreSQL last.
      detached: true,
    })
    child.unref()
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
    return child
  } finally {
    await log.close()
  }
}

async function chooseListening(cluster: Cluster): Promise<Listening> {
  const fits = Buffer.byteLength(cluster.socketDirectory) <= maxSocketDirectoryBytes
  if (fits && process.platform !== 'win32') return { socketDirectory: cluster.socketDirectory }
  return { port: await freePort() }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      )
    })
  })
}

async function openLog(file: string): Promise<FileHandle> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > maxLogBytes) await rename(file, `${file}.1`)
  return open(file, 'a')
}

/** The last lines that PostgreSQL said, for a message to people. */
export async function lastWords(cluster: Cluster, lines = 5): Promise<string> {
  const text = await readFile(cluster.logFile, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-lines).join('\n')
}

/**
 * Stops PostgreSQL: open statements are broken off, everything committed is kept. It also stops one that another process
 * started. When it has not gone after 30 seconds it is stopped hard, which costs a recovery at the next start.
 */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  if (await stopWith('SIGINT', cluster, 30_000)) return
  if (await stopWith('SIGQUIT', cluster, 10_000)) return
  throw new Problem('start.database-does-not-stop', {
    status: 500,
    title: `The embedded PostgreSQL in ${cluster.directory} does not stop.`,
    mend: 'Look at postgres.log in that folder.',
    report: true,
  })
}

async function stopWith(signal: NodeJS.Signals, cluster: Cluster, patienceMs: number): Promise<boolean> {
  const postmaster = await findPostmaster(cluster)
  if (!postmaster) return true
  process.kill(postmaster.pid, signal)
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 20) {
    if (!(await findPostmaster(cluster))) return true
    await sleep(20)
  }
  return false
}
