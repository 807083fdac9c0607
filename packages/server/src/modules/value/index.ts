/**
 * Value: what customers are worth, who still is one, and how sure that is (objects: model/src/objects/value.ts; screens: web/src/modules/value).
 *
 * Words: *facts* are what the orders tell of a customer as of a day; *estimates* what models make of them, each with a range; a *model card* what a fitted
 * model says about itself, with a *back-test*: what it would have said a while ago against what came. Laws: estimates never stand among facts;
 * whether somebody still is a customer is never answered by BG/NBD; which model speaks is decided by the back-test on this business's own data; too little
 * data means a sentence, not a number.
 */
import { sql } from 'kysely'
import { defineModule } from '../../platform/module.ts'
import type { Ctx } from '../../records/index.ts'
import { analyseCommand } from './analyse-command.ts'
import { analyseMerged, analyseMergedLater } from './analyse-merged.ts'
import { dailyAnalysis } from './daily-analysis.ts'
import { addValueRoutes } from './routes.ts'
import { runAnalysis } from './run-analysis.ts'
import { startAnalysis } from './start-analysis.ts'

export const value = defineModule({
  name: 'value',
  uses: [],
  routes: addValueRoutes,
  jobs: [runAnalysis, dailyAnalysis, analyseMerged],
  commands: [analyseCommand],
  on: { 'order.created': analyseAfterImport, 'mergedRecord.created': analyseMergedLater },
})

/** More orders than this at once are an import, after which the estimates of before say little. Single orders wait for the next analysis. */
const manyOrders = 100

async function analyseAfterImport(ctx: Ctx, { count }: { count: number }): Promise<void> {
  if (count < manyOrders) return
  const { rows } = await sql`select from analysis where status = 'queued' limit 1`.execute(ctx.db)
  if (rows.length > 0) return
  await startAnalysis(ctx.services, {}, null).catch((error: unknown) => {
    // Orders without customers, or in another currency only: there is nothing to work out.
    if ((error as { code?: string }).code !== 'analysis.no-orders') throw error
  })
}
