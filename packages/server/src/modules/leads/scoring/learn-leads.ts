import { dayAt } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import { type Ctx, inChangeSet, systemCtx } from '../../../records/index.ts'
import { learnToWin, replaceCard, type WinAnswer, type WinCardWords, winCard } from '../../sales/index.ts'
import { readLeads } from './read-leads.ts'
import { openLeads, scoreLeads } from './score-leads.ts'

/** What the model of leads that become deals is called in cards. */
const leadModel = 'lead-logistic'

const said: WinCardWords = {
  model: leadModel,
  chosenFor: 'Becomes a deal',
  words: {
    many: 'leads',
    won: 'became deals',
    lost: 'came to nothing',
    pair: 'one that became a deal and one that did not',
    wonOne: 'the one that did',
    began: 'arrived',
  },
  about: {
    sentence: 'What leads that became deals had in common on the day they arrived.',
    assumes: [
      'Effects add up on the log-odds, and are drawn towards none where few leads speak for them.',
      'Leads to come are like those that were closed.',
    ],
    misleads: [
      'It knows nothing of what was said since.',
      'Leads that were answered sooner or by better sellers became deals for that reason, which it takes for their own.',
      'It says what such leads had in common, not what makes one a deal.',
    ],
  },
}

/** Learns every night what leads that became deals had in common, and says it of the open ones. */
export const learnLeadsNightly = defineJob({
  name: 'leads.learn',
  schema: z.strictObject({}),
  cron: '47 2 * * *',
  maxAttempts: 3,
  run: (_, { services, signal }) => learnLeads(systemCtx(services, 'Lead scores'), signal),
})

/** Learns, and replaces estimates and card of before in one transaction. Where nothing can be said there are no estimates, and the card says why. */
export async function learnLeads(ctx: Ctx, signal: AbortSignal): Promise<void> {
  const [closed, open] = await Promise.all([readLeads(ctx, 'closed'), readLeads(ctx, 'open')])
  const answer = await learnToWin({ closed, open, words: said.words }, signal)
  const asOf = dayAt(ctx.setting.now, ctx.setting.timeZone)
  await inChangeSet(ctx, { kind: 'system', label: 'Lead scores' }, async (within) => {
    await replaceCard(within, winCard(answer, closed.ids.length, asOf, said))
    await scoreLeads(within, openLeads)
    await writeProbabilities(within, 'scores' in answer ? answer : undefined)
  })
}

async function writeProbabilities(ctx: Ctx, answer: WinAnswer | undefined): Promise<void> {
  await sql`update lead_score set probability = null, base_rate = null, model_reasons = null where probability is not null`.execute(
    ctx.db,
  )
  if (!answer || answer.scores.length === 0) return
  const { positives, rows } = answer.model
  await sql`
    update lead_score set probability = score.probability, base_rate = ${positives / rows}, model_reasons = score.reasons
    from jsonb_to_recordset(${JSON.stringify(answer.scores)}::jsonb) as score (id uuid, probability float8, reasons jsonb)
    where lead_score.lead_id = score.id`.execute(ctx.db)
}
