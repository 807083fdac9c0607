/** The shop as a larger business runs it: app, worker and database apart, with a network between them. */
import type { ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '@regulars/analytics'
import { createPool } from '../../packages/server/src/platform/database/connect.ts'
import {
  type EmbeddedDatabase,
  openEmbedded,
} from '../../packages/server/src/platform/database/embedded/embedded.ts'
import { atExit, quitPostgres } from './at-exit.ts'
import { chosenOffset } from './clock.ts'
import { eventually } from './eventually.ts'
import {
  type Env,
  killPostgres,
  killProcess,
  launch,
  onOwnEnd,
  readyAddress,
  setClockWrong,
} from './launch.ts'
import { askThrough, type Fault, type Shop } from './shop.ts'
import { runCommand } from './together.ts'
import { layWire, type Wire } from './wire.ts'

/** A shop in processes apart. */
export interface ApartShop extends Shop {
  /** Where the database can be reached, past the network that is harmed: another database of that name. */
  databaseUrl(name: string): string
}

/** Makes a shop in processes apart. */
export async function apartShop(env: Env = {}): Promise<ApartShop> {
  const directory = await mkdtemp(join(tmpdir(), 'regulars faults '))
  await chmod(directory, 0o755)
  const dataDir = join(directory, 'data')
  const gone = atExit(() => quitPostgres(dataDir))
  const open = () => openEmbedded({ dataDir, purpose: 'faults', whenOpen: 'refuse' })
  const parts: Parts = { database: await open(), processes: {} }
  const wire = await layWire(() => endOf(parts.database))
  const databaseUrl = (name: string) => urlOf(parts.database, wire.port, name)
  const given = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl('regulars'), ...env }
  const pool = createPool(parts.database.settings, { maxConnections: 4 })
  const ownEnds: string[] = []
  const start = async (part: 'app' | 'worker', role: string) => {
    const child = launch('main.ts', [], { ...given, ROLE: role })
    parts.processes[part] = child
    onOwnEnd(child, (how) => ownEnds.push(`${part}: ${how}`))
    return readyAddress(child)
  }
  let address = ''
  let key = ''
  const startApp = async () => {
    address = await start('app', 'web')
  }
  const startWorker = async () => {
    await start('worker', 'worker')
  }
  const restart = async (part: 'app' | 'worker') => {
    await killProcess(parts.processes[part]!)
    await (part === 'app' ? startApp() : startWorker())
    return `${part} killed`
  }
  const harms: Record<Fault, (random: Random) => Promise<string>> = {
    app: () => restart('app'),
    worker: () => restart('worker'),
    async database(random) {
      await killPostgres(dataDir)
      await parts.database.lost
      await sleep(random() * 2_000)
      parts.database = await open()
      return 'PostgreSQL killed'
    },
    network: (random) => harmNetwork(wire, random),
    async clock(random) {
      const { ms, words } = chosenOffset(random)
      for (const child of Object.values(parts.processes)) setClockWrong(child, ms)
      return words
    },
  }
  return {
    kind: 'apart',
    faults: ['app', 'worker', 'database', 'network', 'clock'],
    dataDir,
    databaseUrl,
    ...askThrough({ address: () => address, key: () => key }),
    async start() {
      await startApp()
      await startWorker()
      key = (await text(launch('cli/main.ts', ['api-key', 'create', '--name', 'test'], given).stdout!)).trim()
    },
    harm: (fault, random) => harms[fault](random),
    async remove() {
      for (const child of Object.values(parts.processes)) await killProcess(child, 'SIGTERM')
      await wire.close()
      await pool.end()
      await parts.database.close()
      gone()
      await rm(directory, { recursive: true, force: true })
    },
    rows: (query, values = []) =>
      eventually('the database answers', async () => (await pool.query(query, values)).rows),
    ownEnds: () => ownEnds,
    command: (words, killAfterMs) => runCommand(words, given, killAfterMs),
  }
}

interface Parts {
  database: EmbeddedDatabase
  processes: { app?: ChildProcess; worker?: ChildProcess }
}

function endOf({ settings: { host, port } }: EmbeddedDatabase) {
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
}

const urlOf = ({ settings: { user, password } }: EmbeddedDatabase, port: number, name: string): string =>
  `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`

/** Cut and back at once, gone for a while, or dead without a word and then gone. */
async function harmNetwork(wire: Wire, random: Random): Promise<string> {
  const kind = random()
  const ms = Math.round(200 + random() * 5_000)
  if (kind < 0.3) {
    wire.cut()
    return 'connections to the database cut'
  }
  if (kind < 0.6) {
    wire.hold()
    await sleep(ms)
  }
  wire.down()
  await sleep(ms)
  wire.up()
  return `database unreachable for ${kind < 0.6 ? `${2 * ms} ms, half of it without a word` : `${ms} ms`}`
}
