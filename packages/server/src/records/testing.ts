import { type Actor, builtInRoles, type Role } from '@regulars/model'
import { afterAll } from 'vitest'
import { type FixedClock, fixedClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { builtInDefinitions } from '../platform/definitions.ts'
import type { JobHandle } from '../platform/jobs/job.ts'
import { createJobs } from '../platform/jobs/jobs.ts'
import { type Live, startLive } from '../platform/live/live.ts'
import { createLog } from '../platform/log.ts'
import type { Module } from '../platform/module.ts'
import type { Services } from '../platform/services.ts'
import { openSettings } from '../platform/settings.ts'
import { type TestDatabase, testDatabase } from '../platform/testing.ts'
import { type Ctx, ctxFor, systemCtx } from './context.ts'
import { forgetFiles } from './files/forget-files.ts'
import { collectRules } from './rules.ts'
import { alignIndexes } from './shape/align-indexes.ts'
import { fillComputed } from './shape/fill-computed.ts'
import { fillIdentifiers } from './shape/identifiers.ts'
import { purgeOld } from './write/purge-old.ts'

/** A record engine on a database of its own, with a clock that stands still until it is moved. */
export interface TestRecords extends TestDatabase {
  services: Services
  clock: FixedClock
  live: Live
  /** Acts as the product itself. */
  ctx: Ctx
  /** Acts as somebody with a role: a built-in one by key, or one made for the test. */
  as(role: string | Role, who?: Partial<Actor>): Ctx
}

/** Makes a record engine for this test file, with the rules of the modules given. */
export async function testRecords(modules: readonly Module[] = []): Promise<TestRecords> {
  const database = await testDatabase()
  const { db, pool, settings: connection } = database
  const log = createLog('silent')
  const clock = fixedClock('2026-03-02T09:00:00Z')
  const live = await startLive(connection, db, log)
  const settings = await openSettings(db, live)
  afterAll(async () => {
    settings.close()
    await live.close()
  })
  const services = {
    config: readConfig({}),
    db,
    pool,
    connection,
    log,
    clock,
    live,
    settings,
    jobs: createJobs(db, live),
    definitions: builtInDefinitions,
    rules: collectRules(modules),
    ...withoutDoors(),
    // Modules add services of their own, which the engine does not know.
  } as unknown as Services
  return {
    ...database,
    services,
    clock,
    live,
    get ctx() {
      return systemCtx(services, 'Test')
    },
    as: (role, who) => ctxFor(services, actorWith(role, who)),
  }
}

/** Somebody with a role. */
export function actorWith(role: string | Role, who: Partial<Actor> = {}): Actor {
  const found = typeof role === 'string' ? builtInRoles.find(({ key }) => key === role) : role
  if (!found) throw new RangeError(`There is no role ${String(role)}.`)
  const userId = who.userId ?? null
  return { kind: 'user', name: found.label, role: found, teamUserIds: userId ? [userId] : [], ...who, userId }
}

/** What the record engine never opens by itself: files, mail and sign-in. A test of records that knocks there is told so. */
function withoutDoors(): Pick<Services, 'files' | 'mail' | 'auth'> {
  const closed = (what: string) =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          throw new Error(`The record engine does not use ${what}.${String(name)}.`)
        },
      },
    )
  return {
    files: closed('files') as Services['files'],
    mail: closed('mail') as Services['mail'],
    auth: closed('auth') as Services['auth'],
  }
}

/** Does at once what the job does some time after a change of definitions. */
export const alignIndexesNow = (services: Services): Promise<void> =>
  alignIndexes.run({}, { services, signal: new AbortController().signal } as JobHandle<Services>)

/** Does at once what the job does some time after a formula or roll-up was made. */
export const fillComputedNow = (services: Services, object: string, key: string): Promise<void> =>
  fillComputed.run({ object, key, label: key }, {
    services,
    signal: new AbortController().signal,
    progress: async () => {},
  } as unknown as JobHandle<Services>)

/** Does at once what the job does some time after an identifier was made. */
export const fillIdentifiersNow = (services: Services, object: string, key: string): Promise<void> =>
  fillIdentifiers.run({ object, key, label: key }, {
    services,
    signal: new AbortController().signal,
    progress: async () => {},
  } as unknown as JobHandle<Services>)

/** Does at once what the job does every night. */
export const purgeOldNow = (services: Services): Promise<void> =>
  purgeOld.run({}, { services, signal: new AbortController().signal } as JobHandle<Services>)

/** Does at once what the job does every night. */
export const forgetFilesNow = (services: Services): Promise<void> =>
  forgetFiles.run({}, { services, signal: new AbortController().signal } as JobHandle<Services>)
