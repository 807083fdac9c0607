import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import type { ChangeNews, Ctx } from '../../records/index.ts'
import { startAnalysis } from './start-analysis.ts'

/** People who go through a list of twins merge many in a row; one analysis afterwards is enough. */
const waitMs = 10 * 60_000

/** Works the estimates out anew after people were merged: two short histories are not one long one. */
export const analyseMerged = defineJob({
  name: 'value.analyse-merged',
  schema: z.object({}),
  async run(_payload, { services }) {
    const { rows } = await sql`select from contact_score limit 1`.execute(services.db)
    if (rows.length > 0) await startAnalysis(services, {}, null)
  },
})

/** Asks for that analysis; of several that wait there is one. */
export async function analyseMergedLater(ctx: Ctx, { changeSetId }: ChangeNews): Promise<void> {
  const { rows } = await sql`
    select from merged_record where change_set_id = ${changeSetId} and object = 'contact' limit 1`.execute(
    ctx.db,
  )
  if (rows.length === 0) return
  const { clock, jobs } = ctx.services
  await jobs.enqueue(
    analyseMerged,
    {},
    { key: analyseMerged.name, runAt: new Date(clock.now().getTime() + waitMs) },
  )
}
