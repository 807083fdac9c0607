import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import { type Ctx, inChangeSet, systemCtx } from '../../../records/index.ts'
import type { WinAnswer } from './fit-win-model.ts'
import { learnToWin, replaceCard } from './learn-to-win.ts'
import { readDeals } from './read-deals.ts'
import { winCard, winModel } from './win-card.ts'

/** Learns every night how deals are won, and says it of the open ones. */
export const scoreDealsNightly = defineJob({
  name: 'sales.score-deals',
  schema: z.strictObject({}),
  cron: '37 2 * * *',
  maxAttempts: 3,
  run: (_, { services, signal }) => scoreDeals(systemCtx(services, 'Win probabilities'), signal),
})

/** Learns, and replaces the scores and the card of before in one transaction. Where nothing can be said, there are no scores, and the card says why. */
export async function scoreDeals(ctx: Ctx, signal: AbortSignal): Promise<void> {
  const [closed, open] = await Promise.all([readDeals(ctx, 'closed'), readDeals(ctx, 'open')])
  const answer = await learnToWin({ closed, open }, signal)
  const asOf = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.setting.timeZone }).format(ctx.setting.now)
  await inChangeSet(ctx, { kind: 'system', label: 'Win probabilities' }, async (within) => {
    await sql`lock table deal_score in share row exclusive mode`.execute(within.db)
    await replaceCard(within, winCard(answer, closed.ids.length, asOf))
    await replaceScores(within, 'scores' in answer ? answer : undefined, asOf)
  })
}

/** Estimates can be made again at any time, so they are written past the history, as those of customers are. */
async function replaceScores(ctx: Ctx, answer: WinAnswer | undefined, asOf: string): Promise<void> {
  await sql`delete from deal_score`.execute(ctx.db)
  if (!answer || answer.scores.length === 0) return
  const { positives, rows } = answer.model
  await sql`
    insert into deal_score (deal_id, as_of, probability, base_rate, reasons, model)
    select deal.id, ${asOf}::date, score.probability, ${positives / rows}, score.reasons, ${winModel}
    from jsonb_to_recordset(${JSON.stringify(answer.scores)}::jsonb) as score (id uuid, probability float8, reasons jsonb)
    join deal on deal.id = score.id`.execute(ctx.db)
}
