import { addDays, dayAt, quote } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import { type Ctx, inChangeSet, type Services, systemCtx, updateMany } from '../../../records/index.ts'
import { mailQuote } from './mail-quote.ts'

const batchSize = 500

/** How many days before its end a customer is reminded of a quote. */
const reminderDays = 3

/** Every hour: quotes whose last day has passed expire, and those that end soon are called to mind, once. */
export const watchQuotes = defineJob({
  name: 'sales.watch-quotes',
  schema: z.object({}),
  cron: '7 * * * *',
  async run(_payload, { services }) {
    await expireQuotes(services)
    await remindOfQuotes(services)
  },
})

/** Lets quotes expire whose last day has passed in the time zone of the business; answers with how many. */
export async function expireQuotes(services: Services): Promise<number> {
  return inBatches(services, 'Quotes expired', async (ctx, today) => {
    const { rows } = await sql<{ id: string }>`
      select id from quote where status = 'sent' and valid_until < ${today}::date and deleted_at is null
      order by valid_until, id limit ${batchSize} for no key update skip locked`.execute(ctx.db)
    const changes = rows.map(({ id }) => ({ id, values: { status: 'expired' } }))
    await updateMany(ctx, quote, changes, { trusted: true })
    return rows.length
  })
}

/** Calls quotes to mind that end within three days and were not decided on; each once. Answers with how many. */
export async function remindOfQuotes(services: Services): Promise<number> {
  if (!services.mail.sends || services.settings.get('mailFrom') === null) return 0
  return inBatches(services, 'Reminded of quotes', async (ctx, today) => {
    const { rows } = await sql<{ id: string }>`
      select quote.id from quote join contact on contact.id = quote.contact_id and contact.email is not null
      where quote.status = 'sent' and quote.reminded_at is null and quote.deleted_at is null
        and quote.valid_until between ${today}::date and ${addDays(today, reminderDays)}::date
        and quote.sent_at < ${services.clock.now()}::timestamptz - interval '1 day'
      order by quote.valid_until, quote.id limit ${batchSize} for no key update of quote skip locked`.execute(
      ctx.db,
    )
    const remindedAt = services.clock.now().toISOString()
    const changes = rows.map(({ id }) => ({ id, values: { remindedAt } }))
    await updateMany(ctx, quote, changes, { trusted: true })
    for (const { id } of rows)
      await services.jobs.enqueue(
        mailQuote,
        { quoteId: id, kind: 'reminder' as const },
        { executor: ctx.db, key: `quote-reminder:${id}` },
      )
    return rows.length
  })
}

async function inBatches(
  services: Services,
  label: string,
  work: (ctx: Ctx, today: string) => Promise<number>,
): Promise<number> {
  const ctx = systemCtx(services, 'Quotes')
  const today = dayAt(services.clock.now(), ctx.setting.timeZone)
  for (let done = 0; ; ) {
    const count = await inChangeSet(ctx, { label }, (inside) => work(inside, today))
    done += count
    if (count < batchSize) return done
  }
}
