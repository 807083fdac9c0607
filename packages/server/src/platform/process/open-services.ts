import { join } from 'node:path'
import { builtInRegistry } from '@regulars/model'
import { createAuth } from '../auth/auth.ts'
import { sharedSecret } from '../auth/secrets.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { closePool, createDatabase, createPool } from '../database/connect.ts'
import { migrate, readMigrations } from '../database/migrate.ts'
import type { OpenDatabase } from '../database/open.ts'
import { openFileStore } from '../files/file-store.ts'
import { createJobs } from '../jobs/jobs.ts'
import { migrateQueue } from '../jobs/worker.ts'
import { startLive } from '../live/live.ts'
import type { Log } from '../log.ts'
import { openMailTransport } from '../mail/transport.ts'
import type { Identity, Module, Product } from '../module.ts'
import type { Services } from '../services.ts'
import { openSettings } from '../settings.ts'

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
  const closing: (() => unknown)[] = [() => closePool(pool)]
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each()
  }
  try {
    const taken = await migrate(pool, await readMigrations())
    if (taken.length > 0) log.info({ steps: taken }, 'The database schema is up to date.')
    await migrateQueue(pool, log)
    const db = createDatabase(pool)
    const live = await startLive(database.settings, db, log)
    closing.push(() => live.close())
    const settings = await openSettings(db, live)
    closing.push(() => settings.close())
    const mail = openMailTransport(config.smtpUrl)
    closing.push(() => mail.close())
    const services: Services = product.services({
      config,
      pool,
      db,
      connection: database.settings,
      log,
      live,
      settings,
      mail,
      jobs: createJobs(db, live),
      files: openFileStore(join(config.dataDir, 'files')),
      auth: createAuth({
        pool,
        log,
        secret: await sharedSecret(db, 'auth'),
        publicUrl: config.publicUrl,
        ...signIn(product.modules, (): Services => services),
      }),
      clock: systemClock,
      registry: builtInRegistry,
    })
    for (const module of product.modules) await module.start?.(services)
    return { services, close }
  } catch (error) {
    await close()
    throw error
  }
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
