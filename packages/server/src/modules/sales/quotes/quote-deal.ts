import { deal, quote } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create, get, inChangeSet } from '../../../records/index.ts'
import { applyTemplate } from './apply-template.ts'
import { offerLines, type WantedLine } from './offer-lines.ts'
import { readQuote } from './read-quote.ts'
import { writeLines } from './write-lines.ts'

/**
 * Begins a quote for a deal: called like it, for its people, offering the products on it at the prices noted there. With a template that is where it begins, and the
 * products come before its lines. Answers with the id of the quote.
 */
export async function quoteDeal(ctx: Ctx, dealId: string, templateId: string | null): Promise<string> {
  const { title } = (await get(ctx, deal, dealId)) as { title?: string }
  return inChangeSet(ctx, { label: 'Began a quote for a deal' }, async (inside) => {
    const id = await create(inside, quote, { title: title ?? 'Quote', dealId })
    const stored = (await readQuote(inside, { id }))!
    const wanted = await productsOn(inside, dealId, stored.currency)
    if (wanted.length > 0) await writeLines(inside, id, await offerLines(inside, wanted, stored), undefined)
    if (templateId) await applyTemplate(inside, id, templateId)
    return id
  })
}

/** Prices in another currency than the quote's are looked up anew. */
async function productsOn(ctx: Ctx, dealId: string, currency: string): Promise<WantedLine[]> {
  const { rows } = await sql<WantedLine>`
    select product_id, description as name, quantity, case when currency = ${currency} then unit_price end as unit_price
    from deal_product where deal_id = ${dealId} and deleted_at is null order by created_at, id limit 200`.execute(
    ctx.db,
  )
  return rows
}
