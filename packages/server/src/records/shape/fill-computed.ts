import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { type Ctx, systemCtx } from '../context.ts'
import { topicOf } from '../derived/derivation.ts'
import { proveDerived } from '../derived/prove.ts'
import { fieldDerivations } from '../formulas/field-derivations.ts'

/**
 * Computes a formula or roll-up for the records that were there before it, in batches, so that nobody waits long. Records written meanwhile are computed as
 * they are written; whichever comes second finds nothing to do.
 */
export const fillComputed = defineJob({
  name: 'records.fill-computed',
  schema: z.strictObject({ object: z.string(), key: z.string(), label: z.string() }),
  label: ({ label }) => `Computing ${label}`,
  maxAttempts: 5,
  async run({ object: name, key, label }, job) {
    await job.services.definitions.reload()
    const ctx = systemCtx(job.services, `Computing ${label}`)
    const topics = fieldDerivations(ctx.registry)
      .filter(({ object, fields }) => object === name && fields.includes(key))
      .map(topicOf)
    const object = ctx.registry.find(name)
    // Removed meanwhile, or computed at read by now.
    if (!object || topics.length === 0) return
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from ${sql.table(object.table)}`.execute(ctx.db)
    const total = rows[0]?.count ?? 0
    await proveDerived(
      ctx,
      async (done) => {
        job.signal.throwIfAborted()
        await job.progress(Math.min(done, total), total)
      },
      topics,
    )
  },
})

/** Adds the job, in the transaction that makes the field. */
export async function fillLater(ctx: Ctx, object: string, key: string, label: string): Promise<void> {
  const { services, db, actor } = ctx
  await services.jobs.enqueue(
    fillComputed,
    { object, key, label },
    { executor: db, createdBy: actor.userId ?? undefined },
  )
}
