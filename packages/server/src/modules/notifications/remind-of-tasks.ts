import { task } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { systemCtx } from '../../records/index.ts'
import { writeNotifications } from './write-notifications.ts'

/** Reminders that are older than this when they are found, since the server stood still, are not sent any more. */
const latestMs = 24 * 3_600_000
const mostAtOnce = 500

/** Tells whoever is responsible for a task that its reminder is due: the screen says so by itself, this is for the bell and the mail. */
export const remindOfTasks = defineJob({
  name: 'notifications.remind-of-tasks',
  schema: z.strictObject({}),
  cron: '* * * * *',
  async run(_, { services }) {
    const ctx = systemCtx(services, 'Reminders')
    const now = services.clock.now()
    const { rows } = await sql<{ id: string; ownerId: string; remindAt: Date }>`
      select task.id, owner_id, remind_at from task join app_user on app_user.id = owner_id and app_user.active
      where remind_at <= ${now} and remind_at > ${new Date(now.getTime() - latestMs)} and done_at is null and task.deleted_at is null
        and not exists (
          select from notification where record_id = task.id and user_id = owner_id and kind = 'reminder' and notification.at = remind_at)
      order by remind_at limit ${sql.lit(mostAtOnce)}`.execute(services.db)
    for (const { id, ownerId, remindAt } of rows)
      await writeNotifications(ctx, [{ userId: ownerId, object: task, id, kind: 'reminder', fields: [] }], {
        changeSetId: null,
        byId: null,
        at: remindAt,
      })
  },
})
