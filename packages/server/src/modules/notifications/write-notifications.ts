import { notificationKinds } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, inTransaction } from '../../records/index.ts'
import { choicesOf } from './choices.ts'
import { mailSoon } from './mail-notifications.ts'
import type { Told } from './recipients.ts'

/** The live topic under which people are told that there is news for them. */
export const notificationsTopic = 'notifications'

/** What notifications have in common that are written together. */
export interface Source {
  changeSetId: string | null
  byId: string | null
  at: Date
}

/** Writes down what people are told, as each wants to be told, and wakes their screens and mails. What was told already is not told again. */
export async function writeNotifications(
  ctx: Ctx,
  told: readonly Told[],
  { changeSetId, byId, at }: Source,
): Promise<void> {
  if (told.length === 0) return
  const choices = await choicesOf(
    ctx,
    told.map(({ userId }) => userId),
  )
  const rows = told.flatMap(({ userId, object, id, kind, about, fields }) => {
    const { inApp, mail } = choices.get(userId)![notificationKinds[kind]]
    if (!inApp && mail === 'never') return []
    return {
      user_id: userId,
      object: object.name,
      record_id: id,
      kind,
      about_object: about?.object.name ?? null,
      about_id: about?.id ?? null,
      fields,
      in_app: inApp,
      mail: mail === 'never' ? null : mail,
    }
  })
  await inTransaction(ctx, async (within) => {
    const { rows: written } = await sql<{ userId: string; mail: string | null }>`
      insert into notification (user_id, object, record_id, kind, about_object, about_id, fields, in_app, mail, by_id, change_set_id, at)
      select user_id, object, record_id, kind, about_object, about_id, fields, in_app, mail, ${byId}::uuid, ${changeSetId}::uuid, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as told (
        user_id uuid, object text, record_id uuid, kind text, about_object text, about_id uuid, fields text[], in_app boolean, mail text)
      on conflict do nothing returning user_id, mail`.execute(within.db)
    const userIds = [...new Set(written.map(({ userId }) => userId))]
    if (userIds.length === 0) return
    await within.services.live.publish(notificationsTopic, { userIds }, within.db)
    for (const { userId, mail } of written) if (mail === 'atOnce') await mailSoon(within, userId)
  })
}
