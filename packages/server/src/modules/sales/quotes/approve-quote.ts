import { quote } from '@regulars/model'
import { type Ctx, inChangeSet, update } from '../../../records/index.ts'
import { noSuchQuote, sentAlready } from './problems.ts'
import { readQuote } from './read-quote.ts'

/** Approves the discounts of a draft as they are; changing its lines or terms takes the approval back. */
export async function approveQuote(ctx: Ctx, id: string): Promise<void> {
  await inChangeSet(ctx, { label: '' }, async (inside) => {
    inside.changeSet.label ||= 'Approved a discount'
    await update(inside, quote, id, {})
    const stored = await readQuote(inside, { id })
    if (!stored) throw noSuchQuote()
    if (stored.status !== 'draft') throw sentAlready(stored.status)
    const approvedAt = inside.services.clock.now().toISOString()
    await update(inside, quote, id, { approvedAt, approvedById: inside.actor.userId }, { trusted: true })
  })
}
