import { join } from 'node:path'
import { createAuth } from '../auth/auth.ts'
import { sharedSecret } from '../auth/secrets.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { closePool, createDatabase, createPool, type Pool } from '../database/connect.ts'
import { type Migration, migrate, readMigrations } from '../database/migrate.ts'
import type { OpenDatabase } from '../database/open.ts'
import { openDefinitions } from '../definitions.ts'
import { openFileStore } from '../files/file-store.ts'
import { createJobs } from '../jobs/jobs.ts'
import { migrateQueue } from '../jobs/worker.ts'
import { startLive } from '../live/live.ts'
import type { Log } from '../log.ts'
import { openMailTransport } from '../mail/transport.ts'
import type { Identity, Module, Product } from '../module.ts'
import { createMetrics } from '../operations/metrics.ts'
import { watchQueries } from '../operations/query-watch.ts'
import type { Tracing } from '../operations/span.ts'
import type { PlatformServices, Services } from '../services.ts'
import { openSettings } from '../settings.ts'
import { takeSnapshot } from '../upgrade/snapshots.ts'
import { yieldToBuiltIn } from '../upgrade/yielding/yield-to-built-in.ts'
import { version } from './version.ts'

/** The services and the way to close them again. */
export interface OpenServices {
  services: Services
  close(): Promise<void>
}

/** Migrates the database, makes the services on it, and lets each module get ready. */
export async function openServices(
  config: Config,
  database: Pick<OpenDatabase, 'settings'>,
  product: Product,
  log: Log,
): Promise<OpenServices> {
  const pool = createPool(database.settings, {
    onError: ({ message }) => log.warn({ reason: message }, 'A database connection broke.'),
  })
  const queries = watchQueries(pool, systemClock.now)
  const closing: Closing = [() => closePool(pool)]
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each()
  }
  try {
    const taken = await migrate(pool, await readMigrations(), (missing) =>
      beforeUpgrade(config, pool, missing, log),
    )
    if (taken.length > 0) log.info({ steps: taken }, 'The database schema is up to date.')
    // What is built in may come without a step of the schema, too.
    else await yieldToBuiltIn(pool, log)
    await migrateQueue(pool, log)
    queries.forget()
    const services = await makeServices(
      { config, pool, connection: database.settings, log, queries },
      product,
      closing,
    )
    for (const module of product.modules) await module.start?.(services)
    return { services, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** An upgrade can be taken back, so the state before it is kept; then what people made yields to what comes. */
async function beforeUpgrade(
  { dataDir, upgradeSnapshots }: Config,
  pool: Pool,
  missing: readonly Migration[],
  log: Log,
): Promise<void> {
  if (upgradeSnapshots) {
    const reason = `before-${String(missing[0]?.number).padStart(4, '0')}` as const
    const file = await takeSnapshot({ dataDir, pool, version, now: systemClock.now(), reason })
    log.info({ file }, 'The state before the upgrade is kept; "rollback" goes back to it.')
  }
  await yieldToBuiltIn(pool, log)
}

/** Loaded only where it is wanted. */
async function openTracing(wanted: NonNullable<Config['tracing']>, log: Log): Promise<Tracing> {
  const { startTracing } = await import('../operations/tracing.ts')
  return startTracing({ ...wanted, version, log })
}

/** What must be closed, in the order in which it was opened. */
type Closing = (() => unknown)[]

async function makeServices(
  given: Pick<PlatformServices, 'config' | 'pool' | 'connection' | 'log' | 'queries'>,
  product: Product,
  closing: Closing,
): Promise<Services> {
  const { config, pool, connection, log, queries } = given
  const db = createDatabase(pool)
  const tracing = config.tracing && (await openTracing(config.tracing, log))
  if (tracing) {
    queries.traceWith(tracing)
    closing.push(() => tracing.close())
  }
  const live = await startLive(connection, db, log)
  closing.push(() => live.close())
  const settings = await openSettings(db, live)
  closing.push(() => settings.close())
  const definitions = await openDefinitions(db, live, log)
  closing.push(() => definitions.close())
  const mail = openMailTransport(config.smtpUrl)
  closing.push(() => mail.close())
  const secret = await sharedSecret(db, 'auth')
  const services: Services = product.services({
    ...given,
    db,
    live,
    settings,
    mail,
    jobs: createJobs(db, live),
    files: openFileStore(join(config.dataDir, 'files')),
    auth: createAuth({
      pool,
      log,
      secret,
      publicUrl: config.publicUrl,
      sessionDays: config.sessionDays,
      ...signIn(product.modules, () => services),
    }),
    clock: systemClock,
    tracing,
    metrics: createMetrics({ db, pool, queries, version }),
    definitions,
  })
  return services
}

/** The module that knows who people are; a server without one lets nobody in. */
export function identityOf(modules: readonly Module[]): Identity | undefined {
  const [identity, second] = modules.flatMap((module) => module.identity ?? [])
  if (second) throw new Error('Two modules say who people are.')
  return identity
}

function signIn(modules: readonly Module[], services: () => Services) {
  const identity = identityOf(modules)
  if (!identity) return { maySignIn: async () => false }
  return {
    maySignIn: (userId: string) => identity.maySignIn(userId, services()),
    sendPasswordLink: (to: { email: string; name: string }, token: string) =>
      identity.sendPasswordLink(to, token, services()),
  }
}
