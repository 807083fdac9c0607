import type { Actor } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { type Ctx, ctxFor, inTransaction, type Services, systemCtx } from '../../records/index.ts'
import { loadUser } from '../governance/index.ts'
import { groupsFor, type NotificationGroup } from './read-notifications.ts'
import { sayNotification } from './say-notification.ts'

/** So long is waited, so that what happens together comes in one mail, and what is read meanwhile in none. */
const gatherMs = 60_000
/** What could not be mailed for so long is no news any more. */
const newsForMs = 2 * 24 * 3_600_000
/** The hour of each person’s morning at which the daily mail comes. */
const morningHour = 7

/** Mails somebody what they want to be told at once. */
export const mailAtOnce = defineJob({
  name: 'notifications.mail',
  schema: z.strictObject({ userId: z.uuid() }),
  run: ({ userId }, { services }) => mailTo(services, userId, ['atOnce']),
})

/** Mails everybody what they want to be told once a day, in their morning; with it what should have gone at once and did not. */
export const mailDaily = defineJob({
  name: 'notifications.mail-daily',
  schema: z.strictObject({}),
  cron: '4 * * * *',
  async run(_, job) {
    const { services } = job
    const zone = services.settings.get('timeZone')
    const { rows } = await sql<{ id: string }>`
      select id from app_user where active
        and extract(hour from ${services.clock.now()}::timestamptz at time zone coalesce(nullif(time_zone, ''), ${zone})) = ${sql.lit(morningHour)}
        and exists (select from notification where user_id = app_user.id and mailed_at is null and read_at is null and mail in ('atOnce', 'daily'))`.execute(
      services.db,
    )
    for (const { id } of rows) {
      job.signal.throwIfAborted()
      await mailTo(services, id, ['atOnce', 'daily'])
    }
  },
})

/** Adds the job that mails somebody, in the transaction of what they are told. */
export async function mailSoon({ services, db }: Ctx, userId: string): Promise<void> {
  if (!services.mail.sends) return
  const runAt = new Date(services.clock.now().getTime() + gatherMs)
  await services.jobs.enqueue(
    mailAtOnce,
    { userId },
    { executor: db, key: `notifications.mail:${userId}`, runAt },
  )
}

/**
 * One mail with all that waits for somebody and they have not read yet. It is noted as mailed in the transaction in which it is sent, so a mail server that does not answer
 * leaves it waiting for the next attempt.
 */
async function mailTo(services: Services, userId: string, times: readonly string[]): Promise<void> {
  const from = services.settings.get('mailFrom')
  const actor = await loadUser(services, userId)
  if (!services.mail.sends || from === null || !actor) return
  await inTransaction(systemCtx(services, 'Notifications'), async ({ db }) => {
    const since = new Date(services.clock.now().getTime() - newsForMs)
    const { rows } = await sql<{ id: string }>`
      select id from notification
      where user_id = ${userId} and mail = any(${[...times]}) and mailed_at is null and read_at is null and at > ${since}
      order by at desc limit 100 for update skip locked`.execute(db)
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return
    await sql`update notification set mailed_at = ${services.clock.now()} where id = any(${ids}::uuid[])`.execute(
      db,
    )
    const ctx = { ...ctxFor(services, actor), db }
    const { data } = await groupsFor(ctx, sql`id = any(${ids}::uuid[]) order by at desc, id desc`)
    if (data.length > 0)
      await services.mail.send({ from, to: await addressOf(ctx, actor), ...written(services, data) })
  })
}

async function addressOf({ db }: Ctx, { userId }: Actor): Promise<string> {
  const { rows } = await sql<{ email: string }>`select email from app_user where id = ${userId}`.execute(db)
  return rows[0]!.email
}

/** Subject and text: what of which record, each with the way to its page. */
function written({ config, settings }: Services, groups: readonly NotificationGroup[]) {
  const base = config.publicUrl ?? `http://localhost:${config.port}`
  const [first, ...others] = groups
  const parts = groups.map((group) =>
    [
      `${group.title} (${group.label.toLowerCase()})`,
      ...group.notifications.map((told) => `  ${sayNotification(group, told)}`),
      `  ${base}/${group.object}/${group.id}`,
    ].join('\n'),
  )
  const subject = `${oneLine(first!.title)}${others.length > 0 ? ` and ${others.length} more` : ''}`
  const foot = `You chose to be told by mail. Change that under You in ${settings.get('businessName') || 'Regulars'}: ${base}/settings/account`
  return { subject, text: `${[...parts, foot].join('\n\n')}\n` }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
