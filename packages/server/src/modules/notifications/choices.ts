import {
  type MailTime,
  type NotificationChoice,
  type NotificationTopic,
  notificationTopics,
} from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../records/index.ts'

/** How somebody wants to be told, by topic. */
export type NotificationChoices = Record<NotificationTopic, NotificationChoice>

export const topics = Object.keys(notificationTopics) as NotificationTopic[]

/** How some people want to be told; those who chose nothing as it is by itself. */
export async function choicesOf(
  { db }: Pick<Ctx, 'db'>,
  userIds: Iterable<string>,
): Promise<Map<string, NotificationChoices>> {
  const ids = [...new Set(userIds)]
  const { rows } = await sql<{ userId: string; topic: string; inApp: boolean; mail: MailTime }>`
    select user_id, topic, in_app, mail from notification_setting where user_id = any(${ids}::uuid[])`.execute(
    db,
  )
  return new Map(
    ids.map((id) => {
      const chosen = (topic: NotificationTopic): NotificationChoice => {
        const row = rows.find(({ userId, topic: of }) => userId === id && of === topic)
        return row ? { inApp: row.inApp, mail: row.mail } : notificationTopics[topic].standard
      }
      return [id, Object.fromEntries(topics.map((topic) => [topic, chosen(topic)])) as NotificationChoices]
    }),
  )
}

/** Keeps how somebody wants to be told of a topic. */
export async function keepChoice(
  { db }: Pick<Ctx, 'db'>,
  userId: string,
  topic: NotificationTopic,
  { inApp, mail }: NotificationChoice,
): Promise<void> {
  await sql`
    insert into notification_setting (user_id, topic, in_app, mail) values (${userId}, ${topic}, ${inApp}, ${mail})
    on conflict (user_id, topic) do update set in_app = excluded.in_app, mail = excluded.mail`.execute(db)
}
