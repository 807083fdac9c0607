import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { product } from '../../packages/server/src/modules/index.ts'
import { makeSample, sampleUntil } from '../../packages/server/src/modules/sample/make-sample.ts'
import { runAnalysis } from '../../packages/server/src/modules/value/run-analysis.ts'
import { startAnalysis } from '../../packages/server/src/modules/value/start-analysis.ts'
import { createApiKey } from '../../packages/server/src/platform/auth/api-keys.ts'
import { readConfig } from '../../packages/server/src/platform/config.ts'
import type { Pool } from '../../packages/server/src/platform/database/connect.ts'
import { openEmbedded } from '../../packages/server/src/platform/database/embedded/embedded.ts'
import { createLog } from '../../packages/server/src/platform/log.ts'
import { buildApp } from '../../packages/server/src/platform/process/build-app.ts'
import { openServices } from '../../packages/server/src/platform/process/open-services.ts'
import type { Services } from '../../packages/server/src/records/index.ts'
import { startLoad } from './load-process.ts'

/** How large the sample business is, and by which seed it is made. */
export interface Size {
  customers: number
  seed: number
}

/** What benchmarks measure: a business in a database of its own, a server over it, and somebody who asks. */
export interface World extends Size {
  services: Services
  pool: Pool
  /** Where the server listens, in this process. */
  address: string
  /** What an owner's program sends with its requests. */
  authorization: string
  /** A folder for files, gone in the end. */
  folder: string
  load: ReturnType<typeof startLoad>
  /** A second, empty database beside the business, for what fills one. */
  empty(): Promise<Beside>
  /** The business itself under other settings: with a mail server. */
  again(env: Record<string, string>): Promise<Beside>
}

/** Services besides those of the server. */
export interface Beside {
  services: Services
  close(): Promise<void>
}

/** Opens an empty world; `fill` makes the business in it. */
export async function openWorld(size: Size): Promise<{ world: World; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'regulars-bench-'))
  // The embedded database may run as another user, who must reach its folder.
  await chmod(folder, 0o755)
  const database = await openEmbedded({ dataDir: folder, purpose: 'benchmark', whenOpen: 'refuse' })
  const log = createLog('silent')
  const config = readConfig({ DATA_DIR: folder, RATE_LIMIT: '999999999' })
  const { services, close } = await openServices(config, database, product, log)
  const { app } = await buildApp(services, product.modules)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const load = startLoad()
  const besideThat = (name: string, env: Record<string, string> = {}) =>
    openServices(
      readConfig({ DATA_DIR: folder, ...env }),
      { settings: { ...database.settings, database: name } },
      product,
      log,
    )
  const world: World = {
    ...size,
    services,
    pool: services.pool,
    address,
    authorization: `Bearer ${await newKey(services)}`,
    folder,
    load,
    empty: emptyDatabases(services.pool, besideThat),
    again: (env) => besideThat(database.settings.database!, env),
  }
  return {
    world,
    async close() {
      load.end()
      await app.close()
      await close()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Makes empty databases, one after another: the first goes through the migrations, the others are copies of it. */
function emptyDatabases(pool: Pool, open: (name: string) => Promise<Beside>): () => Promise<Beside> {
  let count = 0
  const make = async (template: string) => {
    const name = `beside_${count++}`
    await pool.query(`create database ${name} template ${template}`)
    return name
  }
  let blank: Promise<string> | undefined
  const makeBlank = async () => {
    const name = await make('template0')
    await (await open(name)).close()
    return name
  }
  return async () => {
    blank ??= makeBlank()
    const name = await make(await blank)
    const opened = await open(name)
    return {
      services: opened.services,
      async close() {
        await opened.close()
        await pool.query(`drop database ${name} with (force)`)
      },
    }
  }
}

/** Makes the sample business and analyses it, as `sample` and `analyse` do. */
export async function fill({ services, customers, seed, pool }: World, tell: (line: string) => void) {
  await makeSample.run(
    { customers, seed, until: sampleUntil(services), userId: null },
    jobHandle(services, tell),
  )
  const analysisId = await startAnalysis(services, {}, null)
  await runAnalysis.run({ analysisId }, jobHandle(services, tell))
  await pool.query('vacuum analyze')
}

/** What a job is given that runs here and not in a worker. */
export const jobHandle = (services: Services, tell: (message: string) => void = () => {}) => ({
  services,
  runId: undefined,
  attempt: 1,
  signal: new AbortController().signal,
  log: services.log,
  progress: async (_done: number, _total?: number, message?: string) => tell(message ?? ''),
})

async function newKey({ db, pool }: Services): Promise<string> {
  const { rows } = await pool.query<{ id: string }>("select id from role where key = 'owner'")
  const { key } = await createApiKey(db, { name: 'Benchmark', roleId: rows[0]!.id, createdBy: null })
  return key
}
