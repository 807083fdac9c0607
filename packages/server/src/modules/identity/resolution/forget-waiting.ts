import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'

/** How long a visitor who never became known is remembered. */
const keptForDays = 365

/** Forgets touchpoints of visitors who did not become known within a year, without a trace: nobody can ask for them any more. */
export const forgetWaiting = defineJob({
  name: 'identity.forget-waiting',
  schema: z.strictObject({}),
  cron: '23 3 * * *',
  async run(_, { services }) {
    const expired = new Date(services.clock.now().getTime() - keptForDays * 24 * 60 * 60 * 1000)
    await sql`delete from waiting_touchpoint where at < ${expired}`.execute(services.db)
  },
})
