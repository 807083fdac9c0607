import { quote, task } from '@regulars/model'
import {
  addTouchpoint,
  type Ctx,
  create,
  inChangeSet,
  type Services,
  systemCtx,
  update,
} from '../../../records/index.ts'
import { acceptedAlready, noSuchQuote, notFrom } from './problems.ts'
import { lockQuote, readQuote, type StoredQuote } from './read-quote.ts'

/** The customer declines, and may say why. */
export async function declineQuote(services: Services, token: string, reason: string): Promise<void> {
  await asCustomer(services, token, 'A customer declined a quote', async (inside, found) => {
    if (found.status === 'accepted') throw acceptedAlready()
    if (found.status !== 'sent') throw notFrom(found.status, 'declined')
    const values = {
      status: 'declined',
      decidedAt: services.clock.now().toISOString(),
      declineReason: reason.trim() || null,
    }
    await update(inside, quote, found.id, values, { trusted: true })
  })
}

/** A question about a quote: a part of the contact's memory, and a task of whoever looks after the quote. */
export async function askAboutQuote(services: Services, token: string, question: string): Promise<void> {
  await asCustomer(services, token, 'A customer asked about a quote', async (inside, found) => {
    const { id, number, contactId, companyId, ownerId } = found
    if (contactId)
      await addTouchpoint(inside, {
        contactId,
        type: 'quote.asked',
        channel: 'web',
        subject: question,
        about: { object: 'quote', id },
        payload: { number },
      })
    const title = `Answer the question about quote ${number}: ${question}`.slice(0, 300)
    await create(inside, task, { title, contactId, companyId, ownerId }, { trusted: true })
  })
}

/** Notes when the customer first read it. */
export async function noteViewed(services: Services, { id }: Pick<StoredQuote, 'id'>): Promise<void> {
  const ctx = systemCtx(services, 'Customer')
  await inChangeSet(ctx, { kind: 'form', label: 'A customer read a quote' }, async (inside) => {
    await lockQuote(inside, id)
    await update(inside, quote, id, { viewedAt: services.clock.now().toISOString() }, { trusted: true })
  })
}

async function asCustomer(
  services: Services,
  token: string,
  label: string,
  work: (inside: Ctx, found: StoredQuote) => Promise<void>,
): Promise<void> {
  const ctx = systemCtx(services, 'Customer')
  await inChangeSet(ctx, { kind: 'form', label, source: 'Page of the quote' }, async (inside) => {
    const before = await readQuote(inside, { token })
    if (!before) throw noSuchQuote()
    await lockQuote(inside, before.id)
    const found = await readQuote(inside, { token })
    if (!found) throw noSuchQuote()
    await work(inside, found)
  })
}
