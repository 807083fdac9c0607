import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { dayAt, largestDiscount, mayBecome, quote } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, inChangeSet, update } from '../../../records/index.ts'
import { drawQuote } from './document/draw-quote.ts'
import { readDocument } from './document/read-document.ts'
import { mailQuote } from './mail-quote.ts'
import { expired, needsApproval, noSuchQuote, notFrom, notReady, taxClassMissing } from './problems.ts'
import { readLines, readQuote, type StoredLine, type StoredQuote } from './read-quote.ts'

/**
 * Sends a quote: from now on it stays as it is, its PDF is kept, and whoever has its link may read and accept it. With `mail` the link goes to the contact, as a
 * job of the same transaction.
 *
 * @throws Problem `quote.not-ready`, `quote.needs-approval`, `quote.state`
 */
export async function sendQuote(ctx: Ctx, id: string, { mail }: { mail: boolean }): Promise<void> {
  await inChangeSet(ctx, { label: '' }, async (inside) => {
    inside.changeSet.label ||= 'Sent a quote'
    await update(inside, quote, id, {})
    const stored = await readQuote(inside, { id })
    if (!stored) throw noSuchQuote()
    if (!mayBecome(stored.status, 'sent')) throw notFrom(stored.status, 'sent')
    await refuseUnready(inside, stored, await readLines(inside, id), mail)
    const now = inside.services.clock.now()
    const values = { status: 'sent', sentAt: now.toISOString(), token: randomBytes(24).toString('base64url') }
    await update(inside, quote, id, values, { trusted: true })
    await update(inside, quote, id, { documentHash: await keepDocument(inside, id) }, { trusted: true })
    await replaceEarlier(inside, id)
    if (mail)
      await inside.services.jobs.enqueue(
        mailQuote,
        { quoteId: id, kind: 'sent' as const },
        { executor: inside.db, key: `quote:${id}` },
      )
  })
}

/** Draws the PDF and keeps it; answers with its SHA-256. */
async function keepDocument(ctx: Ctx, id: string): Promise<string> {
  const pdf = await drawQuote(await readDocument(ctx, id))
  const { hash } = await ctx.services.files.write(Readable.from([pdf]))
  return hash
}

/** A new version takes the place of the one before it, whose link then says so. */
async function replaceEarlier(ctx: Ctx, id: string): Promise<void> {
  const { rows } = await sql<{ id: string; status: StoredQuote['status'] }>`
    select earlier.id, earlier.status from quote join quote as earlier on earlier.id = quote.replaces_id
    where quote.id = ${id} for no key update of earlier`.execute(ctx.db)
  for (const earlier of rows)
    if (mayBecome(earlier.status, 'replaced'))
      await update(ctx, quote, earlier.id, { status: 'replaced' }, { trusted: true })
}

async function refuseUnready(
  ctx: Ctx,
  stored: StoredQuote,
  lines: readonly StoredLine[],
  mail: boolean,
): Promise<void> {
  const today = dayAt(ctx.services.clock.now(), ctx.setting.timeZone)
  if (lines.length === 0) throw notReady('lines', 'The quote has no lines.', 'Say what you offer.')
  if (!stored.contactId && !stored.companyId)
    throw notReady('contactId', 'The quote is for nobody.', 'Choose a person or a company.')
  if (stored.validUntil !== null && stored.validUntil < today) throw expired(stored.validUntil)
  if (stored.taxTreatment === 'taxed')
    for (const { name, position, taxClassId } of lines)
      if (taxClassId === null && (await taxesAreKept(ctx))) throw taxClassMissing(name, position)
  if (stored.taxTreatment !== 'taxed' && stored.pricesIncludeTax)
    throw notReady(
      'pricesIncludeTax',
      'No tax is due on this quote, but its prices include tax.',
      'Say that the prices are without tax, or that tax is due.',
    )
  refuseUnapproved(ctx, stored, lines)
  if (mail) await refuseUnmailable(ctx, stored)
}

/** A business that keeps no tax classes at all writes no tax on its quotes. */
async function taxesAreKept(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql`select from tax_class where deleted_at is null limit 1`.execute(ctx.db)
  return rows.length > 0
}

function refuseUnapproved(ctx: Ctx, stored: StoredQuote, lines: readonly StoredLine[]): void {
  const limit = ctx.services.settings.get('discountLimit')
  if (limit === null || stored.approvedAt !== null) return
  const discount = largestDiscount(lines, { discountShare: stored.totalDiscountShare ?? 0 })
  if (discount > limit) throw needsApproval(discount, limit)
}

async function refuseUnmailable(ctx: Ctx, { contactId }: StoredQuote): Promise<void> {
  const { mail, settings } = ctx.services
  const { rows } = await sql<{
    email: string | null
  }>`select email from contact where id = ${contactId}`.execute(ctx.db)
  if (!rows[0]?.email)
    throw notReady(
      'contactId',
      'There is no e-mail address to send it to.',
      'Add one, or pass the link on yourself.',
    )
  if (!mail.sends || settings.get('mailFrom') === null)
    throw notReady('mail', 'There is no mail server to send it with.', 'Pass the link on yourself.')
}
