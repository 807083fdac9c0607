import { deal, task } from '@regulars/model'
import { sql } from 'kysely'
import { Problem } from '../../../platform/problem.ts'
import { type Ctx, create, update } from '../../../records/index.ts'
import type { StoredQuote } from './read-quote.ts'

interface DealToWin {
  title: string
  currency: string
  status: string
  wonStageId: string | null
}

/**
 * Wins the deal of an accepted quote: it goes to the won stage of its pipeline and is worth what was signed, without tax. A customer is never refused because
 * of what a stage asks of us: then the deal stays where it is, and whoever looks after the quote gets a task that says what is missing.
 */
export async function winDeal(ctx: Ctx, quote: StoredQuote): Promise<void> {
  const { dealId } = quote
  const found = dealId === null ? undefined : await readDeal(ctx, dealId)
  if (dealId === null || !found || found.status === 'won' || found.wonStageId === null) return
  const worth = found.currency === quote.currency ? { value: quote.net } : {}
  try {
    await update(ctx, deal, dealId, { stageId: found.wonStageId, ...worth }, { trusted: true })
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const title = `Quote ${quote.number} was accepted, but “${found.title}” could not be won: ${error.title}`
    const { contactId, companyId, ownerId } = quote
    await create(ctx, task, { title: title.slice(0, 300), contactId, companyId, ownerId }, { trusted: true })
  }
}

async function readDeal(ctx: Ctx, id: string): Promise<DealToWin | undefined> {
  const { rows } = await sql<DealToWin>`
    select deal.title, deal.currency, deal.status, (
      select won.id from stage as won
      where won.pipeline_id = stage.pipeline_id and won.outcome = 'won' and won.deleted_at is null order by won.position, won.id limit 1
    ) as won_stage_id
    from deal join stage on stage.id = deal.stage_id
    where deal.id = ${id} and deal.deleted_at is null for no key update of deal`.execute(ctx.db)
  return rows[0]
}
