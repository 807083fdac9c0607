import { fillWords, quoteWords } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import type { Services } from '../../../records/index.ts'
import { quoteFormat } from './format.ts'
import { quoteLink } from './quote-link.ts'
import { readQuote } from './read-quote.ts'

/** Sends the link of a quote to its contact: when it is sent, and once more before it ends. */
export const mailQuote = defineJob({
  name: 'sales.mail-quote',
  schema: z.object({ quoteId: z.uuid(), kind: z.enum(['sent', 'reminder']) }),
  label: ({ kind }) => (kind === 'sent' ? 'Mailing a quote' : 'Reminding of a quote'),
  run: ({ quoteId, kind }, { services }) => mailLink(services, quoteId, kind),
})

async function mailLink(services: Services, quoteId: string, kind: 'sent' | 'reminder'): Promise<void> {
  const { db, mail, settings } = services
  const quote = await readQuote({ db }, { id: quoteId })
  const from = settings.get('mailFrom')
  if (!quote?.token || quote.status !== 'sent' || from === null) return
  const { rows } = await sql<{ email: string | null; name: string }>`
    select email, name from contact where id = ${quote.contactId} and deleted_at is null`.execute(db)
  const to = rows[0]
  if (!to?.email) return
  const words = quoteWords(quote.language)
  const format = quoteFormat(quote.language, quote.currency, settings.get('locale'))
  const values = {
    number: quote.number,
    business: settings.get('businessName'),
    title: quote.title,
    total: format.money(quote.gross),
    date: quote.validUntil === null ? '—' : format.day(quote.validUntil),
  }
  const [subject, text] =
    kind === 'sent' ? [words.mailSubject, words.mailText] : [words.remindSubject, words.remindText]
  const lines = [to.name, fillWords(text, values), quoteLink(services, quote.token), values.business]
  await mail.send({
    from,
    to: { name: to.name, address: to.email },
    subject: fillWords(subject, values),
    text: `${lines.join('\n\n')}\n`,
  })
}
