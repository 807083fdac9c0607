import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import { applyPatches, type Ctx, inChangeSet, type Services, systemCtx } from '../../../records/index.ts'

/** A visit is over when no page was read for so long; the next page begins another. */
export const pauseMinutes = 30

/** Visits of nobody in particular are forgotten after so many days. */
const keptDays = 90

/** Says whose the visits of a browser were, now that it is known; those that are over become part of their memory. */
export async function linkVisits(ctx: Ctx, visitor: string, contactId: string): Promise<void> {
  const now = ctx.services.clock.now()
  await applyPatches(ctx, ctx.registry.object('webVisit'), {
    columns: ['contact_id', 'told_at'],
    select: sql`
      select id, jsonb_build_object('contact_id', ${contactId}::uuid, 'told_at', ${now}::timestamptz) as patch
      from web_visit where visitor = ${visitor} and contact_id is null and deleted_at is null`,
  })
}

/** Every ten minutes: visits of people we know that are over since become part of their memory, all in one change set. */
export const tellVisits = defineJob({
  name: 'leads.tell-visits',
  schema: z.strictObject({}),
  cron: '*/10 * * * *',
  maxAttempts: 3,
  async run(_, { services }) {
    await tellFinishedVisits(services)
    const oldest = new Date(services.clock.now().getTime() - keptDays * 86_400_000)
    await sql`delete from web_visit where contact_id is null and last_at < ${oldest}`.execute(services.db)
  },
})

/** Makes touchpoints of the finished visits of people we know. */
export async function tellFinishedVisits(services: Services): Promise<void> {
  const now = services.clock.now()
  const before = new Date(now.getTime() - pauseMinutes * 60_000)
  await inChangeSet(
    systemCtx(services, 'Website visits'),
    { kind: 'system', label: 'Website visits' },
    (inside) =>
      applyPatches(inside, inside.registry.object('webVisit'), {
        columns: ['told_at'],
        select: sql`
        select id, jsonb_build_object('told_at', ${now}::timestamptz) as patch from web_visit
        where contact_id is not null and told_at is null and last_at < ${before} and deleted_at is null
        order by id limit 5000`,
      }),
  )
}
