import { type Actor, type Condition, type ObjectDefinition, parseCondition } from '@regulars/model'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { type Ctx, ctxFor } from '../context.ts'
import { bulkRemove, bulkUpdate } from './bulk.ts'

/** A bulk write that is done in the background, as whoever asked for it and with the rights of that moment. */
export const bulkWrite = defineJob({
  name: 'records.bulk-write',
  schema: z.strictObject({
    object: z.string(),
    filter: z.unknown(),
    segment: z.uuid().optional(),
    /** Values to be written; without them the records are removed. */
    update: z.record(z.string(), z.unknown()).optional(),
    actor: z.custom<Actor>((value) => typeof value === 'object' && value !== null && 'role' in value),
  }),
  label: ({ update }) => (update ? 'Changing many records' : 'Removing many records'),
  async run({ object: name, filter, segment, update, actor }, job) {
    const ctx = ctxFor(job.services, actor)
    const object = ctx.registry.object(name)
    const selection = { ...readFilter(ctx, object, filter), segment }
    const progress = async (done: number, total: number) => {
      job.signal.throwIfAborted()
      await job.progress(done, total)
    }
    if (update) await bulkUpdate(ctx, object, selection, update, {}, progress)
    else await bulkRemove(ctx, object, selection, {}, progress)
  },
})

/** Adds the job; answers with the id of its run. */
export function bulkWriteLater(
  ctx: Ctx,
  object: ObjectDefinition,
  { filter, segment }: { filter?: unknown; segment?: string },
  update: Record<string, unknown> | undefined,
): Promise<string | undefined> {
  const { actor, db, services } = ctx
  return services.jobs.enqueue(
    bulkWrite,
    { object: object.name, filter, segment, update, actor },
    { executor: db, createdBy: actor.userId ?? undefined },
  )
}

function readFilter(ctx: Ctx, object: ObjectDefinition, filter: unknown): { filter?: Condition } {
  return filter === undefined ? {} : { filter: parseCondition(filter, object, ctx.registry) }
}
