import { modelCard } from '@regulars/model'
import { sql } from 'kysely'
import { runApart } from '../../../platform/jobs/run-apart.ts'
import { type Ctx, create } from '../../../records/index.ts'
import type { WinAnswer, WinQuestion } from './fit-win-model.ts'

const thread = new URL('./win-thread.ts', import.meta.url)

/** Learns from what was won and lost, in a thread of its own. */
export const learnToWin = (
  question: WinQuestion,
  signal: AbortSignal,
): Promise<WinAnswer | { ok: false; reason: string }> => runApart(thread, question, signal)

/** Puts a model card in the place of the one of before. */
export async function replaceCard(ctx: Ctx, card: Record<string, unknown>): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from model_card where model = ${card.model}`.execute(
    ctx.db,
  )
  await sql`delete from model_card where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  await create(ctx, modelCard, card, { trusted: true })
}
