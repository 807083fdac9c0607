import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import { type Ctx, refreshDerived, systemCtx } from '../../../records/index.ts'
import { contactTotals } from '../contact-totals.ts'

const chunk = 5000

/** Sums up anew what people bought in other currencies, after rates have changed. Where it is begun again, it finds most of it done. */
export const followRates = defineJob({
  name: 'sales.follow-rates',
  schema: z.strictObject({}),
  label: () => 'Following the exchange rates',
  async run(_, job) {
    const ctx = systemCtx(job.services, 'Exchange rates')
    let done = 0
    for (let last: string | undefined; ; ) {
      job.signal.throwIfAborted()
      const ids = await nextBuyers(ctx, last)
      if (ids.length === 0) return
      await refreshDerived(ctx, contactTotals.name, ids)
      last = ids.at(-1)
      done += ids.length
      await job.progress(done)
    }
  },
})

/** Rates were written, or taken away. One job that waits stands for all who ask. */
export async function ratesChanged({ services }: Ctx): Promise<void> {
  await services.jobs.enqueue(followRates, {}, { key: followRates.name })
}

/** People with orders in other currencies than that of the business, after the one named. */
async function nextBuyers({ db, services }: Ctx, after: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct contact_id as id from "order"
    where contact_id is not null and deleted_at is null and currency <> ${services.settings.get('currency')}
      and ${after ? sql`contact_id > ${after}` : sql`true`}
    order by contact_id limit ${chunk}`.execute(db)
  return rows.map(({ id }) => id)
}
