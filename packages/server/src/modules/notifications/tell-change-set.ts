import { sql } from 'kysely'
import { z } from 'zod'
import type { Live } from '../../platform/live/live.ts'
import { defineJob } from '../../platform/module.ts'
import { type AfterChangeSet, type ChangeCounts, type Ctx, systemCtx } from '../../records/index.ts'
import { activePeople } from './colleagues.ts'
import { type Happening, happeningsOf } from './happenings.ts'
import { keepFollowersOfMerged, recipientsOf } from './recipients.ts'
import { writeNotifications } from './write-notifications.ts'

/** Kinds of change sets of which nobody is told. */
const untold: readonly string[] = ['import', 'program']

/** Adds the job that tells of a change set, where there is anybody to tell. */
export const tellLater: AfterChangeSet = async (ctx, { id, kind }) => {
  if (untold.includes(kind) || !(await hasColleagues(ctx))) return undefined
  return [ctx.services.jobs.enqueuing(tellChangeSet, { changeSetId: id })]
}

const asked = new WeakMap<Live, { several: boolean; until: number }>()

/** Whether more than one person works here. Remembered, since every write asks: for a minute when so, for a second when not. */
async function hasColleagues({ services: { live, clock }, db }: Ctx): Promise<boolean> {
  const now = clock.now().getTime()
  const known = asked.get(live)
  if (known && known.until > now) return known.several
  const { rows } = await sql`select from app_user where active limit 1 offset 1`.execute(db)
  const several = rows.length > 0
  asked.set(live, { several, until: now + (several ? 60_000 : 1_000) })
  return several
}

/** Tells of a change set whoever follows what it changed, is mentioned in it, or was given something. */
export const tellChangeSet = defineJob({
  name: 'notifications.tell',
  schema: z.strictObject({ changeSetId: z.uuid() }),
  async run({ changeSetId }, { services }) {
    const ctx = systemCtx(services, 'Notifications')
    const changeSet = await readChangeSet(ctx, changeSetId)
    if (!changeSet) return
    const { counts, byId } = changeSet
    if (counts.mergedRecord?.created) await keepFollowersOfMerged(ctx, changeSetId)
    const found = await happeningsOf(ctx, changeSetId, counts, await activePeople(ctx))
    // What the product does by itself is told to whom it gives something: a lead by a rule, a task before a notice day.
    const happenings = changeSet.kind === 'system' ? found.filter(({ kind }) => kind === 'assigned') : found
    const told = await recipientsOf(ctx, happenings, byId)
    await writeNotifications(ctx, told, { changeSetId, byId, at: changeSet.at })
    if (changeSet.kind === 'edit' && byId) await followWritten(ctx, happenings, byId)
  },
})

async function readChangeSet(ctx: Ctx, id: string) {
  const { rows } = await sql<{ kind: string; counts: ChangeCounts; byId: string | null; at: Date }>`
    select kind, coalesce(counts, '{}') as counts, created_by_id as by_id, created_at as at from change_set where id = ${id}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Whoever writes on a page is told what others answer there, unless they ended that. */
async function followWritten(ctx: Ctx, happenings: readonly Happening[], userId: string): Promise<void> {
  for (const { object, id, kind } of happenings) {
    if (kind !== 'written') continue
    await sql`
      insert into record_follow (object, record_id, user_id, following, created_at)
      values (${object.name}, ${id}, ${userId}, true, ${ctx.services.clock.now()}) on conflict do nothing`.execute(
      ctx.db,
    )
  }
}
