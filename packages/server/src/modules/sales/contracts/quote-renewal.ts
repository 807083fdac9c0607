import { contract, quote } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, create, get, inChangeSet, update } from '../../../records/index.ts'
import { type WrittenLine, writeLines } from '../quotes/write-lines.ts'
import { notToRenew } from './problems.ts'

/** Writes the quote with which a contract can go on, as a draft with its lines of today. Answers with its id. */
export async function quoteRenewal(ctx: Ctx, contractId: string): Promise<string> {
  return inChangeSet(ctx, { label: '' }, async (inside) => {
    const renewed = await get(inside, contract, contractId)
    if (!renewed.endsOn || renewed.status === 'ended') throw notToRenew(renewed.title)
    inside.changeSet.label ||= `Began the renewal of ${renewed.title}`
    const { title, contactId, companyId, ownerId, currency, renewal, terms } = renewed
    const quoteId = await create(inside, quote, {
      ...{ title, contactId, companyId, ownerId, currency, renewal, terms },
      termMonths: renewed.renewalMonths ?? renewed.termMonths ?? 12,
      ...(renewed.noticeUnit === 'month' ? { noticeMonths: renewed.noticeCount } : {}),
    })
    await update(inside, quote, quoteId, { renewsId: contractId }, { trusted: true })
    await writeLines(inside, quoteId, await linesOf(inside, contractId), undefined)
    return quoteId
  })
}

/** The lines that have not ended, with the tax classes of their products. */
async function linesOf(ctx: Ctx, contractId: string): Promise<WrittenLine[]> {
  const { rows } = await sql<WrittenLine>`
    select line.product_id, line.name, line.quantity, line.unit, line.unit_price, line.discount_share, line.period, product.tax_class_id
    from contract_line as line join contract on contract.id = line.contract_id
    left join product on product.id = line.product_id
    where line.contract_id = ${contractId} and line.deleted_at is null
      and coalesce(line.ends_on >= contract.ends_on, true)
    order by line.position, line.starts_on nulls first, line.id limit 200`.execute(ctx.db)
  return rows
}
