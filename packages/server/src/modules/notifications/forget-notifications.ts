import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'

const keptDays = 90

/** Forgets what people were told a season ago; what happened stays in the history. */
export const forgetNotifications = defineJob({
  name: 'notifications.forget',
  schema: z.strictObject({}),
  cron: '23 3 * * *',
  async run(_, { services }) {
    const before = new Date(services.clock.now().getTime() - keptDays * 86_400_000)
    await sql`delete from notification where at < ${before}`.execute(services.db)
  },
})
