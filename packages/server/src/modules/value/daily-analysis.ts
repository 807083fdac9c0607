import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { hasRate } from '../../records/index.ts'
import { startAnalysis } from './start-analysis.ts'

/** Works the estimates out anew every night on which there is something new to say: time has passed, or orders have come. */
export const dailyAnalysis = defineJob({
  name: 'value.analyse-daily',
  schema: z.object({}),
  cron: '23 2 * * *',
  async run(_payload, { services }) {
    const { rows } = await sql<{ stale: boolean }>`
      select exists (select from "order" where contact_id is not null and ${hasRate(sql`currency`, services.settings.get('currency'), sql`placed_on`)})
        and not exists (select from analysis where created_at > ${services.clock.now()}::timestamptz - interval '20 hours' and status <> 'failed')
        as stale
    `.execute(services.db)
    if (rows[0]?.stale) await startAnalysis(services, {}, null)
  },
})
