import { consent } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create } from '../../records/index.ts'

/** What somebody agreed to by a tick on a page of ours. */
interface GivenConsent {
  contactId: string
  channel: string
  /** The very words; null = they did not agree. */
  wording: string | null
  source: string
  decidedAt: string
  /** That it was they who ticked, since they answered from their address. */
  isProven: boolean
}

/** Keeps a consent in the words that were agreed to. Whoever took consent back said so themselves; only an address that was proven says otherwise. */
export async function keepConsent(ctx: Ctx, { isProven, ...given }: GivenConsent): Promise<void> {
  if (given.wording === null) return
  if (!isProven && (await hasWithdrawn(ctx, given))) return
  await create(ctx, consent, { ...given, state: 'given' }, { trusted: true })
}

async function hasWithdrawn(
  ctx: Ctx,
  { contactId, channel }: Pick<GivenConsent, 'contactId' | 'channel'>,
): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`
    select state from consent where contact_id = ${contactId} and channel = ${channel} and deleted_at is null
    order by decided_at desc, id desc limit 1`.execute(ctx.db)
  return rows[0]?.state === 'withdrawn'
}
