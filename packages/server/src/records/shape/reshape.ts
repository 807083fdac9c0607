import { setTimeout as sleep } from 'node:timers/promises'
import type { Registry } from '@regulars/model'
import { sql } from 'kysely'
import { objectsTopic, readRegistry } from '../../platform/definitions.ts'
import { Problem } from '../../platform/problem.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import type { Ctx } from '../context.ts'
import { alignIndexes } from './align-indexes.ts'
import { alignSchema } from './align-schema.ts'

/** Any number of our own: definitions change one after another. */
const definitionsLock = 7_263_502
const attempts = 5

/**
 * Changes the definitions of objects and fields: `work` writes their rows, and the database follows them, all in one transaction and one change set.
 * When it is done, this process knows the new definitions, and the others are told.
 *
 * @throws Problem `shape.busy` when a table is in use by long work
 */
export async function reshape<T>(ctx: Ctx, label: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const result = await untilFree(() =>
    inChangeSet(ctx, { label }, async (within) => {
      await sql`select pg_advisory_xact_lock(${definitionsLock})`.execute(within.db)
      const done = await work({ ...within, registry: await readRegistry(within.db) })
      await followDefinitions(within)
      return done
    }),
  )
  await ctx.services.definitions.reload()
  return result
}

/** Lets the database follow the definitions as they have become in this transaction, and tells every process once it is committed. */
export async function followDefinitions(ctx: Ctx): Promise<Registry> {
  const registry = await readRegistry(ctx.db)
  await alignSchema(ctx, registry)
  await ctx.services.jobs.enqueue(alignIndexes, {}, { executor: ctx.db, key: alignIndexes.name })
  await ctx.services.live.publish(objectsTopic, null, ctx.db)
  return registry
}

/** Tries again while a table is locked by others, with growing pauses in which they can work. */
async function untilFree<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isLocked(error)) throw error
      if (tried === attempts) throw busy(error)
      await sleep(200 * 2 ** tried)
    }
  }
}

/** Waited too long, or was chosen to give way; a problem made of either still says so. */
function isLocked(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return ['55P03', '40P01'].some((locked) => locked === code || locked === cause?.code)
}

const busy = (cause: unknown): Problem =>
  new Problem('shape.busy', {
    status: 409,
    title: 'The table is in use by long work, such as an import, so it cannot be changed just now.',
    mend: 'Try again in a minute.',
    cause,
  })
