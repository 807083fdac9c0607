import { type Ctx, nameTogether } from '../../../records/index.ts'
import type { Resolution } from './resolve-contact.ts'

/**
 * Offers people whom identifiers of one touchpoint named together as duplicates, for people to decide: perhaps they are one and the same. Nobody is merged, and
 * each pair is offered once.
 */
export async function offerConflicts(
  ctx: Ctx,
  { decidedBy, conflicts }: Pick<Resolution, 'decidedBy' | 'conflicts'>,
  { type, subject }: Readonly<Record<string, unknown>>,
): Promise<void> {
  const [first, ...others] = decidedBy ? [decidedBy, ...conflicts] : conflicts
  if (!first) return
  const offered = new Set([first.contactId])
  for (const { contactId, kind } of others) {
    if (offered.has(contactId)) continue
    offered.add(contactId)
    await nameTogether(ctx, ctx.registry.object('contact'), {
      type: String(type),
      subject: typeof subject === 'string' ? subject : null,
      first: { id: first.contactId, kind: first.kind },
      second: { id: contactId, kind },
    })
  }
}
