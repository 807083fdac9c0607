/** The real server as a process of its own, on its own data folder, to be started, killed and asked. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { createPool, type Pool } from '../../packages/server/src/platform/database/connect.ts'
import { openDatabase } from '../../packages/server/src/platform/database/open.ts'

const sources = join(import.meta.dirname, '../../packages/server/src')

/** Starts servers on one data folder, one after the other. */
export interface KillableServer {
  start(): Promise<void>
  /** Kills the process, or it and its PostgreSQL with all that belongs to it, so that nothing can be put in order. */
  kill(what: 'server' | 'server and database'): Promise<void>
  /** Ends it in peace and removes the data folder. */
  remove(): Promise<void>
  /** Asks the API with a key that may do everything; an answer that is not 2xx is an error. */
  ask<T>(path: string, init?: RequestInit): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  /** Looks into the database while the server runs. */
  rows<T>(query: string, values?: unknown[]): Promise<T[]>
}

export async function killableServer(env: Record<string, string> = {}): Promise<KillableServer> {
  const directory = await mkdtemp(join(tmpdir(), 'regulars e2e '))
  await chmod(directory, 0o755)
  const dataDir = join(directory, 'data')
  let running: Running | undefined
  let key = ''

  const launch = (script: string, ...args: string[]) =>
    spawn(process.execPath, [join(sources, script), ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'fatal', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const alive = () => {
    if (!running) throw new Error('The server does not run.')
    return running
  }
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(`${alive().address}/api/v1${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${key}` },
    })
    const body = await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body}`)
    return (body === '' ? undefined : JSON.parse(body)) as T
  }

  return {
    ask,
    async start() {
      const child = launch('main.ts')
      const address = await readyAddress(child)
      const database = await openDatabase({ dataDir }, 'test', 'share')
      const pool = createPool(database.settings, { maxConnections: 2 })
      running = { child, address, pool, close: () => pool.end().then(database.close) }
      if (key === '')
        key = (await text(launch('cli/main.ts', 'api-key', 'create', '--name', 'test').stdout!)).trim()
    },
    async kill(what) {
      const { child, close } = alive()
      running = undefined
      const postgres = what === 'server' ? [] : await postgresProcesses(dataDir)
      child.kill('SIGKILL')
      for (const pid of postgres) process.kill(pid, 'SIGKILL')
      await Promise.all([once(child, 'exit'), close().catch(() => undefined)])
    },
    async remove() {
      if (running) {
        await running.close()
        running.child.kill('SIGTERM')
        await once(running.child, 'exit')
      }
      await rm(directory, { recursive: true, force: true })
    },
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    async rows<T>(query: string, values: unknown[] = []) {
      return (await alive().pool.query(query, values)).rows as T[]
    },
  }
}

interface Running {
  child: ChildProcess
  address: string
  pool: Pool
  close(): Promise<void>
}

async function readyAddress(child: ChildProcess): Promise<string> {
  let said = ''
  for await (const piece of child.stdout!) {
    said += piece
    const address = /^Regulars is ready at (http:\S+)$/m.exec(said)?.[1]
    if (address) return address
  }
  throw new Error(`The server did not start; it said: ${said}`)
}

/** PostgreSQL's main process and its children: killed together, as by the loss of power. */
async function postgresProcesses(dataDir: string): Promise<number[]> {
  const main = Number(
    (await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0],
  )
  const children = await text(
    spawn('ps', ['-A', '-o', 'pid=,ppid='], { stdio: ['ignore', 'pipe', 'ignore'] }).stdout,
  )
  const pairs = children.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  return [main, ...pairs.flatMap(([pid, parent]) => (parent === main && pid ? [pid] : []))]
}

/** Looks again and again until `look` finds what it wants. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  patienceMs = 120_000,
): Promise<T> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(5)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error(`This did not come about: ${what}.`)
}
