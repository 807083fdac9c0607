import { sql } from 'kysely'
import { type ChangeNews, type Ctx, changedIds } from '../../records/index.ts'
import { assignLeads, waitingLeads } from './assignment/assign-leads.ts'
import { rescoreChanged } from './scoring/score-leads.ts'

/** What happens to every new lead, wherever it comes from: it is warm or cold first, since rules of assignment may ask for that, and then somebody's. */
export async function welcomeLeads(ctx: Ctx, news: ChangeNews): Promise<void> {
  await rescoreChanged(ctx, news)
  await assignLeads(ctx, sql`${waitingLeads} and lead.id in (${changedIds(ctx, news)})`)
}

/** A rule that came or changed may have somebody for those who wait. */
export async function giveWaiting(ctx: Ctx): Promise<void> {
  await assignLeads(ctx, waitingLeads)
}
