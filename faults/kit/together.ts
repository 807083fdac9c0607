/** The shop as `npm start` runs it: one process, with the embedded database below it. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { createPool, type Pool } from '../../packages/server/src/platform/database/connect.ts'
import { openDatabase } from '../../packages/server/src/platform/database/open.ts'
import { atExit, quitPostgres } from './at-exit.ts'
import { chosenOffset } from './clock.ts'
import { eventually } from './eventually.ts'
import { type Env, killPostgres, killProcess, launch, readyAddress, setClockWrong } from './launch.ts'
import { askThrough, type Shop } from './shop.ts'

interface Running {
  child: ChildProcess
  address: string
  pool: Pool
  close(): Promise<void>
}

/** A shop in one process, to be killed with or without its database. */
export interface TogetherShop extends Shop {
  /** Kills the process, or it and its PostgreSQL with all that belongs to it, so that nothing can be put in order. */
  kill(what: 'app' | 'database'): Promise<void>
  /** Starts it again, with these settings besides. */
  start(more?: Env): Promise<void>
  /** Ends what is left of it, however it stands, and starts it, with these settings besides. */
  revive(more?: Env): Promise<void>
  /** Whether the process lives. */
  lives(): boolean
}

/**
 * Makes a shop in one process.
 * @param parent where its folder is made
 */
export async function togetherShop(env: Env = {}, parent: string = tmpdir()): Promise<TogetherShop> {
  const directory = await mkdtemp(join(parent, 'regulars faults '))
  await chmod(directory, 0o755)
  const dataDir = join(directory, 'data')
  const given = { DATA_DIR: dataDir, ...env }
  const gone = atExit(() => quitPostgres(dataDir))
  let running: Running | undefined
  let key = ''
  const alive = () => {
    if (!running) throw new Error('The shop is closed.')
    return running
  }
  const start = async (more: Env = {}) => {
    const child = launch('main.ts', [], { ...given, ...more })
    const address = await readyAddress(child)
    const database = await openDatabase({ dataDir }, 'test', 'share')
    const pool = createPool(database.settings, { maxConnections: 4 })
    running = { child, address, pool, close: () => pool.end().then(database.close) }
    if (key === '')
      key = (await text(launch('cli/main.ts', ['api-key', 'create', '--name', 'test'], given).stdout!)).trim()
  }
  const kill = async (what: 'app' | 'database') => {
    const { child, close } = alive()
    running = undefined
    if (what === 'database') await killPostgres(dataDir).catch(() => undefined) // it may have ended by itself
    await Promise.all([killProcess(child), close().catch(() => undefined)])
  }
  return {
    kind: 'together',
    faults: ['app', 'database', 'clock'],
    dataDir,
    ...askThrough({ address: () => alive().address, key: () => key }),
    start,
    kill,
    async revive(more) {
      if (running) await kill('database')
      await start(more)
    },
    lives: () =>
      running !== undefined && running.child.exitCode === null && running.child.signalCode === null,
    async harm(fault, random) {
      if (fault === 'clock') {
        const { ms, words } = chosenOffset(random)
        setClockWrong(alive().child, ms)
        return words
      }
      const aloneFirst = fault === 'database' && random() < 0.5
      if (aloneFirst) await letItNotice(alive().child, dataDir)
      await kill(fault === 'database' && !aloneFirst ? 'database' : 'app')
      await start()
      return fault === 'database'
        ? `PostgreSQL killed ${aloneFirst ? 'under the app' : 'with the app'}`
        : 'app killed'
    },
    async remove() {
      if (running) {
        await running.close()
        await killProcess(running.child, 'SIGTERM')
      }
      gone()
      await rm(directory, { recursive: true, force: true })
    },
    rows: (query, values = []) =>
      eventually('the database answers', async () => (await alive().pool.query(query, values)).rows),
    ownEnds: () => [],
    command: (words, killAfterMs) => runCommand(words, given, killAfterMs),
  }
}

/** PostgreSQL is killed alone; the app sees that it has gone and ends by itself. */
async function letItNotice(child: ChildProcess, dataDir: string): Promise<void> {
  const ended = once(child, 'exit')
  await killPostgres(dataDir)
  await Promise.race([ended, sleep(30_000)])
  if (child.exitCode === null && child.signalCode === null)
    throw new Error('The app did not end although its database was killed.')
}

/** Runs a command of the product, and kills it if it takes longer than it may. */
export async function runCommand(words: string[], env: Env, killAfterMs?: number): Promise<number | null> {
  const child = launch('cli/main.ts', words, env)
  child.stdout!.resume()
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearTimeout(timer)
  return code
}
